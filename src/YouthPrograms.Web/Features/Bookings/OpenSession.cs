using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Web.Features.Bookings;

public sealed record OpenSessionRequest(long SessionId, int? RowVersion = null);

/// <summary>A planned session becomes public, and schools book it from its booking time on. It has a place and somebody who teaches.</summary>
public sealed class OpenSession(ProgramsDb db, SeatGuard seats, TimeProvider clock, AfterCommit after)
{
    public async Task<Outcome<TrainingSession>> RunAsync(OpenSessionRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!ClassVisit.IsOfficer(viewer))
            return BookingProblems.OfficersOnly;
        await using var write = await db.BeginWriteAsync(cancellation);
        await seats.LockAsync(cancellation, request.SessionId);
        var session = await db.TrainingSessions.Include(one => one.Trainers).Include(one => one.Venue)
            .SingleOrDefaultAsync(one => one.Id == request.SessionId, cancellation);
        if (SessionChange.Refusal(session, request.RowVersion) is { } refusal)
            return refusal;
        if (session!.State != SessionState.Draft)
            return BookingProblems.SessionNotChangeable;
        if (await CheckAsync(session, cancellation) is { Count: > 0 } problems)
            return problems;
        session.State = SessionState.Open;
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        after.Wake();
        return session;
    }

    private async Task<List<Problem>> CheckAsync(TrainingSession session, CancellationToken cancellation)
    {
        List<Problem> problems = [];
        if (session.StartsAt <= clock.GetUtcNow().UtcDateTime)
            problems.Add(BookingProblems.StartsInThePast);
        if (session.Venue.Capacity < session.SeatsCap)
            problems.Add(BookingProblems.VenueTooSmall(session.Venue.Capacity, session.SeatsCap));
        if (session.Trainers.Count == 0)
            problems.Add(BookingProblems.TrainerMissing);
        if (problems.Count == 0)
        {
            problems.AddRange(await SessionClashes.FindAsync(
                db, session.Id, session.VenueId, [.. session.Trainers.Select(one => one.TrainerId)], session.StartsAt, session.EndsAt, cancellation));
        }
        return problems;
    }
}
