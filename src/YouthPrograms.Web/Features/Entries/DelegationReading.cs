using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>What a coach sees of a delegation.</summary>
public sealed class DelegationReading(ProgramsDb db, UnsavedLines unsaved)
{
    /// <summary>The delegations the viewer coaches, the next to play first.</summary>
    public async Task<IReadOnlyList<DelegationRow>> CoachedAsync(Viewer viewer, CancellationToken cancellation)
    {
        var ids = await db.Delegations.AsNoTracking().Where(d => viewer.Coaches.Contains(d.Id))
            .OrderByDescending(d => d.Tournament.StartsOn).Select(d => d.Id).ToListAsync(cancellation);
        var rows = new List<DelegationRow>();
        foreach (var id in ids)
            rows.Add((await FindAsync(id, viewer, cancellation))!);
        return rows;
    }

    /// <summary>Null where the viewer does not lead it.</summary>
    public async Task<DelegationRow?> FindAsync(long id, Viewer viewer, CancellationToken cancellation)
    {
        var delegation = await db.Delegations.AsNoTracking().LedBy(viewer).Include(d => d.Tournament).ThenInclude(t => t.Events)
            .SingleOrDefaultAsync(d => d.Id == id, cancellation);
        if (delegation is null)
            return null;
        var tournament = delegation.Tournament;
        return new DelegationRow(
            delegation,
            viewer.Now,
            RegistrationWindow.IsOpen(tournament, viewer.Now),
            RegistrationWindow.IsPast(tournament, viewer.Now) && viewer.OrganizesTournament(tournament.Id),
            await AthletesAsync(id, viewer.Now, cancellation),
            await EntriesAsync(id, cancellation),
            await MatchesAsync(id, viewer, cancellation),
            (await unsaved.ReadAsync(id, cancellation)).Count);
    }

    private Task<List<AthleteRow>> AthletesAsync(long delegation, DateTime now, CancellationToken cancellation) => db.Athletes.AsNoTracking()
        .Where(a => a.DelegationId == delegation)
        .OrderBy(a => a.RosterNumber)
        .Select(a => new AthleteRow(
            a.Id, a.RosterNumber, a.Record.FullName, a.PublicName, a.Gender, a.AgeGroup, a.Record.BirthYear, a.Record.Verified,
            a.Record.Consents.Any(c => c.Kind == ConsentKind.Participation && c.WithdrawnAt == null && c.ExpiresAt > now),
            a.Record.Consents.Any(c => c.Kind == ConsentKind.PublicName && c.WithdrawnAt == null && c.ExpiresAt > now)))
        .ToListAsync(cancellation);

    private Task<List<EntryRow>> EntriesAsync(long delegation, CancellationToken cancellation) => db.Entries.AsNoTracking()
        .Where(e => e.DelegationId == delegation)
        .OrderBy(e => e.Event.Position).ThenBy(e => e.Id)
        .Select(e => new EntryRow(
            e.Id, e.EventId, e.Event.Code, e.Event.Name, e.Event.NameEn, e.Event.State, e.State, e.Seed, e.Label, e.LabelEn, e.Reason,
            e.Members.OrderBy(m => m.Order).Select(m => new MemberRow(m.AthleteId, m.Athlete.Record.FullName, m.Athlete.Record.Verified)).ToList()))
        .ToListAsync(cancellation);

    private Task<List<MatchRow>> MatchesAsync(long delegation, Viewer viewer, CancellationToken cancellation) => db.Matches.AsNoTracking()
        .VisibleTo(viewer)
        .Where(m => m.SideA!.DelegationId == delegation || m.SideB!.DelegationId == delegation)
        .Where(m => m.State == MatchState.Ready || m.State == MatchState.Running)
        .OrderBy(m => m.ScheduledAt == null).ThenBy(m => m.ScheduledAt).ThenBy(m => m.Number)
        .Take(5)
        .Select(m => new MatchRow(
            m.Event.Tournament.Slug, m.Event.Code, m.Event.Name, m.Event.NameEn, m.Number, m.State, m.ScheduledAt, m.Table!.Name,
            m.SideA!.Label, m.SideA.LabelEn, m.SideB!.Label, m.SideB.LabelEn, m.ScoreA, m.ScoreB))
        .ToListAsync(cancellation);
}

