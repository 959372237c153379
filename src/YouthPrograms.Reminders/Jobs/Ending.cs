using YouthPrograms.Data.Mail;
using YouthPrograms.Reminders.Mail;

namespace YouthPrograms.Reminders.Jobs;

/// <summary>What is written into a row after an attempt: a pure function of the row and what the transport said.</summary>
internal sealed record Ending(MessageState State, DateTime? NextAttemptAt = null, string? Error = null)
{
    private static readonly int[] RetryMinutes = [1, 5, 15, 60, 240];

    public static Ending Cancelled { get; } = new(MessageState.Cancelled, Error: "The reason for it is gone.");

    public static Ending Missed { get; } = new(MessageState.Missed, Error: "Its deadline passed.");

    /// <summary>The attempts are those made, this one included.</summary>
    public static Ending Of(Message row, bool sentOnceMore, Delivery delivery, int attempts, DateTime now) =>
        delivery.State switch
        {
            DeliveryState.Accepted => new Ending(MessageState.Sent),
            DeliveryState.NotSent => Again(row, sentOnceMore, delivery.Error, attempts, now),
            DeliveryState.Unknown => Ambiguous(row, sentOnceMore, delivery.Error, now),
            _ => throw new ArgumentOutOfRangeException(nameof(delivery)),
        };

    /// <summary>
    /// A reminder that may have arrived is not sent again: two are worse than none. Anything that must be known is sent
    /// once more under the same Message-ID, and only once.
    /// </summary>
    public static Ending Ambiguous(Message row, bool sentOnceMore, string? error, DateTime now)
    {
        var again = row.Class is MessageClass.Urgent or MessageClass.Transactional && !sentOnceMore;
        return new Ending(MessageState.Ambiguous, again ? now + Delay(row, 1) : null, Masked(row, error));
    }

    private static Ending Again(Message row, bool sentOnceMore, string? error, int attempts, DateTime now)
    {
        var waiting = sentOnceMore ? MessageState.Ambiguous : MessageState.Retry;
        var given = sentOnceMore ? MessageState.Ambiguous : MessageState.Failed;
        if (attempts > RetryMinutes.Length)
            return new Ending(given, Error: Masked(row, error));
        var next = now + Delay(row, attempts);
        return next > row.DeadlineAt
            ? new Ending(given, Error: Masked(row, error))
            : new Ending(waiting, next, Masked(row, error));
    }

    // Up to a fifth later, by message: after an outage not everything knocks in the same second.
    private static TimeSpan Delay(Message row, int attempts)
    {
        var delay = TimeSpan.FromMinutes(RetryMinutes[Math.Min(attempts, RetryMinutes.Length) - 1]);
        return delay + delay * (row.Id * 7919 % 200 / 1000d);
    }

    // Servers like to repeat the address in their answer; operators see it masked everywhere else.
    private static string? Masked(Message row, string? error) =>
        error?.Replace(row.Address, row.Recipient, StringComparison.OrdinalIgnoreCase);
}
