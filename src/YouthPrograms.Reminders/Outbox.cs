using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Audit;
using YouthPrograms.Data.Mail;
using YouthPrograms.Reminders.Planning;

namespace YouthPrograms.Reminders;

/// <summary>
/// What may be done to a mail by an operator, and by its reader. Each says whether it took effect: a mail that is on its
/// way at that moment, or does not exist, is left alone.
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
        var closed = db.Messages
            .Where(m => m.Id == messageId && !m.Key.StartsWith(Stops.Prefix) && (m.LeasedUntil == null || m.LeasedUntil < now))
            .Where(m => m.State != MessageState.Planned && m.State != MessageState.Leased && m.State != MessageState.Started);
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
        var open = db.Messages
            .Where(m => m.Id == messageId && (m.State == MessageState.Planned || m.State == MessageState.Retry));
        return RecordedAsync("SuppressMail", messageId, reason, clock.GetUtcNow().UtcDateTime, () => open.ExecuteUpdateAsync(
            m => m.SetProperty(x => x.State, MessageState.Suppressed)
                .SetProperty(x => x.Error, reason)
                .SetProperty(x => x.RowVersion, x => x.RowVersion + 1),
            cancellation), cancellation);
    }

    /// <summary>
    /// Stops the optional mails of one kind for the reader of one of them. <paramref name="token"/> is the last part of the
    /// mail's unsubscribe address; call it for a POST only. True also when it was stopped before.
    /// </summary>
    public async Task<bool> UnsubscribeAsync(string token, CancellationToken cancellation = default)
    {
        var start = $"<{token}@";
        var message = await db.Messages.AsNoTracking()
            .Where(m => m.MessageId.StartsWith(start) && m.Class >= MessageClass.Reminder)
            .OrderBy(m => m.Id).FirstOrDefaultAsync(cancellation);
        if (message is null)
            return false;
        var stop = Stops.Of(message, clock.GetUtcNow().UtcDateTime);
        if (await db.Messages.AnyAsync(m => m.Key == stop.Key, cancellation))
            return true;
        db.Messages.Add(stop);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            // Two clicks at once.
        }
        reminders.Wake();
        return true;
    }

    private async Task<bool> RecordedAsync(
        string what, long messageId, string reason, DateTime now, Func<Task<int>> update, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        if (await update() == 0)
            return false;
        db.Note<Message>(what, messageId, now, reason);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
