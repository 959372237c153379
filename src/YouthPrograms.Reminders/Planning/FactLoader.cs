using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Kits;
using YouthPrograms.Data.Mail;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Reminders.Planning;

/// <summary>
/// Reads the facts a plan needs: all that are not over, or those of one subject for a last look before sending.
/// </summary>
public static class FactLoader
{
    internal static readonly TimeSpan RecallIsNews = TimeSpan.FromDays(30);

    /// <summary>The rules in force. One whose offset cannot be read is named in <paramref name="unreadable"/> instead.</summary>
    public static IReadOnlyList<Rule> Read(IEnumerable<ReminderRule> rows, ICollection<string> unreadable)
    {
        var rules = new List<Rule>();
        foreach (var row in rows.Where(r => r.Enabled))
        {
            if (Offset.TryParseAll(row.Offset, out var steps))
                rules.Add(new Rule(row.Code, row.Version, row.Template, row.Class, steps));
            else
                unreadable.Add(row.Code);
        }
        return rules;
    }

    public static async Task<Facts> LoadAsync(ProgramsDb db, DateTime now, CancellationToken cancellation) => new()
    {
        Bookings = await BookingsAsync(db.Bookings.Where(b => b.Session.EndsAt > now), cancellation),
        Draws = await DrawsAsync(db, db.Events, now, cancellation),
        Registrations = await RegistrationsAsync(db, db.Tournaments, now, cancellation),
        Invitations = await InvitationsAsync(db.Invitations, now, cancellation),
        Letters = await LettersAsync(db.AccountLetters, now, cancellation),
        Recalls = await RecallsAsync(db.HandoutLines, now, cancellation),
        Stops = await Stops.LoadAsync(db, cancellation),
    };

    public static async Task<Facts> LoadAsync(
        ProgramsDb db, MessageSubject subject, long id, DateTime now, CancellationToken cancellation)
    {
        var facts = new Facts { Stops = await Stops.LoadAsync(db, cancellation) };
        return subject switch
        {
            MessageSubject.Booking => facts with
            {
                Bookings = await BookingsAsync(db.Bookings.Where(b => b.Id == id), cancellation),
            },
            MessageSubject.Event => facts with
            {
                Draws = await DrawsAsync(db, db.Events.Where(e => e.Id == id), now, cancellation),
            },
            MessageSubject.Tournament => facts with
            {
                Registrations = await RegistrationsAsync(db, db.Tournaments.Where(t => t.Id == id), now, cancellation),
            },
            MessageSubject.Invitation => facts with
            {
                Invitations = await InvitationsAsync(db.Invitations.Where(i => i.Id == id), now, cancellation),
            },
            MessageSubject.AccountLetter => facts with
            {
                Letters = await LettersAsync(db.AccountLetters.Where(l => l.Id == id), now, cancellation),
            },
            MessageSubject.Handout => facts with
            {
                Recalls = await RecallsAsync(db.HandoutLines.Where(l => l.HandoutId == id), now, cancellation),
            },
            _ => facts,
        };
    }

    private static async Task<IReadOnlyList<BookingFacts>> BookingsAsync(
        IQueryable<Booking> bookings, CancellationToken cancellation)
    {
        var rows = await bookings
            .Where(b => b.State == BookingState.Confirmed || b.State == BookingState.Reconfirmed
                || b.State == BookingState.CancelledBySchool || b.State == BookingState.CancelledByOrganizer
                || b.State == BookingState.Released)
            .Where(b => b.BookedBy!.Email != null || b.ContactEmail != null)
            .Select(b => new
            {
                Facts = new BookingFacts
                {
                    Id = b.Id,
                    SessionId = b.SessionId,
                    State = b.State,
                    SessionState = b.Session.State,
                    Revision = b.Revision,
                    AcceptedRevision = b.AcceptedRevision,
                    ScheduleRevision = b.Session.ScheduleRevision,
                    BookedAt = b.BookedAt,
                    StartsAt = b.Session.StartsAt,
                    TimeZone = b.Session.TimeZone,
                    Contact = new Contact(null, b.ContactEmail ?? "", Languages.Chinese, Reasons.BookingContact),
                },
                Booker = b.BookedBy == null || b.BookedBy.Email == null
                    ? null
                    : new Contact(b.BookedById, b.BookedBy.Email, b.BookedBy.Language, Reasons.BookedBy),
            })
            .AsNoTracking()
            .ToListAsync(cancellation);
        return rows.ConvertAll(r => r.Facts with { Contact = Choose(r.Facts.Contact, r.Booker) });
    }

    // Whoever books may name somebody else, who then gets the mails in the language of the one who booked.
    private static Contact Choose(Contact named, Contact? booker) => booker switch
    {
        null => named,
        _ when named.Address.Length == 0 || string.Equals(named.Address, booker.Address, StringComparison.OrdinalIgnoreCase) => booker,
        _ => named with { Language = booker.Language },
    };

    private static async Task<IReadOnlyList<DrawFacts>> DrawsAsync(
        ProgramsDb db, IQueryable<Event> events, DateTime now, CancellationToken cancellation)
    {
        // A day's grace on either side: the last day of play ends in the venue's zone, not in UTC.
        var yesterday = DateOnly.FromDateTime(now).AddDays(-1);
        var live = events.Where(e => e.State != EventState.Cancelled && e.PublishedAt != null
            && e.Tournament.PublishedAt != null && e.Tournament.EndsOn >= yesterday);
        var rows = await live
            .Select(e => new { e.Id, e.PublishRevision, e.PublishedAt, e.Tournament })
            .AsNoTracking()
            .ToListAsync(cancellation);
        var contacts = await ContactsOfDrawsAsync(db, live, cancellation);
        return rows.ConvertAll(e =>
        {
            var publicAt = Later(e.PublishedAt!.Value, e.Tournament.PublishedAt!.Value);
            var endsAt = EndOf(e.Tournament.EndsOn, e.Tournament.TimeZone);
            return new DrawFacts(e.Id, e.PublishRevision, publicAt, endsAt, e.Tournament.TimeZone) { Contacts = [.. contacts[e.Id]] };
        });
    }

