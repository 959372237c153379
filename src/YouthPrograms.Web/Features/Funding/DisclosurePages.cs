using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Funding;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Funding;

public sealed record ApprovalRow(long ApprovedById, string Name, DateTime At);

public sealed record DisclosureDeskRow(DisclosureRow Disclosure, int RowVersion, string Program, string ProgramEn, IReadOnlyList<ApprovalRow> Approvals);

/// <summary>The office's pages on which disclosures are drawn up, approved by two, published and corrected.</summary>
internal static class DisclosurePages
{
    private const string Home = "/office/disclosures";

    public static void MapDisclosures(this IEndpointRouteBuilder routes)
    {
        var office = routes.MapGroup(Home).RequireAuthorization(Policies.Books);
        office.MapGet("", (DisclosureForms forms, CancellationToken cancellation) => forms.ListAsync(null, cancellation));
        office.MapGet("/{id:long}", (long id, DisclosureForms forms, CancellationToken cancellation) => forms.ShowAsync(id, null, null, cancellation));
        office.MapPost("", DrawUpAsync);
        office.MapPost("/{id:long}/approve", (long id, FormPost post, ApproveDisclosure use, DisclosureForms forms, CancellationToken cancellation) =>
            forms.RunAsync(id, post, "approve", "disclosure-approved", viewer => use.RunAsync(new(id, post.Whole("RowVersion")), viewer, cancellation), cancellation));
        office.MapPost("/{id:long}/publish", (long id, FormPost post, PublishDisclosure use, DisclosureForms forms, CancellationToken cancellation) =>
            forms.RunAsync(id, post, "publish", "disclosure-published", viewer => use.RunAsync(new(id, post.Whole("RowVersion")), viewer, cancellation), cancellation));
        office.MapPost("/{id:long}/correct", (long id, FormPost post, CorrectDisclosure use, DisclosureForms forms, CancellationToken cancellation) =>
            forms.RunAsync(id, post, "correct", "disclosure-drawn-up", viewer => use.RunAsync(new(id, post.Text("Note"), post.Whole("RowVersion")), viewer, cancellation), cancellation));
        office.MapPost("/{id:long}/discard", DiscardAsync);
    }

    private static async Task<IResult> DrawUpAsync(FormPost post, DrawUpDisclosure use, DisclosureForms forms, CancellationToken cancellation)
    {
        var request = new DrawUpDisclosureRequest(post.RequiredKey("ProgramId"), post.RequiredDate("From"), post.RequiredDate("To"));
        if (!post.IsSound)
            return await forms.ListAsync(post, cancellation);
        var outcome = await use.RunAsync(request, forms.Viewer, cancellation);
        return post.Refuse(outcome)
            ? await forms.ListAsync(post, cancellation)
            : Pages.Done($"{Home}/{outcome.Value.Id}", "disclosure-drawn-up");
    }

    private static async Task<IResult> DiscardAsync(long id, FormPost post, DiscardDisclosure use, DisclosureForms forms, CancellationToken cancellation) =>
        !post.IsSound || post.Refuse(await use.RunAsync(new(id, post.Whole("RowVersion")), forms.Viewer, cancellation))
            ? await forms.ShowAsync(id, "discard", post, cancellation)
            : Pages.Done(Home, "disclosure-discarded");
}

/// <summary>Runs the forms of those pages and shows them again where refused.</summary>
public sealed class DisclosureForms(ProgramsDb db, BooksReading read, Viewer viewer)
{
    public Viewer Viewer => viewer;

    public async Task<IResult> ListAsync(FormPost? post, CancellationToken cancellation) => Pages.Show<DisclosuresPage>(
        new
        {
            Rows = await ReadAsync(db.Disclosures.VisibleTo(viewer), cancellation),
            Programs = await read.ProgramsAsync(cancellation),
            Viewer = viewer,
            State = post?.State() ?? FormState.Empty,
        },
        post?.Status() ?? StatusCodes.Status200OK);

    public async Task<IResult> ShowAsync(long id, string? form, FormPost? post, CancellationToken cancellation) =>
        await ReadAsync(db.Disclosures.VisibleTo(viewer).Where(d => d.Id == id), cancellation) is [var row]
            ? Pages.Show<DisclosureDeskPage>(
                new { Row = row, Viewer = viewer, Failed = post is null ? FailedForm.None : new FailedForm(form, post.State()) },
                post?.Status() ?? StatusCodes.Status200OK)
            : Pages.NotFound();

    /// <summary>Answers with the disclosure that the use case did, which a correction makes anew.</summary>
    public async Task<IResult> RunAsync(
        long id, FormPost post, string form, string said, Func<Viewer, Task<Outcome<Disclosure>>> run, CancellationToken cancellation)
    {
        if (!post.IsSound)
            return await ShowAsync(id, form, post, cancellation);
        var outcome = await run(viewer);
        return post.Refuse(outcome)
            ? await ShowAsync(id, form, post, cancellation)
            : Pages.Done($"/office/disclosures/{outcome.Value.Id}", said);
    }

    private static async Task<List<DisclosureDeskRow>> ReadAsync(IQueryable<Disclosure> disclosures, CancellationToken cancellation)
    {
        var rows = await disclosures.AsNoTracking().AsSplitQuery()
            .Include(d => d.Program).Include(d => d.Figures).Include(d => d.Approvals).ThenInclude(a => a.ApprovedBy)
            .OrderByDescending(d => d.Id).ToListAsync(cancellation);
        return rows.ConvertAll(d => new DisclosureDeskRow(
            MoneyReading.Row(d), d.RowVersion, d.Program.Name, d.Program.NameEn,
            [.. d.Approvals.OrderBy(a => a.Id).Select(a => new ApprovalRow(a.ApprovedById, a.ApprovedBy.DisplayName, a.ApprovedAt))]));
    }
}
