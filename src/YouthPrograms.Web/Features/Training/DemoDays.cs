using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Seeding;
using YouthPrograms.Data.Training;
using YouthPrograms.Web.Features.Bookings;
using YouthPrograms.Web.Features.Operations;
using static YouthPrograms.Web.Features.Operations.DemoSteps;

namespace YouthPrograms.Web.Features.Training;

/// <summary>What the demo's past sessions left: quizzes, drills and certificates, through the use cases that people use.</summary>
internal sealed class DemoDays(ProgramsDb db, ClassTokens tokens, SeatGuard seats)
{
    private readonly DayClock clock = new();

    public async Task AddAsync(IReadOnlyList<MeasureSeed> seeds, CancellationToken cancellation)
    {
        if (await db.Certificates.AnyAsync(cancellation))
            return;
        var officer = new Viewer { IsProgramOfficer = true };
        foreach (var seed in seeds)
            await MeasureAsync(seed, officer, cancellation);
        var sessions = await db.TrainingSessions.Where(s => s.State == SessionState.Completed && s.Bookings.Any(b => b.State == BookingState.Attended))
            .OrderBy(s => s.StartsAt).Select(s => new { s.Id, s.EndsAt }).ToListAsync(cancellation);
        foreach (var session in sessions)
        {
            clock.At(session.EndsAt.AddMinutes(20));
            Done(await new IssueCertificates(db, seats, clock).RunAsync(new(session.Id), officer, cancellation));
            db.ChangeTracker.Clear();
        }
    }

    private async Task MeasureAsync(MeasureSeed seed, Viewer officer, CancellationToken cancellation)
    {
        var booking = await db.Bookings.AsNoTracking().Include(b => b.Session).Include(b => b.Attendances)
            .SingleOrDefaultAsync(b => b.Session.Code == seed.Session && b.School.Code == seed.School && b.ClassLabel == seed.Class, cancellation);
        if (booking?.Attendances.Find(count => count.Current) is not { } count)
            return;
        clock.At(booking.Session.EndsAt);
        foreach (var (phase, points) in seed.Quiz)
            Done(await new RecordAssessment(db, tokens, clock).RunAsync(new(booking.SessionId, booking.Id, phase, count.Present, points), officer, cancellation));
        foreach (var (run, seconds) in seed.Drill ?? new Dictionary<YouthPrograms.Training.Impact.DrillRun, int>())
            Done(await new TimeDrill(db, tokens, clock).RunAsync(new(booking.SessionId, booking.Id, run, seconds), officer, cancellation));
    }
}
