using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Mail;
using YouthPrograms.Reminders.Mail;

namespace YouthPrograms.Reminders.Planning;

/// <summary>
/// Readers' wishes for no more optional mails of a rule. Each is a row of the outbox that is never sent and stands among
/// the reader's mails as their reason for being left out.
/// </summary>
internal static class Stops
{
    public const string Prefix = "stop|";

    public static async Task<IReadOnlySet<Stop>> LoadAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var rows = await db.Messages
            .Where(m => m.State == MessageState.Suppressed && m.Key.StartsWith(Prefix))
            .Select(m => new { m.RuleCode, m.AccountId, m.Address })
            .ToListAsync(cancellation);
        return rows.Select(m => new Stop(m.RuleCode, m.AccountId, m.AccountId is null ? m.Address : "")).ToHashSet();
    }

    /// <summary>The row that stops the kind of <paramref name="message"/> for its reader.</summary>
    public static Message Of(Message message, DateTime now)
    {
        var reader = message.AccountId is { } id ? $"a{id}" : MessageIds.Hash(message.Address);
        var key = $"{Prefix}{message.RuleCode}|{reader}";
        return new Message
        {
            Key = key,
            RuleCode = message.RuleCode,
            Template = message.Template,
            Class = message.Class,
            Subject = message.Subject,
            SubjectId = message.SubjectId,
            AccountId = message.AccountId,
            Address = message.Address,
            Recipient = message.Recipient,
            Language = message.Language,
            Reason = message.Reason,
            State = MessageState.Suppressed,
            Error = "The reader stopped mails of this kind.",
            MessageId = message.MessageId,
            DueAt = now,
            DeadlineAt = now,
            PlannedAt = now,
        };
    }
}
