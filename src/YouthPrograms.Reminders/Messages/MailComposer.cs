using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using YouthPrograms.Data;
using YouthPrograms.Data.Mail;
using YouthPrograms.Reminders.Mail;
using YouthPrograms.Reminders.Planning;

namespace YouthPrograms.Reminders.Messages;

/// <summary>Writes the mail of an outbox row from the facts of this moment.</summary>
internal sealed class MailComposer(ProgramsDb db, Links links, IOptions<MailOptions> options)
{
    /// <summary>Null when the reason for the mail no longer holds: the plan of now does not want its key.</summary>
    public async Task<OutgoingMail?> ComposeAsync(Message message, DateTime now)
    {
        if (!await IsWantedAsync(message, now))
            return null;
        var texts = new MailTexts(message.Language);
        var confirmation = message.Subject is MessageSubject.Booking ? await ConfirmationOfAsync(message) : null;
        var (letter, calendar) = await WriteAsync(message, texts, now);
        if (message.Class >= MessageClass.Reminder)
            letter = letter with { Unsubscribe = links.Unsubscribe(MessageIds.TokenOf(message.MessageId)) };
        return new OutgoingMail
        {
            MessageId = message.MessageId,
            To = message.Address,
            Subject = letter.Subject,
            Language = message.Language,
            Text = Layouts.Text(letter, links),
            Html = Layouts.Html(letter, links),
            Calendar = calendar is null ? null : Calendars.Write(calendar),
            Headers = [.. Headers(letter, confirmation)],
            WrittenAt = now,
        };
    }

    private async Task<bool> IsWantedAsync(Message message, DateTime now)
    {
        var rows = await db.ReminderRules.AsNoTracking().Where(r => r.Code == message.RuleCode).ToListAsync();
        var facts = await FactLoader.LoadAsync(db, message.Subject, message.SubjectId, now, CancellationToken.None);
        return Plan.Of(facts, FactLoader.Read(rows, []), now).Any(w => w.Key == message.Key);
    }

    private Task<(Letter Letter, Appointment? Appointment)> WriteAsync(Message message, MailTexts texts, DateTime now) =>
        message.Subject switch
        {
            MessageSubject.Booking => new BookingLetters(db, links, options.Value.Sender).WriteAsync(message, texts, now),
            MessageSubject.Event => new DrawLetters(db, links).WriteAsync(message, texts),
            MessageSubject.Tournament => new RegistrationLetters(db, links).WriteAsync(message, texts, now),
            MessageSubject.Invitation => new InvitationLetters(db, links).WriteAsync(message, texts, now),
            MessageSubject.AccountLetter => new AccountLetters(db, links).WriteAsync(message, texts, now),
            MessageSubject.Handout => new RecallLetters(db, links).WriteAsync(message, texts),
            _ => throw new NotSupportedException($"There is no mail about a {message.Subject}."),
        };

    // A mailbox shows all mails about one booking as one conversation.
    private Task<string?> ConfirmationOfAsync(Message message) => db.Messages
        .Where(m => m.Subject == message.Subject && m.SubjectId == message.SubjectId && m.Id != message.Id
            && m.Template == Templates.BookingConfirmed && m.State == MessageState.Sent && m.Address == message.Address)
        .OrderBy(m => m.Id)
        .Select(m => m.MessageId)
        .FirstOrDefaultAsync();

    private static IEnumerable<KeyValuePair<string, string>> Headers(Letter letter, string? confirmation)
    {
        if (confirmation is not null)
            yield return new("References", confirmation);
        if (letter.Unsubscribe is { } stop)
        {
            // RFC 8058: the mailbox posts this to the address; a mere look at it stops nothing.
            yield return new("List-Unsubscribe", $"<{stop.AbsoluteUri}>");
            yield return new("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }
}
