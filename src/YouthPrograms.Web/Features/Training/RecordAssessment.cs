using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Counting;
using YouthPrograms.Training.Impact;
using YouthPrograms.Web.Features.Bookings;

namespace YouthPrograms.Web.Features.Training;

/// <summary>So many pupils of the class answered (<paramref name="N"/>) and had so many points together.</summary>
public sealed record RecordAssessmentRequest(long SessionId, long BookingId, AssessmentPhase Phase, int N, int Points);

/// <summary>Writes down what a class answered together. Each time is answered once.</summary>
public sealed class RecordAssessment(ProgramsDb db, ClassTokens tokens, TimeProvider clock)
{
    public async Task<Outcome<Assessment>> RunAsync(RecordAssessmentRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (await MeasuredClass.RefuseAsync(db, request.SessionId, request.BookingId, viewer, cancellation) is { } refusal)
            return refusal;
        if (request.N is < 1 or > AttendanceLog.MostPupils)
            return AttendanceProblems.AnsweredOutOfRange(AttendanceLog.MostPupils);
        if (!LearningGain.IsSound(request.N, request.Points))
            return AttendanceProblems.PointsOutOfRange(request.N * LearningGain.Questions);
        var assessment = new Assessment
        {
            SessionId = request.SessionId,
            ClassToken = await tokens.OfAsync(request.BookingId, cancellation),
            Phase = request.Phase,
            N = request.N,
            Points = request.Points,
            RecordedAt = clock.GetUtcNow().UtcDateTime,
        };
        db.Assessments.Add(assessment);
        return await MeasuredClass.SaveAsync(db, assessment, AttendanceProblems.AnsweredTwice, cancellation);
    }
}

public sealed record TimeDrillRequest(long SessionId, long BookingId, DrillRun Run, int Seconds);

/// <summary>Writes down how long a class needed to get out, before the training or after it.</summary>
public sealed class TimeDrill(ProgramsDb db, ClassTokens tokens, TimeProvider clock)
{
    public async Task<Outcome<DrillTiming>> RunAsync(TimeDrillRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (await MeasuredClass.RefuseAsync(db, request.SessionId, request.BookingId, viewer, cancellation) is { } refusal)
            return refusal;
        if (!Evacuation.IsSound(request.Seconds))
            return AttendanceProblems.SecondsOutOfRange(Evacuation.MostSeconds);
        var timing = new DrillTiming
        {
            SessionId = request.SessionId,
            ClassToken = await tokens.OfAsync(request.BookingId, cancellation),
            Run = request.Run,
            Seconds = request.Seconds,
            RecordedAt = clock.GetUtcNow().UtcDateTime,
        };
        db.DrillTimings.Add(timing);
        return await MeasuredClass.SaveAsync(db, timing, AttendanceProblems.RunTwice, cancellation);
    }
}

/// <summary>What measuring a class has in common: whose it is, and that it is done once.</summary>
internal static class MeasuredClass
{
    public static async Task<Problem?> RefuseAsync(ProgramsDb db, long sessionId, long bookingId, Viewer viewer, CancellationToken cancellation)
    {
        var session = await db.TrainingSessions.AsNoTracking().VisibleTo(viewer).SingleOrDefaultAsync(one => one.Id == sessionId, cancellation);
        if (session is null)
            return BookingProblems.SessionNotFound;
        if (!await SessionStaff.MayAsync(db, sessionId, viewer, cancellation))
            return BookingProblems.SessionStaffOnly;
        if (session.State is SessionState.Draft or SessionState.Cancelled)
            return BookingProblems.SessionNotChangeable;
        var state = await db.Bookings.Where(b => b.Id == bookingId && b.SessionId == sessionId).Select(b => (BookingState?)b.State).SingleOrDefaultAsync(cancellation);
        return state switch
        {
            null => AttendanceProblems.BookingOfAnotherSession,
            < BookingState.Confirmed or > BookingState.Closed => AttendanceProblems.NobodyComes,
            _ => null,
        };
    }

    public static async Task<Outcome<T>> SaveAsync<T>(ProgramsDb db, T row, Problem twice, CancellationToken cancellation)
        where T : Entity
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return row;
        }
        catch (DbUpdateException refused) when (db.IsUniqueViolation(refused))
        {
            db.ChangeTracker.Clear();
            return twice;
        }
    }
}
