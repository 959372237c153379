using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Web.Features.Bookings;

/// <summary>
/// The only place that moves the seat and group counters of a session.
/// <para>
/// A class is in when one statement says so: <c>UPDATE … SET taken = taken + n WHERE taken + n &lt;= cap AND open</c>. Nothing
/// read before it counts, neither a page nor this process's memory. On SQLite the transaction began with the write lock, so
/// that the statements follow each other; on PostgreSQL the second of two waits at the row and then looks at its condition
/// again with the first one's numbers. Either way nobody gets a seat twice, on any number of nodes.
/// </para>
/// <para>
/// When the statement refuses, the row is locked and everything is looked at once more: seats may have come free meanwhile,
/// and holds may have run out that nobody has swept yet. So nobody is refused while seats are free, and the reason
/// given is the one that held at the moment of refusal.
/// </para>
/// <para>
/// Locks are taken in one order: sessions by rising key, then bookings, then waitlist entries. The counters change in the
/// transaction of the rows they count; a check constraint of the database stands behind it all.
/// </para>
/// </summary>
public class SeatGuard(ProgramsDb db)
{
    /// <summary>Takes seats and groups within the caller's transaction, or tells what it looked like when it could not.</summary>
    /// <returns>Null when taken; otherwise the session as it was, under lock, when it refused.</returns>
    public async Task<BookableSession?> TakeAsync(
        long sessionId, int seats, int groups, DateTime now, CancellationToken cancellation)
    {
        if (await TryTakeAsync(sessionId, seats, groups, now, cancellation))
            return null;
        await db.LockAsync<TrainingSession>(sessionId, cancellation);
        await ReleaseExpiredHoldsAsync(sessionId, now, cancellation);
        if (await TryTakeAsync(sessionId, seats, groups, now, cancellation))
            return null;
        return await BookableSession.ReadAsync(db, sessionId, cancellation);
    }

    /// <summary>Gives back what a booking took; the caller changes that booking in the same transaction.</summary>
    public Task ReleaseAsync(long sessionId, int seats, int groups, CancellationToken cancellation) => db.TrainingSessions
        .Where(session => session.Id == sessionId)
        .ExecuteUpdateAsync(
            set => set
                .SetProperty(session => session.SeatsTaken, session => session.SeatsTaken - seats)
                .SetProperty(session => session.GroupsTaken, session => session.GroupsTaken - groups)
                .SetProperty(session => session.RowVersion, session => session.RowVersion + 1),
            cancellation);

    /// <summary>Locks sessions in the one order that cannot deadlock.</summary>
    public async Task LockAsync(CancellationToken cancellation, params long[] sessionIds)
    {
        foreach (var id in sessionIds.Distinct().Order())
            await db.LockAsync<TrainingSession>(id, cancellation);
    }

    /// <summary>Ends the holds of a locked session that have run out, and the offers they belong to.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> ReleaseExpiredHoldsAsync(long sessionId, DateTime now, CancellationToken cancellation)
    {
        var expired = await db.Bookings
            .Where(b => b.SessionId == sessionId && b.State == BookingState.Held && b.HoldExpiresAt <= now)
            .ToListAsync(cancellation);
        if (expired.Count == 0)
            return 0;
        var offers = await db.WaitlistEntries
            .Where(entry => entry.SessionId == sessionId && entry.State == WaitlistState.Offered)
            .ToListAsync(cancellation);
        foreach (var booking in expired)
        {
            booking.State = BookingState.HoldExpired;
            foreach (var entry in offers.Where(entry => entry.IsOf(booking)))
                entry.State = WaitlistState.Expired;
        }
        await db.SaveChangesAsync(cancellation);
        await ReleaseAsync(sessionId, expired.Sum(booking => booking.Seats), expired.Count, cancellation);
        return expired.Count;
    }

    /// <summary>The deciding statement; virtual so that a test can show what happens without its condition.</summary>
    protected internal virtual async Task<bool> TryTakeAsync(
        long sessionId, int seats, int groups, DateTime now, CancellationToken cancellation)
    {
        var taken = await db.TrainingSessions
            .Where(session => session.Id == sessionId
                && session.State == SessionState.Open
                && session.BookingOpensAt <= now && now < session.BookingClosesAt
                && session.SeatsTaken + seats <= session.SeatsCap
                && session.GroupsTaken + groups <= session.GroupsCap)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(session => session.SeatsTaken, session => session.SeatsTaken + seats)
                    .SetProperty(session => session.GroupsTaken, session => session.GroupsTaken + groups)
                    .SetProperty(session => session.RowVersion, session => session.RowVersion + 1),
                cancellation);
        return taken == 1;
    }
}

internal static class BookingRows
{
    extension(BookingState state)
    {
        /// <summary>Takes seats and can still be changed by the school.</summary>
        public bool IsActive => state <= BookingState.Reconfirmed;
    }

    extension(WaitlistEntry entry)
    {
        public bool IsOf(Booking booking) => entry.SchoolId == booking.SchoolId && entry.ClassLabel == booking.ClassLabel;
    }
}