    // Coaches come first: who is both coach and guardian gets the coach's mail.
    private static async Task<ILookup<long, Contact>> ContactsOfDrawsAsync(
        ProgramsDb db, IQueryable<Event> events, CancellationToken cancellation)
    {
        var coaches = await (
            from e in events
            from m in db.Memberships
            where m.Role == MembershipRole.Coach && m.Account.Email != null
                && e.Entries.Any(x => x.DelegationId == m.DelegationId && x.State < EntryState.Rejected)
            orderby m.AccountId
            select new { e.Id, Contact = new Contact(m.AccountId, m.Account.Email!, m.Account.Language, Reasons.CoachOfDelegation) })
            .ToListAsync(cancellation);
        var guardians = await (
            from e in events
            from m in db.Memberships
            where m.Role == MembershipRole.Guardian && m.Account.Email != null
                && e.Entries.Any(x => x.State < EntryState.Rejected && x.Members.Any(y => y.AthleteId == m.AthleteId))
            orderby m.AccountId
            select new { e.Id, Contact = new Contact(m.AccountId, m.Account.Email!, m.Account.Language, Reasons.GuardianOfAthlete) })
            .ToListAsync(cancellation);
        return coaches.Concat(guardians).ToLookup(c => c.Id, c => c.Contact);
    }

    private static async Task<IReadOnlyList<RegistrationFacts>> RegistrationsAsync(
        ProgramsDb db, IQueryable<Tournament> tournaments, DateTime now, CancellationToken cancellation)
    {
        var open = tournaments.Where(t => t.State == TournamentState.RegistrationOpen && t.RegistrationClosesAt > now);
        var rows = await open
            .Select(t => new { t.Id, t.ScheduleRevision, t.RegistrationClosesAt, t.TimeZone })
            .ToListAsync(cancellation);
        var coaches = await (
            from t in open
            from m in db.Memberships
            where m.Role == MembershipRole.Coach && m.Account.Email != null && m.Delegation!.TournamentId == t.Id
                && !m.Delegation.Entries.Any(e => e.State < EntryState.Rejected)
            orderby m.AccountId
            select new { t.Id, Contact = new Contact(m.AccountId, m.Account.Email!, m.Account.Language, Reasons.CoachOfDelegation) })
            .ToListAsync(cancellation);
        var byTournament = coaches.ToLookup(c => c.Id, c => c.Contact);
        return rows.ConvertAll(t => new RegistrationFacts(t.Id, t.ScheduleRevision, t.RegistrationClosesAt!.Value, t.TimeZone)
        {
            Contacts = [.. byTournament[t.Id]],
        });
    }

    private static async Task<IReadOnlyList<InvitationFacts>> InvitationsAsync(
        IQueryable<Invitation> invitations, DateTime now, CancellationToken cancellation) => await invitations
        .Where(i => i.AcceptedAt == null && i.ExpiresAt > now)
        .Select(i => new InvitationFacts(
            i.Id, i.InvitedAt, i.ExpiresAt, i.Delegation.Tournament.TimeZone,
            new Contact(null, i.Email, i.Language, Reasons.InvitedToCoach)))
        .ToListAsync(cancellation);

    private static async Task<IReadOnlyList<LetterFacts>> LettersAsync(
        IQueryable<AccountLetter> letters, DateTime now, CancellationToken cancellation) => await letters
        .Where(l => l.ExpiresAt > now)
        .Select(l => new LetterFacts(
            l.Id, l.Kind, l.AskedAt, l.ExpiresAt, new Contact(l.AccountId, l.Address, l.Account.Language, Reasons.AskedByAccount)))
        .ToListAsync(cancellation);

    // Whoever booked the class, or was named as its contact: they know where the boxes are.
    private static async Task<IReadOnlyList<RecallFacts>> RecallsAsync(
        IQueryable<HandoutLine> lines, DateTime now, CancellationToken cancellation)
    {
        var since = now - RecallIsNews;
        var rows = await lines
            .Where(l => l.Handed > 0 && l.Lot!.RecalledAt > since)
            .Where(l => l.Handout.Booking.BookedBy!.Email != null || l.Handout.Booking.ContactEmail != null)
            .Select(l => new
            {
                l.HandoutId,
                LotId = l.LotId!.Value,
                RecalledAt = l.Lot!.RecalledAt!.Value,
                l.Handout.Booking.Session.TimeZone,
                Named = new Contact(null, l.Handout.Booking.ContactEmail ?? "", Languages.Chinese, Reasons.SchoolOfHandout),
                Booker = l.Handout.Booking.BookedBy == null || l.Handout.Booking.BookedBy.Email == null
                    ? null
                    : new Contact(l.Handout.Booking.BookedById, l.Handout.Booking.BookedBy.Email, l.Handout.Booking.BookedBy.Language, Reasons.SchoolOfHandout),
            })
            .AsNoTracking()
            .ToListAsync(cancellation);
        return rows.ConvertAll(r => new RecallFacts(r.HandoutId, r.LotId, r.RecalledAt, r.TimeZone, Choose(r.Named, r.Booker)));
    }

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;

    private static DateTime EndOf(DateOnly day, string timeZone) =>
        Offset.ToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeZoneInfo.FindSystemTimeZoneById(timeZone));
}
