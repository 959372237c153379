using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Web.Features.Bookings;

/// <summary>
/// Sweeps holds and offers that have run out. Nobody waits for it to get a seat (a refusal looks for them itself); it lets
/// pages show the free seats, and makes the next offer.
/// </summary>
public sealed class ReleaseExpiredHolds(ProgramsDb db, SeatGuard seats, PromoteWaitlist waitlist, TimeProvider clock, AfterCommit after)
{
    /// <summary>How many there were.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var sessions = await db.Bookings
            .Where(booking => booking.State == BookingState.Held && booking.HoldExpiresAt <= now)
            .Select(booking => booking.SessionId).Distinct().ToListAsync(cancellation);
        var released = 0;
        foreach (var session in sessions)
            released += await SweepAsync(session, now, cancellation);
        return released;
    }

    private async Task<int> SweepAsync(long sessionId, DateTime now, CancellationToken cancellation)
    {
        await using var write = await db.BeginWriteAsync(cancellation);
        await seats.LockAsync(cancellation, sessionId);
        var released = await seats.ReleaseExpiredHoldsAsync(sessionId, now, cancellation);
        await waitlist.RunAsync(sessionId, now, cancellation);
        await write.CommitAsync(cancellation);
        after.Wake();
        db.ChangeTracker.Clear();
        return released;
    }
}
