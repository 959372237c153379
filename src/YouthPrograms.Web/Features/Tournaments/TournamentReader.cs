using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Tournaments;

/// <summary>Reads tournaments for their public pages.</summary>
public sealed class TournamentReader(ProgramsDb db)
{
    public async Task<IReadOnlyList<TournamentHead>> AllAsync(Viewer viewer, CancellationToken cancellation) =>
        await Heads(viewer).OrderByDescending(t => t.StartsOn).ToListAsync(cancellation);

    public Task<TournamentHead?> FindAsync(string slug, Viewer viewer, CancellationToken cancellation) =>
        Heads(viewer).SingleOrDefaultAsync(t => t.Slug == slug, cancellation);

    public async Task<IReadOnlyList<EventRow>> EventsAsync(long tournamentId, Viewer viewer, CancellationToken cancellation)
    {
        var rows = await db.Events.Where(e => e.TournamentId == tournamentId).OrderBy(e => e.Position)
            .Select(e => new EventRow(
                e.Id, e.Code, e.Name, e.NameEn, e.Kind, e.State, e.PublishedAt, e.Entries.Count(x => x.State == EntryState.Accepted)))
            .ToListAsync(cancellation);
        var winners = (await db.Placings.VisibleTo(viewer).Where(p => p.Event.TournamentId == tournamentId && p.PlaceFrom == 1 && p.PlaceTo == 1)
            .Select(p => new { p.EventId, Winner = new Champion(p.Entry.Label, p.Entry.LabelEn, p.Entry.Delegation.Name, p.Entry.Delegation.NameEn) })
            .ToListAsync(cancellation)).ToDictionary(p => p.EventId, p => p.Winner);
        return rows.ConvertAll(row => row with { Champion = winners.GetValueOrDefault(row.Id) });
    }

    public async Task<IReadOnlyList<DelegationRow>> DelegationsAsync(long tournamentId, CancellationToken cancellation) =>
        await db.Delegations.Where(d => d.TournamentId == tournamentId).OrderBy(d => d.Code)
            .Select(d => new DelegationRow(d.Id, d.Code, d.Name, d.NameEn, d.Athletes.Count)).ToListAsync(cancellation);

    /// <summary>The newest results of published events, as far back as asked.</summary>
    public async Task<IReadOnlyList<RecentResult>> RecentAsync(long tournamentId, int count, Viewer viewer, CancellationToken cancellation) =>
        await db.Matches.VisibleTo(viewer)
            .Where(m => m.Event.TournamentId == tournamentId && m.WinnerId != null && m.State == MatchState.Completed && m.Results.Any(r => r.Current))
            .Select(m => new { Match = m, At = m.Results.Where(r => r.Current).Max(r => r.RecordedAt) })
            .OrderByDescending(x => x.At).ThenByDescending(x => x.Match.Id).Take(count)
            .Select(x => new RecentResult(
                x.Match.Event.Code, x.Match.Event.Name, x.Match.Event.NameEn, x.Match.Number,
                x.Match.SideA!.Label, x.Match.SideA.LabelEn, x.Match.SideB!.Label, x.Match.SideB.LabelEn,
                x.Match.ScoreA, x.Match.ScoreB, x.At))
            .ToListAsync(cancellation);

    /// <summary>The entries of a delegation with what they have reached so far.</summary>
    public async Task<IReadOnlyList<DelegationEntry>> DelegationEntriesAsync(long delegationId, Viewer viewer, CancellationToken cancellation)
    {
        var rows = await db.Entries.Where(e => e.DelegationId == delegationId && (e.State == EntryState.Accepted || e.LeftAt != null))
            .OrderBy(e => e.Event.Position).ThenBy(e => e.Seed == null).ThenBy(e => e.Seed).ThenBy(e => e.Id)
            .Select(e => new DelegationEntry(
                e.Id, e.EventId, e.Event.Code, e.Event.Name, e.Event.NameEn, e.Label, e.LabelEn, e.Seed, e.LeftAt != null,
                e.Event.Kind == EventKind.Team
                    ? e.Members.OrderBy(m => m.Order).Select(m => m.Athlete.PublicName).ToList()
                    : new List<string>()))
            .ToListAsync(cancellation);
        var places = await db.Placings.VisibleTo(viewer).Where(p => p.Entry.DelegationId == delegationId)
            .ToDictionaryAsync(p => p.EntryId, p => MatchWords.Places(p.PlaceFrom, p.PlaceTo), cancellation);
        return rows.ConvertAll(row => row with { Place = places.GetValueOrDefault(row.Id) });
    }

