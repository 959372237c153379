using YouthPrograms.Data;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Web.Features.Bookings;

public sealed record ReconfirmBookingRequest(long BookingId, int? RowVersion = null);

/// <summary>The school says that the class comes, at the time and place as they are now.</summary>
public sealed class ReconfirmBooking(ProgramsDb db, BookingDesk desk, AfterCommit after)
{
    public async Task<Outcome<Booking>> RunAsync(ReconfirmBookingRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var write = await db.BeginWriteAsync(cancellation);
        var opened = await desk.OpenAsync(request.BookingId, request.RowVersion, viewer, cancellation);
        if (opened.IsRefused(out var problem))
            return problem;
        var booking = opened.Value;
        if (booking.State is not (BookingState.Confirmed or BookingState.Reconfirmed))
            return BookingProblems.BookingNotActive;
        var session = await BookableSession.ReadAsync(db, booking.SessionId, cancellation);
        if (desk.Now >= session.StartsAt)
            return BookingProblems.SessionStarted;
        booking.State = BookingState.Reconfirmed;
        booking.AcceptedRevision = session.ScheduleRevision;
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        after.Wake();
        return booking;
    }
}