public sealed record AthleteRow(
    long Id,
    int Number,
    string FullName,
    string PublicName,
    AthleteGender Gender,
    string AgeGroup,
    int BirthYear,
    bool Verified,
    bool MayTakePart,
    bool NameIsPublic);

public sealed record MemberRow(long AthleteId, string FullName, bool Verified);

public sealed record EntryRow(
    long Id,
    long EventId,
    string EventCode,
    string EventName,
    string EventNameEn,
    EventState EventState,
    EntryState State,
    int? Seed,
    string Label,
    string LabelEn,
    string? Reason,
    IReadOnlyList<MemberRow> Members)
{
    public bool IsInForce => State is EntryState.Submitted or EntryState.Accepted;
}

public sealed record MatchRow(
    string Slug,
    string EventCode,
    string EventName,
    string EventNameEn,
    int Number,
    MatchState State,
    DateTime? ScheduledAt,
    string? Table,
    string? SideA,
    string? SideAEn,
    string? SideB,
    string? SideBEn,
    int ScoreA,
    int ScoreB);

/// <param name="Delegation">With its tournament and events.</param>
/// <param name="Now">When it was read.</param>
/// <param name="IsOpen">Registration is open.</param>
/// <param name="EntersLate">Registration has ended, but the viewer organizes the tournament and may enter with a reason.</param>
/// <param name="Athletes">By roster number.</param>
/// <param name="Entries">By event.</param>
/// <param name="Matches">The next ones that are published.</param>
/// <param name="Unsaved">Number of roster lines that wait to be fixed.</param>
public sealed record DelegationRow(
    Delegation Delegation,
    DateTime Now,
    bool IsOpen,
    bool EntersLate,
    IReadOnlyList<AthleteRow> Athletes,
    IReadOnlyList<EntryRow> Entries,
    IReadOnlyList<MatchRow> Matches,
    int Unsaved)
{
    public Tournament Tournament => Delegation.Tournament;

    public bool MayEnter => IsOpen || EntersLate;

    /// <summary>Its state as a coach should read it: closed from the closing time on, also before the organizer closes it.</summary>
    public TournamentState ShownState => Tournament.State == TournamentState.RegistrationOpen && RegistrationWindow.IsPast(Tournament, Now)
        ? TournamentState.RegistrationClosed
        : Tournament.State;

    public string Address => $"/coach/{Delegation.Id}";

    public IEnumerable<Event> Events => Tournament.Events.OrderBy(e => e.Position).ThenBy(e => e.Id);

    public IEnumerable<Event> OpenEvents => Events.Where(e => e.State == EventState.Setup);

    public IEnumerable<EntryRow> EntriesOf(AthleteRow athlete) => Entries.Where(e => e.Members.Any(m => m.AthleteId == athlete.Id));

    /// <summary>Athletes whom the event admits and who are not entered in it yet.</summary>
    public IReadOnlyList<AthleteRow> FittingFor(Event e) =>
    [
        .. Athletes.Where(a => EventEligibility.Admits(e, a.Gender, a.BirthYear))
            .Where(a => !EntriesOf(a).Any(entry => entry.IsInForce && entry.EventId == e.Id)),
    ];

    /// <summary>Team events that the delegation could enter and has not.</summary>
    public IEnumerable<Event> TeamsToEnter => OpenEvents.Where(e =>
        e.Kind == EventKind.Team && !Entries.Any(entry => entry.IsInForce && entry.EventId == e.Id)
        && FittingFor(e).Count >= (e.Limits.TeamSizeFrom ?? 1));
}
