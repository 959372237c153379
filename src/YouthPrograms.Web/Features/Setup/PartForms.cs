using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Organizing;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Setup;

/// <summary>The forms of what a tournament consists of: one kind of rows.</summary>
/// <param name="Kind">In addresses and keys of texts, such as <c>events</c>.</param>
/// <param name="List">Where its rows are listed, below the tournament's page.</param>
/// <param name="Of">The fields of a row, or of a new one.</param>
/// <param name="Read">Reads what was typed; the change is for a form that is sound.</param>
/// <param name="NameOf">What people call a row.</param>
/// <param name="Join">Makes a new row one of the tournament with this key.</param>
internal sealed record PartForms<T>(
    string Kind, string List, Func<T?, Texts, IReadOnlyList<RowFields>> Of, Func<FormPost, Action<T>> Read, Func<T, string> NameOf, Action<T, long> Join)
    where T : Entity
{
    public RowForm FormOf(OrganizedRow row, T? part, Texts texts)
    {
        var address = $"{row.Address}/{Kind}/{part?.Id.ToString(CultureInfo.InvariantCulture) ?? "new"}";
        var title = part is null ? texts[$"setup.{Kind}.new"] : $"{texts[$"setup.{Kind}.change"]} · {NameOf(part)}";
        return new RowForm(title, address, texts["setup.save"], Of(part, texts))
        {
            Crumbs = [("/organize", texts["nav.organize"]), (row.Address, row.Text), .. List.Length > 0 ? [(row.Address + List, texts[$"setup.{Kind}"])] : Array.Empty<(string, string)>()],
            RowVersion = part?.RowVersion,
            Delete = part is null ? null : address + "/delete",
        };
    }
}

internal static class PartPages
{
    public static void MapRows<T>(this IEndpointRouteBuilder organize, PartForms<T> forms)
        where T : Entity
    {
        var parts = organize.MapGroup("/{slug}/" + forms.Kind);
        parts.MapGet("/new", async (string slug, [AsParameters] PartDesk<T> desk) =>
            await desk.FindAsync(slug) is { } row ? desk.Show(forms, row, null) : Pages.NotFound());
        parts.MapPost("/new", (string slug, FormPost post, [AsParameters] PartDesk<T> desk) => desk.SaveAsync(forms, slug, null, post));
        parts.MapGet("/{id:long}", async (string slug, long id, [AsParameters] PartDesk<T> desk) =>
            await desk.FindAsync(slug) is { } row && await desk.FindAsync(row, id) is { } part ? desk.Show(forms, row, part) : Pages.NotFound());
        parts.MapPost("/{id:long}", (string slug, long id, FormPost post, [AsParameters] PartDesk<T> desk) => desk.SaveAsync(forms, slug, id, post));
        parts.MapPost("/{id:long}/delete", (string slug, long id, FormPost post, [AsParameters] PartDesk<T> desk) => desk.DeleteAsync(forms, slug, id, post));
    }
}

/// <summary>Shows, saves and deletes one row of a tournament that the viewer organizes.</summary>
internal sealed record PartDesk<T>(
    ProgramsDb Db, OrganizeReading Reading, [property: FromServices] EditRow<T> Rows, AfterCommit After, Texts Texts, Viewer Viewer, CancellationToken Cancellation)
    where T : Entity
{
    public Task<OrganizedRow?> FindAsync(string slug) => Reading.FindAsync(slug, Viewer, Cancellation);

    public Task<T?> FindAsync(OrganizedRow row, long id) =>
        Db.Set<T>().AsNoTracking().SingleOrDefaultAsync(part => part.Id == id && EF.Property<long>(part, nameof(Event.TournamentId)) == row.Tournament.Id, Cancellation);

    public IResult Show(PartForms<T> forms, OrganizedRow row, T? part, FormPost? post = null) =>
        Pages.Show<RowFormPage>(new { Form = forms.FormOf(row, part, Texts), State = post?.State() ?? FormState.Empty }, post?.Status() ?? StatusCodes.Status200OK);

    public async Task<IResult> SaveAsync(PartForms<T> forms, string slug, long? id, FormPost post)
    {
        if (await FindAsync(slug) is not { } row)
            return Pages.NotFound();
        var part = id is { } known ? await FindAsync(row, known) : null;
        if (id is not null && part is null)
            return Pages.NotFound();
        var fill = forms.Read(post);
        var version = part is null ? 0 : post.RequiredWhole("RowVersion");
        if (post.IsSound && await RefusedAsync(forms, row, part, version, fill) is { } problem)
            post.Refuse(problem);
        if (!post.IsSound)
            return Show(forms, row, part, post);
        await After.PublishedChangedAsync(row.Tournament.Slug, Cancellation);
        return Pages.Done(row.Address + forms.List, "row-saved");
    }

    public async Task<IResult> DeleteAsync(PartForms<T> forms, string slug, long id, FormPost post)
    {
        if (await FindAsync(slug) is not { } row || await FindAsync(row, id) is not { } part)
            return Pages.NotFound();
        if (post.IsSound && (await Rows.DeleteAsync(id, null, Viewer, Cancellation)).IsRefused(out var problem))
            post.Refuse(problem);
        if (!post.IsSound)
            // The form of the row is shown as the row is: what was sent was another form.
            return Pages.Show<RowFormPage>(new { Form = forms.FormOf(row, part, Texts), State = FormState.Empty with { Problems = post.Problems } }, post.Status());
        await After.PublishedChangedAsync(row.Tournament.Slug, Cancellation);
        return Pages.Done(row.Address + forms.List, "row-deleted");
    }

    private async Task<Problem?> RefusedAsync(PartForms<T> forms, OrganizedRow row, T? part, int version, Action<T> fill)
    {
        if (part is not null)
            return (await Rows.ChangeAsync(part.Id, version, fill, Viewer, Cancellation)).IsRefused(out var stale) ? stale : null;
        var made = await Rows.CreateAsync(
            created =>
            {
                forms.Join(created, row.Tournament.Id);
                fill(created);
            },
            Viewer, Cancellation);
        return made.IsRefused(out var problem) ? problem : null;
    }
}
