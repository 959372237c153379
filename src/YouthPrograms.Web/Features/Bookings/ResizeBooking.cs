using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Bookings;

namespace YouthPrograms.Web.Features.Bookings;

public sealed record ResizeBookingRequest(long BookingId, int Pupils, int Adults, int? RowVersion = null);

/// <summary>Growing takes the difference, if it is free and the session still takes bookings; shrinking frees it at once.</summary>
public sealed class ResizeBooking(
    ProgramsDb db, SeatGuard seats, BookingDesk desk, PromoteWaitlist waitlist, AfterCommit after)
{
    public async Task<Outcome<Booking>> RunAsync(ResizeBookingRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var write = await db.BeginWriteAsync(cancellation);
        var opened = await desk.OpenAsync(request.BookingId, request.RowVersion, viewer, cancellation);
        if (opened.IsRefused(out var problem))
            return problem;
        var booking = opened.Value;
        var now = desk.Now;
        var count = new Headcount(request.Pupils, request.Adults);
        var session = await BookableSession.ReadAsync(db, booking.SessionId, cancellation);
        if (Check(booking, session, count, now) is { Count: > 0 } problems)
            return problems;
        if (await ChangeSeatsAsync(booking, count, now, cancellation) is { } refused)
            return refused;
        if (booking.Pupils == count.Pupils && booking.Adults == count.Adults)
            return booking;
        (booking.Pupils, booking.Adults) = (count.Pupils, count.Adults);
        booking.Revision++;
        await db.SaveChangesAsync(cancellation);
        await waitlist.RunAsync(booking.SessionId, now, cancellation);
        await write.CommitAsync(cancellation);
        after.Wake();
        return booking;
    }

    private static List<Problem> Check(Booking booking, BookableSession session, Headcount count, DateTime now) => booking.State switch
    {
        BookingState.Held when !Hold.Counts(booking.HoldExpiresAt!.Value, now) => [BookingProblems.HoldExpired],
        { IsActive: false } => [BookingProblems.BookingNotActive],
        _ when now >= session.StartsAt => [BookingProblems.SessionStarted],
        _ => [.. ClassVisit.CheckHeadcount(session, count)],
    };

    private async Task<Problem?> ChangeSeatsAsync(Booking booking, Headcount count, DateTime now, CancellationToken cancellation)
    {
        var more = count.Seats - booking.Seats;
        if (more < 0)
            await seats.ReleaseAsync(booking.SessionId, -more, 0, cancellation);
        return more > 0 && await seats.TakeAsync(booking.SessionId, more, 0, now, cancellation) is { } refused
            ? await desk.RefuseAsync(refused, count, more, 0, target: null, cancellation)
            : null;
    }
}
