using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Bookings;

namespace YouthPrograms.Web.Features.Bookings;

public sealed record ConfirmBookingRequest(long BookingId, int? RowVersion = null);

/// <summary>
/// Makes a held booking firm, an offer from the waitlist among them; for an officer also one that asked for approval.
/// </summary>
public sealed class ConfirmBooking(
    ProgramsDb db, SeatGuard seats, BookingDesk desk, PromoteWaitlist waitlist, AfterCommit after)
{
    public async Task<Outcome<Booking>> RunAsync(ConfirmBookingRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var write = await db.BeginWriteAsync(cancellation);
        var opened = await desk.OpenAsync(request.BookingId, request.RowVersion, viewer, cancellation);
        if (opened.IsRefused(out var problem))
            return problem;
        var booking = opened.Value;
        var now = desk.Now;
        if (await seats.ReleaseExpiredHoldsAsync(booking.SessionId, now, cancellation) > 0)
            await waitlist.RunAsync(booking.SessionId, now, cancellation);
        if (Refusal(booking, viewer) is { } refusal)
        {
            await write.CommitAsync(cancellation);
            after.Wake();
            return refusal;
        }
        var session = await BookableSession.ReadAsync(db, booking.SessionId, cancellation);
        if (Check(booking, session, now) is { Count: > 0 } problems)
            return problems;
        booking.State = BookingState.Confirmed;
        booking.HoldExpiresAt = null;
        booking.AcceptedRevision = session.ScheduleRevision;
        await waitlist.SettleAsync(booking, cancellation);
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        after.Wake();
        return booking;
    }

    private static Problem? Refusal(Booking booking, Viewer viewer) => booking.State switch
    {
        BookingState.Held => null,
        BookingState.HoldExpired => BookingProblems.HoldExpired,
        BookingState.Requested => ClassVisit.IsOfficer(viewer) ? null : BookingProblems.OfficersOnly,
        _ => BookingProblems.BookingNotActive,
    };

    private static List<Problem> Check(Booking booking, BookableSession session, DateTime now) =>
        now >= session.StartsAt
            ? [BookingProblems.SessionStarted]
            : [.. ClassVisit.CheckHeadcount(session, new Headcount(booking.Pupils, booking.Adults))];
}
