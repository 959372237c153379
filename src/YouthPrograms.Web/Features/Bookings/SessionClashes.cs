using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Web.Features.Bookings;

/// <summary>What else is on at a venue, and what else trainers do, at the time of a session.</summary>
internal static class SessionClashes
{
    /// <summary>
    /// Locks the venue and the trainers first, after the session and in one order, so that of two sessions planned at once the
    /// second sees the first.
    /// </summary>
    public static async Task<List<Problem>> FindAsync(
        ProgramsDb db, long sessionId, long venueId, IReadOnlyCollection<long> trainers, DateTime startsAt, DateTime endsAt, CancellationToken cancellation)
    {
        await db.LockAsync<Venue>(venueId, cancellation);
        foreach (var trainer in trainers.Distinct().Order())
            await db.LockAsync<Trainer>(trainer, cancellation);
        var overlapping = db.TrainingSessions.Where(other => other.Id != sessionId
            && other.State != SessionState.Cancelled
            && other.StartsAt < endsAt && other.EndsAt > startsAt);
        List<Problem> problems = [];
        if (await overlapping.AnyAsync(other => other.VenueId == venueId, cancellation))
            problems.Add(BookingProblems.VenueOccupied);
        if (await overlapping.AnyAsync(other => other.Trainers.Any(one => trainers.Contains(one.TrainerId)), cancellation))
            problems.Add(BookingProblems.TrainerOccupied);
        return problems;
    }
}
