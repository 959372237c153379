using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>A delegation with its athletes and its entries in force, as a use case that changes them needs them.</summary>
internal sealed class DelegationRoster
{
    private DelegationRoster(Delegation delegation, List<Athlete> athletes, List<Entry> entries)
    {
        Delegation = delegation;
        Athletes = athletes;
        Entries = entries;
    }

    public Delegation Delegation { get; }

    public Tournament Tournament => Delegation.Tournament;

    public IReadOnlyCollection<Event> Events => Tournament.Events;

    public List<Athlete> Athletes { get; }

    /// <summary>Only those in force.</summary>
    public List<Entry> Entries { get; }

    /// <summary>
    /// Call inside a transaction: the delegation's row is locked, so that two writers of one delegation follow each other.
    /// Null where the viewer does not lead it.
    /// </summary>
    public static async Task<DelegationRoster?> LockAsync(ProgramsDb db, long delegationId, Viewer viewer, CancellationToken cancellation)
    {
        await db.LockAsync<Delegation>(delegationId, cancellation);
        return await LoadAsync(db, delegationId, viewer, cancellation);
    }

    public static async Task<DelegationRoster?> LoadAsync(ProgramsDb db, long delegationId, Viewer viewer, CancellationToken cancellation)
    {
        var delegation = await db.Delegations.LedBy(viewer)
            .Include(d => d.Tournament).ThenInclude(t => t.Events)
            .SingleOrDefaultAsync(d => d.Id == delegationId, cancellation);
        if (delegation is null)
            return null;
        var athletes = await db.Athletes.Include(a => a.Record).ThenInclude(r => r.Consents)
            .Where(a => a.DelegationId == delegationId).OrderBy(a => a.RosterNumber).ToListAsync(cancellation);
        var entries = await db.Entries.Include(e => e.Members)
            .Where(e => e.DelegationId == delegationId && (e.State == EntryState.Submitted || e.State == EntryState.Accepted))
            .ToListAsync(cancellation);
        return new DelegationRoster(delegation, athletes, entries);
    }

    /// <summary>
    /// The athlete that is meant: the same child; the same with the other gender; or the same number and name, whose birth
    /// date was typed wrong. A name alone may be two children.
    /// </summary>
    public Athlete? Find(AthleteFacts facts, FingerprintKey key, int? number)
    {
        var (same, other) = (key.Of(facts), key.OfOtherGender(facts));
        return Athletes.Find(a => a.Record.Fingerprint == same)
            ?? Athletes.Find(a => a.Record.Fingerprint == other)
            ?? Athletes.Find(a => a.RosterNumber == number && RosterValues.Name(a.Record.FullName) == facts.FullName);
    }

    public IEnumerable<Entry> EntriesOf(Athlete athlete) => Entries.Where(e => e.Members.Exists(m => m.Athlete == athlete));

    public bool IsEntered(Athlete athlete, Event e) => EntriesOf(athlete).Any(entry => entry.EventId == e.Id);

    public IEnumerable<Event> EventsOf(Athlete athlete) => EntriesOf(athlete).Select(entry => entry.Event).Distinct();

    public Entry? TeamOf(Event e) => Entries.Find(entry => entry.EventId == e.Id);

    public int FreeNumber(int? wanted) => wanted is { } number && !Athletes.Exists(a => a.RosterNumber == number)
        ? number
        : Athletes.Select(a => a.RosterNumber).DefaultIfEmpty(0).Max() + 1;

    /// <summary>
    /// What keeps an athlete from becoming as the facts say: a verified birth date, or an entry that would no longer fit.
    /// </summary>
    public IEnumerable<Problem> ChangeProblems(Athlete athlete, AthleteFacts facts)
    {
        if (athlete.Record.Verified && athlete.Record.BirthDate != facts.BirthDate)
            yield return EntryProblems.BirthDateFrozen();
        foreach (var problem in EventsOf(athlete).SelectMany(e => EventEligibility.OfAthlete(e, facts.Gender, facts.BirthDate.Year)))
            yield return problem;
    }

    /// <summary>Every reason against entering these athletes as one entry.</summary>
    public IEnumerable<Problem> EntryProblemsOf(Event e, IReadOnlyList<Athlete> athletes) => EventEligibility.OfEntry(
        e,
        [.. athletes.Select(a => new Candidate(a.Id, a.Gender, a.Record.BirthYear, [.. EventsOf(a).Where(other => other != e)], IsEntered(a, e)))],
        Entries.Count(entry => entry.EventId == e.Id));

    /// <summary>A new entry of these athletes; the first is the team's best.</summary>
    public Entry Enter(Event e, IReadOnlyList<Athlete> athletes)
    {
        var entry = new Entry { Event = e, Delegation = Delegation, Label = "", LabelEn = "" };
        Add(entry, athletes);
        EntryLabels.Write(entry, athletes, Entries.Count(other => other.EventId == e.Id) + 1);
        Entries.Add(entry);
        return entry;
    }

    /// <summary>Carries a new public name into the labels of the athlete's entries.</summary>
    public void Relabel(Athlete athlete)
    {
        foreach (var entry in EntriesOf(athlete).Where(entry => entry.Event.Kind != EventKind.Team))
            EntryLabels.Write(entry, entry.Members.OrderBy(m => m.Order).Select(m => m.Athlete), 1);
    }

    public static void Add(Entry entry, IEnumerable<Athlete> athletes)
    {
        var last = entry.Members.Select(m => m.Order).DefaultIfEmpty(0).Max();
        entry.Members.AddRange(athletes.Select((athlete, index) => new EntryMember { Athlete = athlete, Order = last + index + 1 }));
    }
}
