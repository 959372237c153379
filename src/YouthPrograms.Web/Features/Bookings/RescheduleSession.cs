using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Web.Features.Bookings;

/// <summary>New time (UTC) and place; without an end the length stays, without a venue the place stays.</summary>
public sealed record RescheduleSessionRequest(
    long SessionId, DateTime StartsAt, DateTime? EndsAt = null, long? VenueId = null, string? Reason = null, int? RowVersion = null);

/// <summary>
/// Moves a session in time or place. The schedule revision rises, so that every booking is asked again and may leave free
/// of charge. Booking's closing and the free-cancel deadline keep their distance from the start.
/// </summary>
public sealed class RescheduleSession(ProgramsDb db, SeatGuard seats, TimeProvider clock, AfterCommit after)
{
    public async Task<Outcome<TrainingSession>> RunAsync(
        RescheduleSessionRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!ClassVisit.IsOfficer(viewer))
            return BookingProblems.OfficersOnly;
        await using var write = await db.BeginWriteAsync(cancellation);
        await seats.LockAsync(cancellation, request.SessionId);
        var session = await db.TrainingSessions.Include(one => one.Trainers)
            .SingleOrDefaultAsync(one => one.Id == request.SessionId, cancellation);
        if (SessionChange.Refusal(session, request.RowVersion) is { } refusal)
            return refusal;
        var plan = Plan.Of(request, session!);
        var venue = await db.Venues.AsNoTracking().SingleOrDefaultAsync(one => one.Id == plan.VenueId, cancellation);
        if (await CheckAsync(request, session!, plan, venue, cancellation) is { Count: > 0 } problems)
            return problems;
        if (!plan.Changes(session!))
            return session!;
        db.Acting.Why = ClassVisit.Text(request.Reason);
        plan.Apply(session!, venue!.TimeZone);
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        after.Wake();
        return session!;
    }

    private async Task<List<Problem>> CheckAsync(
        RescheduleSessionRequest request, TrainingSession session, Plan plan, Venue? venue, CancellationToken cancellation)
    {
        List<Problem> problems = [.. ClassVisit.CheckReason(request.Reason, needed: false)];
        if (plan.StartsAt <= clock.GetUtcNow().UtcDateTime)
            problems.Add(BookingProblems.StartsInThePast);
        if (plan.EndsAt <= plan.StartsAt)
            problems.Add(BookingProblems.EndsBeforeStart);
        if (venue is null)
            problems.Add(BookingProblems.VenueNotFound);
        else if (venue.Capacity < session.SeatsCap && venue.Id != session.VenueId)
            problems.Add(BookingProblems.VenueTooSmall(venue.Capacity, session.SeatsCap));
        if (problems.Count == 0)
        {
            problems.AddRange(await SessionClashes.FindAsync(
                db, session.Id, plan.VenueId, [.. session.Trainers.Select(one => one.TrainerId)], plan.StartsAt, plan.EndsAt, cancellation));
        }
        return problems;
    }

    private sealed record Plan(DateTime StartsAt, DateTime EndsAt, long VenueId)
    {
        public static Plan Of(RescheduleSessionRequest request, TrainingSession session)
        {
            var startsAt = DateTime.SpecifyKind(request.StartsAt, DateTimeKind.Utc);
            var endsAt = request.EndsAt is { } end
                ? DateTime.SpecifyKind(end, DateTimeKind.Utc)
                : startsAt + (session.EndsAt - session.StartsAt);
            return new(startsAt, endsAt, request.VenueId ?? session.VenueId);
        }

        public bool Changes(TrainingSession session) =>
            StartsAt != session.StartsAt || EndsAt != session.EndsAt || VenueId != session.VenueId;

        public void Apply(TrainingSession session, string timeZone)
        {
            var later = StartsAt - session.StartsAt;
            session.BookingClosesAt += later;
            session.FreeCancelUntil += later;
            (session.StartsAt, session.EndsAt, session.VenueId) = (StartsAt, EndsAt, VenueId);
            session.TimeZone = timeZone;
            session.ScheduleRevision++;
        }
    }
}
