using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Seeding;
using YouthPrograms.Data.Volunteers;
using YouthPrograms.Web.Features.Bookings;

namespace YouthPrograms.Web.Features.Volunteers;

/// <summary>
/// The demo's shifts. Its volunteer has come to one in the past, which no use case can make so today; the rows are written as
/// they are, counters included.
/// </summary>
internal sealed class DemoShifts(ProgramsDb db)
{
    private static readonly TimeSpan Around = TimeSpan.FromMinutes(30);

    public async Task AddAsync(ShiftSeeds seeds, DateTime now, CancellationToken cancellation)
    {
        if (await db.Shifts.AnyAsync(cancellation))
            return;
        var sessions = await db.TrainingSessions.AsNoTracking().ToDictionaryAsync(s => s.Code, cancellation);
        var tournaments = await db.Tournaments.AsNoTracking().ToDictionaryAsync(t => t.Slug, cancellation);
        var volunteer = await db.Users.Where(a => a.Email == "volunteer@demo.test").Select(a => a.Id).SingleAsync(cancellation);
        foreach (var seed in seeds.Sessions)
        {
            if (sessions.TryGetValue(seed.Session, out var session))
                db.Shifts.Add(Row(seed, session, volunteer, now));
        }
        db.Shifts.AddRange(seeds.Tournaments.Select(seed => Row(seed, tournaments[seed.Tournament])));
        await db.SaveChangesAsync(cancellation);
    }

    private static Shift Row(SessionShiftSeed seed, Data.Training.TrainingSession session, long volunteer, DateTime now)
    {
        var shift = new Shift
        {
            SessionId = session.Id,
            Name = seed.Name,
            NameEn = seed.NameEn,
            Skill = seed.Skill,
            StartsAt = session.StartsAt - Around,
            EndsAt = session.EndsAt + Around,
            TimeZone = session.TimeZone,
            Places = seed.Places,
        };
        var came = seed.Came && shift.EndsAt < now;
        if (came || (seed.SignedUp && shift.StartsAt > now))
        {
            shift.PlacesTaken = 1;
            shift.Signups.Add(new()
            {
                VolunteerId = volunteer,
                SignedUpAt = shift.StartsAt.AddDays(-7) < now ? shift.StartsAt.AddDays(-7) : now,
                State = came ? SignupState.Confirmed : SignupState.SignedUp,
                Minutes = came ? (int)(shift.EndsAt - shift.StartsAt).TotalMinutes / 15 * 15 : null,
                ConfirmedAt = came ? shift.EndsAt : null,
            });
        }
        return shift;
    }

    private static Shift Row(TournamentShiftSeed seed, Data.Tournaments.Tournament tournament)
    {
        var starts = SessionTime.ToUtc(tournament.StartsOn.ToDateTime(seed.Start), tournament.TimeZone);
        return new()
        {
            TournamentId = tournament.Id,
            Name = seed.Name,
            NameEn = seed.NameEn,
            Skill = seed.Skill,
            StartsAt = starts,
            EndsAt = starts.AddHours(seed.Hours),
            TimeZone = tournament.TimeZone,
            Places = seed.Places,
        };
    }
}
