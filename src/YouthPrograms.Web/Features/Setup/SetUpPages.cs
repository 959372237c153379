using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Organizing;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Setup;

/// <summary>A tournament is set up: from a template, then its days, events, delegations and tables one by one.</summary>
internal static class SetUpPages
{
    /// <param name="organize">The organizer's pages.</param>
    public static void MapSetUp(this IEndpointRouteBuilder organize)
    {
        organize.MapGet("/new", (Texts texts, Viewer viewer) =>
            viewer.OrganizesAll ? Show(TournamentForms.New(texts), FormState.Empty, 200) : Pages.Forbidden());
        organize.MapPost("/new", CreateAsync);
        organize.MapGet("/{slug}/settings", async (string slug, OrganizeReading reading, Texts texts, Viewer viewer, CancellationToken cancellation) =>
            await reading.FindAsync(slug, viewer, cancellation) is { } row ? Show(TournamentForms.Of(row, texts), FormState.Empty, 200) : Pages.NotFound());
        organize.MapPost("/{slug}/settings", ChangeAsync);
        organize.MapGet("/{slug}/delegations", async (string slug, OrganizeReading reading, ProgramsDb db, Viewer viewer, CancellationToken cancellation) =>
            await reading.FindAsync(slug, viewer, cancellation) is { } row
                ? Pages.Show<DelegationsPage>(new { Row = row, Delegations = await DelegationRowsAsync(row, db, cancellation) })
                : Pages.NotFound());
        organize.MapRows(new PartForms<Event>("events", "", EventForms.Of, EventForms.Read,
            e => Texts.Choose(e.Name, e.NameEn), (e, tournament) => e.TournamentId = tournament));
        organize.MapRows(new PartForms<Delegation>("delegations", "/delegations", DelegationForms.Of, DelegationForms.Read,
            d => Texts.Choose(d.Name, d.NameEn), (d, tournament) => d.TournamentId = tournament));
        organize.MapRows(new PartForms<PlayingTable>("tables", "/tables", TableForms.Of, TableForms.Read,
            table => table.Name, (table, tournament) => table.TournamentId = tournament));
    }

    private static IResult Show(RowForm form, FormState state, int status) => Pages.Show<RowFormPage>(new { Form = form, State = state }, status);

    private static async Task<IResult> CreateAsync(FormPost post, SetUpTournament setUp, Texts texts, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.OrganizesAll)
            return Pages.Forbidden();
        var request = TournamentForms.ReadNew(post);
        if (post.IsSound && (await setUp.RunAsync(request, viewer, cancellation)).IsRefused(out var problem))
            post.Refuse(problem);
        return post.IsSound
            ? Pages.Done($"/organize/{request.Slug}", "tournament-set-up")
            : Show(TournamentForms.New(texts), post.State(), post.Status());
    }

    private static async Task<IResult> ChangeAsync(
        string slug, FormPost post, OrganizeReading reading, EditRow<Tournament> rows, AfterCommit after, Texts texts, Viewer viewer, CancellationToken cancellation)
    {
        if (await reading.FindAsync(slug, viewer, cancellation) is not { } row)
            return Pages.NotFound();
        var change = TournamentForms.Read(post);
        if (post.IsSound && (await rows.ChangeAsync(row.Tournament.Id, post.RequiredWhole("RowVersion"), change, viewer, cancellation)).IsRefused(out var problem))
            post.Refuse(problem);
        if (!post.IsSound)
            return Show(TournamentForms.Of(row, texts), post.State(), post.Status());
        await after.PublishedChangedAsync(slug, cancellation);
        return Pages.Done(row.Address, "row-saved");
    }

    private static Task<List<DelegationRow>> DelegationRowsAsync(OrganizedRow row, ProgramsDb db, CancellationToken cancellation) =>
        db.Delegations.Where(d => d.TournamentId == row.Tournament.Id).OrderBy(d => d.Code)
            .Select(d => new DelegationRow(d.Id, d.Code, d.Name, d.NameEn, d.Athletes.Count, d.Entries.Count(e => e.State < EntryState.Rejected))).ToListAsync(cancellation);
}

/// <summary>A delegation with how many athletes it has and how many entries of it are in force.</summary>
public sealed record DelegationRow(long Id, string Code, string Name, string NameEn, int Athletes, int Entries)
{
    public string Text => Texts.Choose(Name, NameEn);
}