    /// <summary>Matches a delegation still has, and those it has played, the newest first.</summary>
    public async Task<IReadOnlyList<DelegationMatch>> DelegationMatchesAsync(long delegationId, Viewer viewer, CancellationToken cancellation) =>
        await db.Matches.VisibleTo(viewer)
            .Where(m => (m.SideA!.DelegationId == delegationId || m.SideB!.DelegationId == delegationId) && m.State != MatchState.Void)
            .OrderBy(m => m.State == MatchState.Completed).ThenByDescending(m => m.Results.Max(r => (DateTime?)r.RecordedAt)).ThenBy(m => m.Number)
            .Select(m => new DelegationMatch(
                m.Event.Code, m.Event.Name, m.Event.NameEn, m.Number, m.State, m.SideA!.Label, m.SideA.LabelEn, m.SideB!.Label, m.SideB.LabelEn,
                m.ScoreA, m.ScoreB, m.WinnerId == null ? null : m.WinnerId == m.SideAId, m.ScheduledAt))
            .ToListAsync(cancellation);

    private IQueryable<TournamentHead> Heads(Viewer viewer) => db.Tournaments.VisibleTo(viewer).Select(t => new TournamentHead
    {
        Id = t.Id,
        Slug = t.Slug,
        Name = t.Name,
        NameEn = t.NameEn,
        State = t.State,
        StartsOn = t.StartsOn,
        EndsOn = t.EndsOn,
        TimeZone = t.TimeZone,
        PublishedAt = t.PublishedAt,
        Venue = t.Venue!.Name,
        VenueEn = t.Venue!.NameEn,
        Events = t.Events.Count,
        Delegations = t.Delegations.Count,
    });
}

public sealed record TournamentHead
{
    public required long Id { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string NameEn { get; init; }

    public required TournamentState State { get; init; }

    public required DateOnly StartsOn { get; init; }

    public required DateOnly EndsOn { get; init; }

    public required string TimeZone { get; init; }

    public DateTime? PublishedAt { get; init; }

    public string? Venue { get; init; }

    public string? VenueEn { get; init; }

    public int Events { get; init; }

    public int Delegations { get; init; }

    public string Text => Texts.Choose(Name, NameEn);

    public string? VenueText => Venue is null || VenueEn is null ? null : Texts.Choose(Venue, VenueEn);

    /// <summary>By the days of play in the venue's zone; a tournament that ended or was called off early is past.</summary>
    public Season SeasonAt(DateTime now)
    {
        if (State is TournamentState.Completed or TournamentState.Cancelled)
            return Season.Past;
        var today = VenueTime.Day(now, TimeZone);
        return today > EndsOn ? Season.Past : today < StartsOn ? Season.Coming : Season.Running;
    }
}

public enum Season
{
    Running,
    Coming,
    Past,
}

public sealed record EventRow(
    long Id, string Code, string Name, string NameEn, EventKind Kind, EventState State, DateTime? PublishedAt, int Entries)
{
    public Champion? Champion { get; init; }

    public string Text => Texts.Choose(Name, NameEn);
}

public sealed record Champion(string Label, string LabelEn, string Delegation, string DelegationEn)
{
    public string Text => Label == Delegation ? Texts.Choose(Label, LabelEn) : Texts.Choose($"{Label}（{Delegation}）", $"{LabelEn} ({DelegationEn})");
}

public sealed record DelegationRow(long Id, string Code, string Name, string NameEn, int Athletes)
{
    public string Text => Texts.Choose(Name, NameEn);
}

public sealed record RecentResult(
    string Code, string Event, string EventEn, int Number, string A, string AEn, string B, string BEn, int ScoreA, int ScoreB, DateTime At);

public sealed record DelegationEntry(
    long Id, long EventId, string Code, string Event, string EventEn, string Label, string LabelEn, int? Seed, bool HasLeft, IReadOnlyList<string> Team)
{
    public string? Place { get; init; }
}

public sealed record DelegationMatch(
    string Code, string Event, string EventEn, int Number, MatchState State, string? A, string? AEn, string? B, string? BEn,
    int ScoreA, int ScoreB, bool? WonByA, DateTime? ScheduledAt);
