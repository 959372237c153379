using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Mail;

namespace YouthPrograms.Reminders.Jobs;

/// <summary>A row that looked due, as it was seen: the claim holds only if it still is so.</summary>
internal readonly record struct DueRow(long Id, int Fence, MessageState State);

/// <summary>One sender's right to one row. Every later write names the fence, so a lease taken over writes nothing.</summary>
internal sealed record Lease(long Id, int Fence, bool SendsOnceMore);

/// <summary>
/// Who may send a row, decided by conditional updates alone, so that any number of senders on any number of nodes may try.
/// <para>
/// Planned or Retry → Leased → Started → Sent, Retry, Ambiguous or Failed. Of an ambiguous row that may go out once more
/// the claim takes that one time away and leaves it Ambiguous, so that even a crash then cannot make a third mail.
/// </para>
/// </summary>
internal sealed class Leases(ProgramsDb db, TimeProvider clock)
{
    /// <summary>Longer than the longest time a server may take over one mail.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(5);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The most pressing lane first: urgent, transactional, reminders, digests.</summary>
    public Task<List<DueRow>> DueAsync(int limit, CancellationToken cancellation)
    {
        var now = Now;
        return db.Messages
            .Where(m => (m.State == MessageState.Planned && m.DueAt <= now)
                || ((m.State == MessageState.Retry || m.State == MessageState.Ambiguous) && m.NextAttemptAt <= now)
                || (m.State == MessageState.Leased && m.LeasedUntil < now))
            .OrderBy(m => m.Class).ThenBy(m => m.DueAt).ThenBy(m => m.Id)
            .Take(limit)
            .Select(m => new DueRow(m.Id, m.Fence, m.State))
            .ToListAsync(cancellation);
    }

    /// <summary>Null when another sender was faster.</summary>
    public async Task<Lease?> ClaimAsync(DueRow row, CancellationToken cancellation)
    {
        var onceMore = row.State is MessageState.Ambiguous;
        var state = onceMore ? MessageState.Ambiguous : MessageState.Leased;
        var until = Now + Length;
        var taken = await db.Messages
            .Where(m => m.Id == row.Id && m.Fence == row.Fence && m.State == row.State)
            .ExecuteUpdateAsync(
                m => m.SetProperty(x => x.State, state)
                    .SetProperty(x => x.NextAttemptAt, (DateTime?)null)
                    .SetProperty(x => x.LeasedUntil, until)
                    .SetProperty(x => x.Fence, x => x.Fence + 1)
                    .SetProperty(x => x.RowVersion, x => x.RowVersion + 1),
                cancellation);
        return taken == 1 ? new Lease(row.Id, row.Fence + 1, onceMore) : null;
    }

    /// <summary>From here on a crash counts as "perhaps sent". False when the lease was lost.</summary>
    public async Task<bool> StartAsync(Lease lease)
    {
        var (from, to) = lease.SendsOnceMore
            ? (MessageState.Ambiguous, MessageState.Ambiguous)
            : (MessageState.Leased, MessageState.Started);
        return await db.Messages
            .Where(m => m.Id == lease.Id && m.Fence == lease.Fence && m.State == from)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.State, to)
                .SetProperty(x => x.Attempts, x => x.Attempts + 1)
                .SetProperty(x => x.RowVersion, x => x.RowVersion + 1)) == 1;
    }

    /// <summary>Stores how it ended; nothing when the lease was lost meanwhile.</summary>
    public Task EndAsync(Lease lease, Ending ending)
    {
        var sentAt = ending.State is MessageState.Sent ? Now : (DateTime?)null;
        return db.Messages
            .Where(m => m.Id == lease.Id && m.Fence == lease.Fence)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.State, ending.State)
                .SetProperty(x => x.SentAt, sentAt)
                .SetProperty(x => x.NextAttemptAt, ending.NextAttemptAt)
                .SetProperty(x => x.LeasedUntil, (DateTime?)null)
                .SetProperty(x => x.Error, ending.Error)
                .SetProperty(x => x.RowVersion, x => x.RowVersion + 1));
    }

    /// <summary>As <see cref="EndAsync"/>, unless the sender that was given up for lost has reported meanwhile.</summary>
    public Task GiveUpAsync(Message row, Ending ending) => db.Messages
        .Where(m => m.Id == row.Id && m.Fence == row.Fence && m.State == MessageState.Started)
        .ExecuteUpdateAsync(m => m.SetProperty(x => x.State, ending.State)
            .SetProperty(x => x.NextAttemptAt, ending.NextAttemptAt)
            .SetProperty(x => x.LeasedUntil, (DateTime?)null)
            .SetProperty(x => x.Error, ending.Error)
            .SetProperty(x => x.RowVersion, x => x.RowVersion + 1));

    /// <summary>A sender died between the final dot and its answer, or before either: nobody can tell.</summary>
    public Task<List<Message>> AbandonedAsync(CancellationToken cancellation)
    {
        var now = Now;
        return db.Messages.AsNoTracking()
            .Where(m => m.State == MessageState.Started && m.LeasedUntil < now)
            .ToListAsync(cancellation);
    }
}
