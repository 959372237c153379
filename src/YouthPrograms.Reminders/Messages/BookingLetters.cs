using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Mail;
using YouthPrograms.Data.Training;
using YouthPrograms.Reminders.Mail;
using YouthPrograms.Reminders.Planning;

namespace YouthPrograms.Reminders.Messages;

/// <summary>The mails about a class's place in a session: confirmed, moved, cancelled, tomorrow.</summary>
internal sealed class BookingLetters(ProgramsDb db, Links links, MailAddress sender)
{
    public async Task<(Letter Letter, Appointment? Appointment)> WriteAsync(Message message, MailTexts texts, DateTime now)
    {
        var booking = await db.Bookings.AsNoTracking()
            .Include(b => b.Session.Course).Include(b => b.Session.Venue).Include(b => b.School)
            .SingleAsync(b => b.Id == message.SubjectId);
        var session = booking.Session;
        var times = new LocalTimes(texts, session.TimeZone);
        var course = texts.Choose(session.Course.Name, session.Course.NameEn);
        var letter = new Letter
        {
            Texts = texts,
            Subject = texts[$"{message.Template}-subject", course, times.Date(session.StartsAt)],
            Lead = await LeadAsync(message, booking, texts),
            Lines = [.. Lines(message, booking, texts, times, now)],
            Link = (texts["open-bookings"], links.School),
            Why = texts[$"why-{message.Reason}"],
        };
        var isReminder = message.Template == Templates.SessionTomorrow;
        return (letter, isReminder ? null : await AppointmentAsync(message, booking, letter, now));
    }

    private async Task<string> LeadAsync(Message message, Booking booking, MailTexts texts)
    {
        if (message.Template == Templates.BookingCancelled)
            return texts[$"booking-cancelled-lead-{WhoCancelled(booking)}"];
        var lead = texts[$"{message.Template}-lead"];
        return await IsReminderFoldedAsync(message)
            ? lead + texts["sentence-space"] + texts["booking-confirmed-folded"]
            : lead;
    }

    private static string WhoCancelled(Booking booking) => booking.State switch
    {
        BookingState.CancelledBySchool => "school",
        BookingState.Released => "released",
        _ => "organizer",
    };

    private Task<bool> IsReminderFoldedAsync(Message message) => db.Messages.AnyAsync(m =>
        m.Subject == MessageSubject.Booking && m.SubjectId == message.SubjectId
        && m.Template == Templates.SessionTomorrow && m.State == MessageState.Suppressed);

    private IEnumerable<(string Label, string Value)> Lines(
        Message message, Booking booking, MailTexts texts, LocalTimes times, DateTime now)
    {
        var session = booking.Session;
        var cancelled = message.Template == Templates.BookingCancelled;
        yield return (texts["label-what"], texts.Choose(session.Course.Name, session.Course.NameEn));
        yield return (texts["label-when"], cancelled
            ? times.Span(session.StartsAt, session.EndsAt)
            : times.Span(session.StartsAt, session.EndsAt, now));
        yield return (texts["label-where"], PlaceOf(session.Venue, texts));
        yield return (texts["label-who"], WhoOf(booking, texts));
        if (cancelled && (booking.CancelReason ?? session.CancelReason) is { } reason)
            yield return (texts["label-reason"], reason);
        if (!cancelled)
            yield return (texts["label-bring"], texts[$"bring-{session.Kind}"]);
        yield return (texts[cancelled ? "label-next" : "label-give-back"], GiveBack(message, session, texts, times, now));
    }

    private string GiveBack(Message message, TrainingSession session, MailTexts texts, LocalTimes times, DateTime now)
    {
        var page = links.School.AbsoluteUri;
        return message.Template switch
        {
            Templates.BookingCancelled => texts["give-back-cancelled", page],
            Templates.BookingMoved => texts["give-back-moved", page],
            _ when session.FreeCancelUntil > now => texts["give-back-free", times.DateTime(session.FreeCancelUntil), page],
            _ => texts["give-back-late", page],
        };
    }

    private static string WhoOf(Booking booking, MailTexts texts) => texts[
        "class",
        texts.Choose(booking.School.Name, booking.School.NameEn),
        booking.ClassLabel,
        booking.Pupils,
        booking.Adults];

    private static string PlaceOf(Venue venue, MailTexts texts) =>
        texts["place", texts.Choose(venue.Name, venue.NameEn), texts.Choose(venue.Address, venue.AddressEn)];

    private async Task<Appointment> AppointmentAsync(Message message, Booking booking, Letter letter, DateTime now)
    {
        var (first, hops) = await FirstOfAsync(booking.Id);
        var session = booking.Session;
        var cancelled = message.Template == Templates.BookingCancelled;
        return new Appointment
        {
            Uid = $"booking-{first}@{sender.Host}",
            // Each hop to another session begins a new hundred: the new session's own revisions may start lower.
            Sequence = (hops * 100) + session.ScheduleRevision + booking.Revision + (cancelled ? 1 : 0),
            IsCancelled = cancelled,
            StartsAt = session.StartsAt,
            EndsAt = session.EndsAt,
            TimeZone = session.TimeZone,
            Summary = letter.Texts.Choose(session.Course.Name, session.Course.NameEn),
            Location = PlaceOf(session.Venue, letter.Texts),
            Description = Describe(letter),
            Organizer = sender.Address,
            Attendee = message.Address,
            Page = links.School,
            StampedAt = now,
        };
    }

    // Without when and where: a calendar shows its own, and "in 3 days" would stand there for ever.
    private static string Describe(Letter letter)
    {
        var texts = letter.Texts;
        var lines = letter.Lines.Where(l => l.Label != texts["label-when"] && l.Label != texts["label-where"]);
        return string.Join('\n', lines.Select(l => l.Label + texts["colon"] + l.Value));
    }

    // A booking that was moved from another session stays the same appointment in the calendars that hold it.
    private async Task<(long First, int Hops)> FirstOfAsync(long id)
    {
        var hops = 0;
        while (await db.Bookings.Where(b => b.MovedToId == id).Select(b => (long?)b.Id).FirstOrDefaultAsync() is { } earlier)
            (id, hops) = (earlier, hops + 1);
        return (id, hops);
    }
}
