using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Impact;
using YouthPrograms.Web.Features.Bookings;
using YouthPrograms.Web.Features.Training;
using YouthPrograms.Web.Tests.Bookings;

namespace YouthPrograms.Web.Tests.Training;

/// <summary>What tests do on the day of a session.</summary>
internal static class SessionDays
{
    /// <summary>The session moves into the past rather than the clock past it: others share the clock.</summary>
    public static Task<int> EndAsync(this TrainingApp app, long session) => app.InDatabaseAsync(async db =>
    {
        var now = app.Clock.GetUtcNow().UtcDateTime;
        return await db.TrainingSessions.Where(s => s.Id == session).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.StartsAt, now.AddHours(-3)).SetProperty(s => s.EndsAt, now.AddHours(-1)));
    });

    public static Task<Outcome<Booking>> CountAsync(
        this TrainingApp app, Booking booking, int present, string? client = null, int? minutesAgo = null, Viewer? viewer = null, long? session = null) =>
        app.RunAsync<CheckInClass, Outcome<Booking>>(use => use.RunAsync(
            new(session ?? booking.SessionId, booking.Id, present, client,
                minutesAgo is { } ago ? app.Clock.GetUtcNow().UtcDateTime.AddMinutes(-ago) : null,
                minutesAgo is null ? AttendanceSource.Manual : AttendanceSource.Offline),
            viewer ?? TrainingApp.Officer, default));

    public static Task<Outcome<TrainingSession>> CompleteAsync(this TrainingApp app, long session) =>
        app.RunAsync<CompleteSession, Outcome<TrainingSession>>(use => use.RunAsync(new(session), TrainingApp.Officer, default));

    public static Task<Outcome<int>> CertifyAsync(this TrainingApp app, long session, Viewer? viewer = null) =>
        app.RunAsync<IssueCertificates, Outcome<int>>(use => use.RunAsync(new(session), viewer ?? TrainingApp.Officer, default));

    public static Task<Outcome<Assessment>> AssessAsync(this TrainingApp app, Booking booking, AssessmentPhase phase, int n, int points, Viewer? viewer = null) =>
        app.RunAsync<RecordAssessment, Outcome<Assessment>>(use => use.RunAsync(
            new(booking.SessionId, booking.Id, phase, n, points), viewer ?? TrainingApp.Officer, default));

    public static Task<Outcome<DrillTiming>> TimeAsync(this TrainingApp app, Booking booking, DrillRun run, int seconds) =>
        app.RunAsync<TimeDrill, Outcome<DrillTiming>>(use => use.RunAsync(new(booking.SessionId, booking.Id, run, seconds), TrainingApp.Officer, default));

    public static Task<List<Attendance>> CountsAsync(this TrainingApp app, Booking booking) =>
        app.InDatabaseAsync(db => db.Attendances.AsNoTracking().Where(a => a.BookingId == booking.Id).OrderBy(a => a.Id).ToListAsync());

    public static Task<List<Certificate>> CertificatesAsync(this TrainingApp app, long session) =>
        app.InDatabaseAsync(db => db.Certificates.AsNoTracking().Where(c => c.SessionId == session).OrderBy(c => c.Id).ToListAsync());

    public static Task<CertificateCheck> CheckAsync(this TrainingApp app, string serial) =>
        app.RunAsync<CheckCertificate, CertificateCheck>(use => use.RunAsync(serial, default));

    public static Task<ImpactReport> ImpactAsync(this TrainingApp app, long session) => app.RunAsync<ProgramImpact, ImpactReport>(async use =>
    {
        var program = await app.InDatabaseAsync(db => db.TrainingSessions.Where(s => s.Id == session).Select(s => s.Course.ProgramId).SingleAsync());
        var now = app.Clock.GetUtcNow().UtcDateTime;
        return (await use.RunAsync(new(program, DateOnly.FromDateTime(now).AddDays(-60), DateOnly.FromDateTime(now).AddDays(1)), new Viewer { Now = now }, default)).Value;
    });

    /// <summary>Makes somebody a trainer, of the session where one is given.</summary>
    public static async Task<Viewer> TrainerAsync(this TrainingApp app, long? session)
    {
        var account = await app.CreateAccountAsync(TrainingApp.Unique("trainer") + "@example.test", Data.People.MembershipRole.Trainer);
        if (session is { } id)
        {
            await app.InDatabaseAsync(async db =>
            {
                var code = TrainingApp.Unique("T");
                db.SessionTrainers.Add(new SessionTrainer { SessionId = id, Trainer = new Trainer { Code = code, Name = code, NameEn = code, AccountId = account } });
                return await db.SaveChangesAsync();
            });
        }
        return new() { AccountId = account, IsTrainer = true, Now = app.Clock.GetUtcNow().UtcDateTime };
    }
}
