using System.Text;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Competitions;
using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Standings;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using Placing = YouthPrograms.Data.Tournaments.Placing;

namespace YouthPrograms.Web.Features.Results;

/// <summary>
/// A drawn event with its plan, its rows and the results in force. Sides, states, winners and placings of the rows are
/// nothing but what the replay of the plan with the results says; <see cref="StoreAsync"/> writes the difference.
/// </summary>
internal sealed class EventBook
{
    private EventBook(Event @event, EventPlan plan, BookRows rows, Ledger ledger, IReadOnlyList<long> withdrawn) =>
        (Event, Plan, Rows, Ledger, Withdrawn) = (@event, plan, rows, ledger, withdrawn);

    public Event Event { get; }

    public EventPlan Plan { get; }

    public BookRows Rows { get; }

    /// <summary>Replaced by the use cases, which then store what follows from the new one.</summary>
    public Ledger Ledger { get; set; }

    /// <summary>Drawn entries that have left since, in that order; replaced like <see cref="Ledger"/>.</summary>
    public IReadOnlyList<long> Withdrawn { get; set; }

    /// <summary>
    /// Null while there is no made draw. A use case locks the event first. Its rows are not tracked: of the many hundred
    /// matches a result changes two or three, and those <see cref="StoreAsync"/> attaches.
    /// </summary>
    public static Task<EventBook?> OpenAsync(ProgramsDb db, long eventId, CancellationToken cancellation) =>
        LoadAsync(db, eventId, db.Events, cancellation);

    /// <summary>For reading only.</summary>
    public static Task<EventBook?> ReadAsync(ProgramsDb db, long eventId, CancellationToken cancellation) =>
        LoadAsync(db, eventId, db.Events.AsNoTracking(), cancellation);

    public ReplayedEvent Replay() => Replay(Ledger);

    public ReplayedEvent Replay(Ledger ledger)
    {
        var results = ledger.Results();
        return EventReplay.Run(Plan, results, Incidents(results));
    }

    /// <summary>What a member of a group still needs to be among the first; null while too much is open.</summary>
    public Needs? NeedsOf(long entryId, int place)
    {
        var results = Ledger.Results();
        return EventReplay.NeedsOf(Plan, results, new(entryId), place, Incidents(results));
    }

    public Task StoreAsync(ProgramsDb db, CancellationToken cancellation) => new BookKeeping(db, this).StoreAsync(cancellation);

    public Match? Match(long id) => Rows.Matches.FirstOrDefault(match => match.Id == id);

    private EventIncidents Incidents(IReadOnlyList<MatchResult> results) => Withdrawn.Aggregate(
        EventIncidents.None,
        (before, id) => before with { Withdrawn = [.. before.Withdrawn, Left(new(id), results, before)] });

    // Who has finished the group and leaves then has left the later stages only; a finished stage is never rewritten. Matches
    // that were walkovers because somebody had left before are finished as well.
    private Withdrawal Left(EntryId entry, IReadOnlyList<MatchResult> results, EventIncidents before)
    {
        var inGroup = Plan.Matches.Where(m => m.Group is not null && (IsSide(m.SideA, entry) || IsSide(m.SideB, entry))).ToList();
        if (inGroup.Count == 0)
            return new Withdrawal(entry, MatchStage.Knockout);
        var replayed = EventReplay.Run(Plan, results, before);
        return new Withdrawal(entry, inGroup.TrueForAll(m => replayed.Match(m.Key).IsOver) ? MatchStage.Knockout : MatchStage.Group);
    }

    private static bool IsSide(Slot slot, EntryId entry) => slot is Slot.Entry(var id) && id == entry;

    private static async Task<EventBook?> LoadAsync(
        ProgramsDb db, long eventId, IQueryable<Event> events, CancellationToken cancellation)
    {
        var made = await db.Draws.Where(d => d.EventId == eventId && d.State == DrawState.Made)
            .Select(d => new { d.Transcript }).SingleOrDefaultAsync(cancellation);
        if (made is null)
            return null;
        var plan = PlanOf(made.Transcript!);
        var rows = new BookRows(
            await db.Matches.AsNoTracking().Where(m => m.EventId == eventId).OrderBy(m => m.Number).ToListAsync(cancellation),
            await db.Brackets.AsNoTracking().Where(b => b.EventId == eventId).OrderBy(b => b.Stage).ToListAsync(cancellation),
            await db.Placings.AsNoTracking().Where(p => p.EventId == eventId).ToListAsync(cancellation));
        var lines = await db.Results.Where(r => r.Match.EventId == eventId && r.Current)
            .Select(r => new LedgerLine(r.Match.Number, r.RubberNumber, r.Outcome, r.Winner, r.Games)).ToListAsync(cancellation);
        var left = await db.Entries.Where(e => e.EventId == eventId && e.State == EntryState.Withdrawn).OrderBy(e => e.LeftAt).ThenBy(e => e.Id).Select(e => e.Id).ToListAsync(cancellation);
        var found = await events.Include(e => e.Tournament).SingleAsync(e => e.Id == eventId, cancellation);
        var drawn = plan.Draw.Request.Entries.Select(e => e.Id.Value).ToHashSet();
        return new EventBook(found, plan, rows, new Ledger(plan.Format, lines), [.. left.Where(drawn.Contains)]);
    }

    // The format committed to with the draw, not what the event says by now.
    private static EventPlan PlanOf(string transcript)
    {
        var record = CompetitionsJson.ReadDraw(Encoding.UTF8.GetBytes(transcript))
            ?? throw new InvalidOperationException("The kept transcript of a draw cannot be read.");
        return EventPlan.Build(record.Request.Format, record);
    }
}

/// <summary>Matches by number, brackets by stage, placings.</summary>
internal sealed record BookRows(IReadOnlyList<Match> Matches, IReadOnlyList<Bracket> Brackets, IReadOnlyList<Placing> Placings);
