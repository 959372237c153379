using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Bookings;

namespace YouthPrograms.Web.Features.Bookings;

public sealed record CancelBookingRequest(long BookingId, string? Reason = null, int? RowVersion = null);

/// <summary>Gives a booking, a hold or an offer back; its seats go to those who wait, in the same transaction.</summary>
public sealed class CancelBooking(
    ProgramsDb db, SeatGuard seats, BookingDesk desk, PromoteWaitlist waitlist, AfterCommit after)
{
    public async Task<Outcome<Booking>> RunAsync(CancelBookingRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var write = await db.BeginWriteAsync(cancellation);
        var opened = await desk.OpenAsync(request.BookingId, request.RowVersion, viewer, cancellation);
        if (opened.IsRefused(out var problem))
            return problem;
        var booking = opened.Value;
        var now = desk.Now;
        var session = await BookableSession.ReadAsync(db, booking.SessionId, cancellation);
        if (Check(request, booking, session, viewer, now) is { Count: > 0 } problems)
            return problems;
        await GiveBackAsync(booking, request, viewer, now, cancellation);
        await write.CommitAsync(cancellation);
        after.Wake();
        return booking;
    }

    private static List<Problem> Check(
        CancelBookingRequest request, Booking booking, BookableSession session, Viewer viewer, DateTime now)
    {
        if (!booking.State.IsActive)
            return [BookingProblems.BookingNotActive];
        var terms = session.GivingBack.At(now, scheduleMoved: booking.AcceptedRevision < session.ScheduleRevision);
        if (terms is GivingBackTerms.TooLate)
            return [BookingProblems.SessionStarted];
        // An organizer always says why; a hold or an offer was never a promise.
        var byOrganizer = !viewer.SpeaksForSchool(booking.SchoolId);
        var needed = byOrganizer || (terms is GivingBackTerms.WithReason && booking.State is not BookingState.Held);
        return [.. ClassVisit.CheckReason(request.Reason, needed)];
    }

    private async Task GiveBackAsync(
        Booking booking, CancelBookingRequest request, Viewer viewer, DateTime now, CancellationToken cancellation)
    {
        db.Acting.Why = booking.CancelReason = ClassVisit.Text(request.Reason);
        await waitlist.DeclineAsync(booking, cancellation);
        booking.State = booking.State switch
        {
            // The hold ends early, by the school's wish instead of the clock's; nothing that was promised is cancelled.
            BookingState.Held => BookingState.HoldExpired,
            _ when viewer.SpeaksForSchool(booking.SchoolId) => BookingState.CancelledBySchool,
            _ => BookingState.CancelledByOrganizer,
        };
        await db.SaveChangesAsync(cancellation);
        await seats.ReleaseAsync(booking.SessionId, booking.Seats, 1, cancellation);
        await waitlist.RunAsync(booking.SessionId, now, cancellation);
    }
}
