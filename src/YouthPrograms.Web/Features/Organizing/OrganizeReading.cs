using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Entries;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Organizing;

/// <summary>An event with what is left to do in it.</summary>
public sealed record OrganizedEventRow(
    long Id,
    long TournamentId,
    string Code,
    string Name,
    string NameEn,
    EventState State,
    bool IsPublished,
    int Waiting,
    int Accepted,
    int Matches,
    int OpenMatches)
{
    public string Text => Texts.Choose(Name, NameEn);
}

/// <param name="Tournament">The tournament.</param>
/// <param name="Events">In the order of the programme.</param>
/// <param name="Delegations">How many there are.</param>
/// <param name="Now">When it was read.</param>
public sealed record OrganizedRow(Tournament Tournament, IReadOnlyList<OrganizedEventRow> Events, int Delegations, DateTime Now)
{
    public string Text => Texts.Choose(Tournament.Name, Tournament.NameEn);

    public string Address => $"/organize/{Tournament.Slug}";

    public bool IsPublished => Tournament.PublishedAt <= Now;

    public bool IsOver => Tournament.State is TournamentState.Completed or TournamentState.Cancelled;
}

public sealed record DeskMemberRow(long AthleteId, string FullName, bool Verified, bool MayTakePart);

public sealed record DeskEntryRow(
    long Id,
    EntryState State,
    int? Seed,
    string? Reason,
    long DelegationId,
    string Delegation,
    string DelegationEn,
    string Label,
    bool HasLeft,
    IReadOnlyList<DeskMemberRow> Members)
{
    public bool IsInForce => State is EntryState.Submitted or EntryState.Accepted;

    public string Names => string.Join("、", Members.Select(m => m.FullName));
}

/// <param name="Event">With its tournament.</param>
/// <param name="Entries">Those to decide first, then the seeds, then by delegation.</param>
public sealed record EntriesDesk(Event Event, IReadOnlyList<DeskEntryRow> Entries)
{
    public string Text => Texts.Choose(Event.Name, Event.NameEn);

    public string Address => $"/organize/{Event.Tournament.Slug}/{Event.Code}/entries";

    public int Waiting => Entries.Count(e => e.State == EntryState.Submitted);

    public bool IsOpen => Event.State == EventState.Setup;

    /// <summary>Drawn and not over: entries can leave, and nothing else of them can change.</summary>
    public bool IsUnderWay => Event.State is EventState.Drawn or EventState.Running;
}

/// <summary>What an organizer sees of the tournaments they run.</summary>
public sealed class OrganizeReading(ProgramsDb db)
{
    public Task<IReadOnlyList<OrganizedRow>> AllAsync(Viewer viewer, CancellationToken cancellation) =>
        RowsAsync(db.Tournaments.OrganizedBy(viewer), viewer, cancellation);

    public async Task<OrganizedRow?> FindAsync(string slug, Viewer viewer, CancellationToken cancellation) =>
        (await RowsAsync(db.Tournaments.OrganizedBy(viewer).Where(t => t.Slug == slug), viewer, cancellation)).SingleOrDefault();

    public async Task<EntriesDesk?> DeskAsync(string slug, string code, Viewer viewer, CancellationToken cancellation)
    {
        var @event = await db.Events.AsNoTracking().OrganizedBy(viewer).Include(e => e.Tournament)
            .SingleOrDefaultAsync(e => e.Tournament.Slug == slug && e.Code == code, cancellation);
        if (@event is null)
            return null;
        var entries = await db.Entries.AsNoTracking().AsSplitQuery()
            .Where(e => e.EventId == @event.Id)
            .OrderBy(e => e.State).ThenBy(e => e.Seed == null).ThenBy(e => e.Seed).ThenBy(e => e.Delegation.Code).ThenBy(e => e.Id)
            .Select(e => new DeskEntryRow(
                e.Id, e.State, e.Seed, e.Reason, e.DelegationId, e.Delegation.Name, e.Delegation.NameEn, e.Label, e.LeftAt != null,
                e.Members.OrderBy(m => m.Order)
                    .Select(m => new DeskMemberRow(
                        m.AthleteId, m.Athlete.Record.FullName, m.Athlete.Record.Verified,
                        m.Athlete.Record.Consents.Any(c => c.Kind == ConsentKind.Participation && c.WithdrawnAt == null && c.ExpiresAt > viewer.Now)))
                    .ToList()))
            .ToListAsync(cancellation);
        return new EntriesDesk(@event, entries);
    }

    private async Task<IReadOnlyList<OrganizedRow>> RowsAsync(IQueryable<Tournament> organized, Viewer viewer, CancellationToken cancellation)
    {
        var tournaments = await organized.AsNoTracking().OrderByDescending(t => t.StartsOn).ThenBy(t => t.Id)
            .Select(t => new { Tournament = t, Delegations = t.Delegations.Count }).ToListAsync(cancellation);
        var ids = tournaments.Select(t => t.Tournament.Id).ToList();
        var events = await db.Events.AsNoTracking().Where(e => ids.Contains(e.TournamentId)).OrderBy(e => e.Position).ThenBy(e => e.Id)
            .Select(e => new OrganizedEventRow(
                e.Id, e.TournamentId, e.Code, e.Name, e.NameEn, e.State, e.PublishedAt <= viewer.Now,
                e.Entries.Count(entry => entry.State == EntryState.Submitted),
                e.Entries.Count(entry => entry.State == EntryState.Accepted),
                db.Matches.Count(m => m.EventId == e.Id && m.State != MatchState.Void),
                db.Matches.Count(m => m.EventId == e.Id && (m.State == MatchState.Ready || m.State == MatchState.Running))))
            .ToListAsync(cancellation);
        return [.. tournaments.Select(t => new OrganizedRow(
            t.Tournament, [.. events.Where(e => e.TournamentId == t.Tournament.Id)], t.Delegations, viewer.Now))];
    }
}
