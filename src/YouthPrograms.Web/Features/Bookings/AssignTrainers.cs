using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Web.Features.Bookings;

/// <summary>Those who teach from now on; whoever is not among them no longer does.</summary>
public sealed record AssignTrainersRequest(long SessionId, IReadOnlyList<long> TrainerIds, int? RowVersion = null);

/// <summary>Says who teaches a session. Nobody teaches two at one time, and one that schools can book has somebody.</summary>
public sealed class AssignTrainers(ProgramsDb db, SeatGuard seats, AfterCommit after)
{
    public async Task<Outcome<TrainingSession>> RunAsync(AssignTrainersRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!ClassVisit.IsOfficer(viewer))
            return BookingProblems.OfficersOnly;
        await using var write = await db.BeginWriteAsync(cancellation);
        await seats.LockAsync(cancellation, request.SessionId);
        var session = await db.TrainingSessions.Include(one => one.Trainers).SingleOrDefaultAsync(one => one.Id == request.SessionId, cancellation);
        if (SessionChange.Refusal(session, request.RowVersion) is { } refusal)
            return refusal;
        long[] wanted = [.. request.TrainerIds.Distinct()];
        if (await RefusalAsync(session!, wanted, cancellation) is { } problem)
            return problem;
        session!.Trainers.RemoveAll(one => !wanted.Contains(one.TrainerId));
        session.Trainers.AddRange(wanted.Except(session.Trainers.Select(one => one.TrainerId)).Select(id => new SessionTrainer { TrainerId = id }));
        // Who teaches stands in other rows, but it is a change of the session: its version rises.
        db.Entry(session).Property(one => one.ScheduleRevision).IsModified = true;
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        after.Wake();
        return session;
    }

    private async Task<Problem?> RefusalAsync(TrainingSession session, long[] wanted, CancellationToken cancellation)
    {
        if (wanted.Length == 0 && session.State != SessionState.Draft)
            return BookingProblems.TrainerMissing;
        if (await db.Trainers.CountAsync(trainer => wanted.Contains(trainer.Id), cancellation) != wanted.Length)
            return BookingProblems.TrainerNotFound;
        var clashes = await SessionClashes.FindAsync(db, session.Id, session.VenueId, wanted, session.StartsAt, session.EndsAt, cancellation);
        return clashes.Contains(BookingProblems.TrainerOccupied) ? BookingProblems.TrainerOccupied with { Target = "TrainerIds" } : null;
    }
}
