using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Bookings;

namespace YouthPrograms.Web.Features.Bookings;

/// <summary>What every change of a booking begins with, and how every refusal for want of room ends.</summary>
public sealed class BookingDesk(ProgramsDb db, SeatGuard seats, NearestSessions nearest, TimeProvider clock)
{
    /// <summary>Read inside the lock: who waited for it may have waited past the end of a hold.</summary>
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// The booking, within the caller's transaction, with nobody else at it. A booking never changes its session (moving
    /// makes a new one), so that its session's lock is its lock.
    /// </summary>
    /// <param name="bookingId">The booking.</param>
    /// <param name="rowVersion">The version the viewer saw, or null to take whatever is there.</param>
    /// <param name="viewer">Who changes it.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <param name="alsoLock">A further session that takes part.</param>
    public async Task<Outcome<Booking>> OpenAsync(
        long bookingId, int? rowVersion, Viewer viewer, CancellationToken cancellation, long? alsoLock = null)
    {
        var seen = db.Bookings.VisibleTo(viewer).Where(booking => booking.Id == bookingId);
        var sessionId = await seen.Select(booking => (long?)booking.SessionId).SingleOrDefaultAsync(cancellation);
        if (sessionId is not { } own)
            return BookingProblems.BookingNotFound;
        await seats.LockAsync(cancellation, own, alsoLock ?? own);
        var booking = await seen.SingleAsync(cancellation);
        if (ClassVisit.MayChange(viewer, booking.SchoolId) is { } forbidden)
            return forbidden;
        return rowVersion is { } version && version != booking.RowVersion ? BookingProblems.Stale : booking;
    }

    /// <summary>The refusal of a session that would not take so much, with the sessions that would take the class.</summary>
    public async Task<Problem> RefuseAsync(
        BookableSession refused, Headcount count, int seatsMore, int groupsMore, string? target, CancellationToken cancellation)
    {
        var near = await nearest.FindAsync(refused, count, Now, cancellation);
        return BookingProblems.Full(refused, seatsMore, groupsMore, Now, near, target);
    }
}
