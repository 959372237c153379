using YouthPrograms.Data;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Tournaments;

/// <summary>What everybody may read without signing in.</summary>
public static class Tournaments
{
    private const int RecentShown = 10;

    public static void AddTournaments(this IServiceCollection services)
    {
        services.AddScoped<EventReader>();
        services.AddScoped<TournamentReader>();
        services.AddScoped<MedalTable>();
        services.AddScoped<EventStandings>();
        services.AddScoped<EventNeeds>();
    }

    public static void MapTournaments(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", async (TournamentReader tournaments, Viewer viewer, CancellationToken cancellation) =>
            Pages.Show<HomePage>(new { Tournaments = await tournaments.AllAsync(viewer, cancellation) })).AllowAnonymous();
        var published = routes.MapGroup("/t/{slug}").CacheOutput(Publishing.Publishing.CachePolicy).AllowAnonymous();
        published.MapGet("", ShowAsync);
        published.MapGet("/medals", ShowMedalsAsync);
        published.MapGet("/schedule", ShowScheduleAsync);
        published.MapGet("/d/{code}", ShowDelegationAsync);
        published.MapGet("/{code}", ShowEventAsync);
    }

    private static async Task<IResult> ShowAsync(
        string slug, TournamentReader tournaments, MedalTable medals, Viewer viewer, CancellationToken cancellation)
    {
        if (await tournaments.FindAsync(slug, viewer, cancellation) is not { } head)
            return Pages.NotFound();
        return Pages.Show<TournamentPage>(new
        {
            Head = head,
            Events = await tournaments.EventsAsync(head.Id, viewer, cancellation),
            Medals = await medals.RunAsync(head.Id, viewer, cancellation),
            Delegations = await tournaments.DelegationsAsync(head.Id, cancellation),
            Recent = await tournaments.RecentAsync(head.Id, RecentShown, viewer, cancellation),
        });
    }

    private static async Task<IResult> ShowMedalsAsync(
        string slug, TournamentReader tournaments, MedalTable medals, Viewer viewer, CancellationToken cancellation) =>
        await tournaments.FindAsync(slug, viewer, cancellation) is { } head
            ? Pages.Show<MedalsPage>(new { Head = head, Medals = await medals.RunAsync(head.Id, viewer, cancellation) })
            : Pages.NotFound();

    private static async Task<IResult> ShowScheduleAsync(
        string slug, TournamentReader tournaments, EventReader events, Viewer viewer, CancellationToken cancellation)
    {
        if (await tournaments.FindAsync(slug, viewer, cancellation) is not { } head)
            return Pages.NotFound();
        var boards = new List<(EventRow, EventBoard)>();
        foreach (var row in await tournaments.EventsAsync(head.Id, viewer, cancellation))
        {
            if (ShowsBoard(row.PublishedAt, head.PublishedAt, head.Id, viewer) && await events.BoardAsync(row.Id, cancellation) is { } board)
                boards.Add((row, board));
        }
        return Pages.Show<SchedulePage>(new { Head = head, Boards = boards });
    }

    private static async Task<IResult> ShowDelegationAsync(
        string slug, string code, TournamentReader tournaments, EventReader events, Viewer viewer, CancellationToken cancellation)
    {
        if (await tournaments.FindAsync(slug, viewer, cancellation) is not { } head
            || (await tournaments.DelegationsAsync(head.Id, cancellation)).FirstOrDefault(d => d.Code == code) is not { } delegation)
            return Pages.NotFound();
        var entries = await tournaments.DelegationEntriesAsync(delegation.Id, viewer, cancellation);
        return Pages.Show<DelegationPage>(new
        {
            Head = head,
            Delegation = delegation,
            Entries = entries,
            Matches = await tournaments.DelegationMatchesAsync(delegation.Id, viewer, cancellation),
        });
    }

    private static async Task<IResult> ShowEventAsync(
        string slug, string code, long? needs, EventReader events, EventNeeds ask, Viewer viewer, CancellationToken cancellation)
    {
        if (await events.FindAsync(slug, code, viewer, cancellation) is not { } head)
            return Pages.NotFound();
        var board = ShowsBoard(head.PublishedAt, head.TournamentPublishedAt, head.TournamentId, viewer)
            ? await events.BoardAsync(head.Id, cancellation)
            : null;
        var entries = board is null ? await events.EntriesAsync(head.Id, cancellation) : [];
        Outcome<EntryNeeds>? asked = board is not null && needs is { } entry ? await ask.RunAsync(head.Id, entry, viewer, cancellation) : default(Outcome<EntryNeeds>?);
        return Pages.Show<EventPage>(new
        {
            Head = head,
            Board = board,
            Entries = entries,
            Needs = asked is { Problem: null } found ? found.Value : null,
            NeedsProblem = asked?.Problem,
        });
    }

    /// <summary>As <see cref="Visibility.OfMatches"/> has it, for an event that is at hand.</summary>
    private static bool ShowsBoard(DateTime? @event, DateTime? tournament, long tournamentId, Viewer viewer) =>
        (@event <= viewer.Now && tournament <= viewer.Now) || viewer.SeesTournaments
        || viewer.Organizes.Contains(tournamentId) || viewer.Scores.Contains(tournamentId);
}
