using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Audit;
using YouthPrograms.Data.Mail;

namespace YouthPrograms.Reminders;

/// <summary>
/// What an operator may do to a mail. Both say whether they took effect: a mail that is on its way at that moment, or does
/// not exist, is left alone.
/// </summary>
public sealed class Outbox(ProgramsDb db, ReminderClock reminders, TimeProvider clock)
{
    private static readonly TimeSpan Extension = TimeSpan.FromDays(2);

    /// <summary>
    /// Sends once more what ended otherwise than it should, under its old Message-ID. It still is not sent when its reason
    /// is gone.
    /// </summary>
    public async Task<bool> ResendAsync(long messageId, string reason, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var closed = db.Messages.Where(m => m.Id == messageId && m.State != MessageState.Planned && m.State != MessageState.Leased
            && m.State != MessageState.Started && (m.LeasedUntil == null || m.LeasedUntil < now));
        var done = await RecordedAsync("ResendMail", messageId, reason, now, () => closed.ExecuteUpdateAsync(
            m => m.SetProperty(x => x.State, MessageState.Retry)
                .SetProperty(x => x.NextAttemptAt, now)
                .SetProperty(x => x.DeadlineAt, now + Extension)
                .SetProperty(x => x.Attempts, 0)
                .SetProperty(x => x.Fence, x => x.Fence + 1)
                .SetProperty(x => x.RowVersion, x => x.RowVersion + 1),
            cancellation), cancellation);
        reminders.Wake();
        return done;
    }

    /// <summary>Keeps a mail that has not left from leaving. No later plan brings it back.</summary>
    public Task<bool> SuppressAsync(long messageId, string reason, CancellationToken cancellation = default)
    {
        var open = db.Messages.Where(m => m.Id == messageId && (m.State == MessageState.Planned || m.State == MessageState.Retry));
        return RecordedAsync("SuppressMail", messageId, reason, clock.GetUtcNow().UtcDateTime, () => open.ExecuteUpdateAsync(
            m => m.SetProperty(x => x.State, MessageState.Suppressed)
                .SetProperty(x => x.Error, reason)
                .SetProperty(x => x.RowVersion, x => x.RowVersion + 1),
            cancellation), cancellation);
    }

    private async Task<bool> RecordedAsync(
        string what, long messageId, string reason, DateTime now, Func<Task<int>> update, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        if (await update() == 0)
            return false;
        db.AuditEvents.Add(new AuditEvent
        {
            At = now,
            AccountId = db.Acting.AccountId,
            Who = db.Acting.Name,
            What = what,
            Subject = nameof(Message),
            SubjectId = messageId,
            Why = reason,
        });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
