using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Mail;
using YouthPrograms.Data.People;
using YouthPrograms.Reminders.Mail;

namespace YouthPrograms.Reminders.Planning;

/// <summary>
/// One mail, past or to come, or a rule by which none will be sent. <see cref="Fate"/> is a stable word for what becomes of
/// it or for why there is none; it is never empty.
/// </summary>
public sealed record Flight
{
    public required ReminderRule Rule { get; init; }

    public required string Fate { get; init; }

    /// <summary>Masked; null where there is no mail.</summary>
    public string? Recipient { get; init; }

    public long? AccountId { get; init; }

    public string? Language { get; init; }

    /// <summary>Why this reader gets it, as a stable word.</summary>
    public string? Reason { get; init; }

    public DateTime? DueAt { get; init; }

    public DateTime? SentAt { get; init; }

    public MessageState? State { get; init; }

    /// <summary>What the server or an operator said.</summary>
    public string? Note { get; init; }
}

/// <summary>The fates of rules without a mail.</summary>
public static class NoFlight
{
    public const string RuleDisabled = "rule-disabled";
    public const string OffsetUnreadable = "offset-unreadable";
    public const string NoContact = "no-contact";
    public const string NoReason = "no-reason";
    public const string Stopped = "stopped";
}

/// <summary>
/// Every mail about one booking or one entry: the rows of the outbox, what the next plan would add to them, and for each
/// other rule why it sends nothing. It asks the same plan as the jobs do, so it cannot promise anything else.
/// </summary>
public sealed class FlightPlan(ProgramsDb db, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<IReadOnlyList<Flight>> OfBookingAsync(long id, CancellationToken cancellation)
    {
        var contact = await db.Bookings.Where(b => b.Id == id)
            .AnyAsync(b => b.BookedBy!.Email != null || b.ContactEmail != null, cancellation);
        var rows = await db.Messages.AsNoTracking()
            .Where(m => m.Subject == MessageSubject.Booking && m.SubjectId == id).ToListAsync(cancellation);
        var facts = await FactLoader.LoadAsync(db, MessageSubject.Booking, id, Now, cancellation);
        return await ListAsync(Templates.OfBookings, facts, rows, _ => true, contact, cancellation);
    }

    /// <summary>Those to the coaches of its delegation and to its members' guardians; others' mails are not the entry's.</summary>
    public async Task<IReadOnlyList<Flight>> OfEntryAsync(long id, CancellationToken cancellation)
    {
        var entry = await db.Entries.Where(e => e.Id == id)
            .Select(e => new { e.EventId, e.Event.TournamentId, e.DelegationId, Members = e.Members.Select(m => m.AthleteId).ToList() })
            .SingleAsync(cancellation);
        var readers = await db.Memberships
            .Where(m => m.Account.Email != null
                && ((m.Role == MembershipRole.Coach && m.DelegationId == entry.DelegationId)
                    || (m.Role == MembershipRole.Guardian && entry.Members.Contains(m.AthleteId!.Value))))
            .Select(m => m.AccountId).Distinct().ToListAsync(cancellation);
        var rows = await db.Messages.AsNoTracking()
            .Where(m => ((m.Subject == MessageSubject.Event && m.SubjectId == entry.EventId)
                    || (m.Subject == MessageSubject.Tournament && m.SubjectId == entry.TournamentId))
                && readers.Contains(m.AccountId!.Value))
            .ToListAsync(cancellation);
        var drawn = await FactLoader.LoadAsync(db, MessageSubject.Event, entry.EventId, Now, cancellation);
        var open = await FactLoader.LoadAsync(db, MessageSubject.Tournament, entry.TournamentId, Now, cancellation);
        return await ListAsync(
            Templates.OfEntries, drawn with { Registrations = open.Registrations }, rows,
            contact => contact.AccountId is { } account && readers.Contains(account), readers.Count > 0, cancellation);
    }

    private async Task<IReadOnlyList<Flight>> ListAsync(
        IReadOnlyList<string> templates, Facts facts, List<Message> rows, Func<Contact, bool> concerns, bool hasContact,
        CancellationToken cancellation)
    {
        var rules = await db.ReminderRules.AsNoTracking().Where(r => templates.Contains(r.Template)).OrderBy(r => r.Id).ToListAsync(cancellation);
        List<string> unreadable = [];
        var wanted = Plan.Of(facts, FactLoader.Read(rules, unreadable), Now).Where(w => concerns(w.Contact)).ToList();
        var contacts = facts.Contacts.Where(concerns).ToList();
        var flights = new List<Flight>();
        foreach (var rule in rules)
        {
            var sent = rows.Where(m => m.RuleCode == rule.Code && !IsStop(m)).ToList();
            var known = sent.Select(m => m.Key).ToHashSet();
            List<Flight> found =
            [
                .. sent.Select(m => Of(rule, m)),
                .. wanted.Where(w => w.Rule.Code == rule.Code && !known.Contains(w.Key)).Select(w => Of(rule, w)),
            ];
            flights.AddRange(found.Count > 0 ? found : [new Flight { Rule = rule, Fate = WhyNone(rule, unreadable, contacts.Exists(c => facts.Stops.Contains(Stop.Of(rule.Code, c))), hasContact) }]);
        }
        return [.. flights.OrderBy(f => f.DueAt is null).ThenBy(f => f.DueAt)];
    }

    private static string WhyNone(ReminderRule rule, List<string> unreadable, bool isStopped, bool hasContact) =>
        !rule.Enabled ? NoFlight.RuleDisabled
        : unreadable.Contains(rule.Code) ? NoFlight.OffsetUnreadable
        : isStopped ? NoFlight.Stopped
        : hasContact ? NoFlight.NoReason
        : NoFlight.NoContact;

    private static bool IsStop(Message row) => row.Key.StartsWith(Stops.Prefix, StringComparison.Ordinal);

    private static Flight Of(ReminderRule rule, Message row) => new()
    {
        Rule = rule,
        Fate = row.State.ToString(),
        Recipient = row.Recipient,
        AccountId = row.AccountId,
        Language = row.Language,
        Reason = row.Reason,
        DueAt = row.DueAt,
        SentAt = row.SentAt,
        State = row.State,
        Note = row.Error,
    };

    private static Flight Of(ReminderRule rule, WantedMessage wanted) => new()
    {
        Rule = rule,
        Fate = wanted.Disposition switch
        {
            Disposition.Send => nameof(MessageState.Planned),
            Disposition.Folded => nameof(MessageState.Suppressed),
            Disposition.Missed => nameof(MessageState.Missed),
        },
        Recipient = Recipients.Mask(wanted.Contact.Address),
        AccountId = wanted.Contact.AccountId,
        Language = wanted.Contact.Language,
        Reason = wanted.Contact.Reason,
        DueAt = wanted.DueAt,
    };
}
