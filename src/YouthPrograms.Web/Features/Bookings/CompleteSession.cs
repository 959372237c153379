using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Web.Features.Bookings;

public sealed record CompleteSessionRequest(long SessionId, int? RowVersion = null);

/// <summary>
/// The session took place: said by its trainer or an officer, once it has ended. Holds and waiting end with it; bookings stay
/// as they are, because who was present is written down class by class.
/// </summary>
public sealed class CompleteSession(ProgramsDb db, SeatGuard seats, TimeProvider clock, AfterCommit after)
{
    public async Task<Outcome<TrainingSession>> RunAsync(CompleteSessionRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var write = await db.BeginWriteAsync(cancellation);
        await seats.LockAsync(cancellation, request.SessionId);
        var session = await db.TrainingSessions.VisibleTo(viewer).SingleOrDefaultAsync(one => one.Id == request.SessionId, cancellation);
        if (session is null)
            return BookingProblems.SessionNotFound;
        if (!await SessionStaff.MayAsync(db, session.Id, viewer, cancellation))
            return BookingProblems.SessionStaffOnly;
        var now = clock.GetUtcNow().UtcDateTime;
        if (Refusal(session, request.RowVersion, now) is { } refusal)
            return refusal;
        await EndWaitingAsync(session, now, cancellation);
        session.State = SessionState.Completed;
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        after.Wake();
        return session;
    }

    private static Problem? Refusal(TrainingSession session, int? rowVersion, DateTime now) => session switch
    {
        _ when rowVersion is { } version && version != session.RowVersion => BookingProblems.Stale,
        { State: SessionState.Draft or SessionState.Cancelled or SessionState.Completed or SessionState.Accounted } => BookingProblems.SessionNotChangeable,
        _ when now < session.EndsAt => BookingProblems.SessionNotOver(new(session.EndsAt, session.TimeZone)),
        _ => null,
    };

    // Seats of a hold that nobody confirmed are given back, so that the counters stay those of the bookings.
    private async Task EndWaitingAsync(TrainingSession session, DateTime now, CancellationToken cancellation)
    {
        // Whatever their end: no hold outlives the session.
        if (await seats.ReleaseExpiredHoldsAsync(session.Id, now.AddYears(1), cancellation) > 0)
            await db.Entry(session).ReloadAsync(cancellation);
        var waiting = await db.WaitlistEntries
            .Where(entry => entry.SessionId == session.Id && entry.State <= WaitlistState.Offered).ToListAsync(cancellation);
        waiting.ForEach(entry => entry.State = WaitlistState.Lapsed);
    }
}
