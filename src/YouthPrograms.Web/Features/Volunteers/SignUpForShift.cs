using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Data.Training;
using YouthPrograms.Data.Volunteers;
using YouthPrograms.Training.Volunteers;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Volunteers;

/// <summary>With <paramref name="Skilled"/> the volunteer says that they have the skill the shift asks for.</summary>
public sealed record SignUpForShiftRequest(long ShiftId, bool Skilled = false);

/// <summary>Gives a volunteer a place in a shift.</summary>
public sealed class SignUpForShift(ProgramsDb db, PlaceGuard places, TimeProvider clock)
{
    public async Task<Outcome<Signup>> RunAsync(SignUpForShiftRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.IsVolunteer || viewer.AccountId is not { } volunteer)
            return VolunteerProblems.VolunteersOnly;
        var shift = await db.Shifts.AsNoTracking().VisibleTo(viewer).Include(s => s.Session).Include(s => s.Tournament)
            .SingleOrDefaultAsync(s => s.Id == request.ShiftId, cancellation);
        if (shift is null)
            return VolunteerProblems.ShiftNotFound;
        if (IsCalledOff(shift))
            return VolunteerProblems.ShiftCalledOff;
        if (shift.Skill is not null && !request.Skilled)
            return VolunteerProblems.SkillNeeded;
        try
        {
            return await TakeAsync(shift, volunteer, cancellation);
        }
        catch (DbUpdateException twice) when (db.IsUniqueViolation(twice))
        {
            db.ChangeTracker.Clear();
            return VolunteerProblems.AlreadySignedUp;
        }
    }

    internal static bool IsCalledOff(Shift shift) =>
        shift.Session is { State: SessionState.Cancelled } || shift.Tournament is { State: TournamentState.Cancelled };

    private async Task<Outcome<Signup>> TakeAsync(Shift shift, long volunteer, CancellationToken cancellation)
    {
        await using var write = await db.BeginWriteAsync(cancellation);
        if (await ClashAsync(shift, volunteer, cancellation) is { } clash)
            return clash;
        var now = clock.GetUtcNow().UtcDateTime;
        if (!await places.TryTakeAsync(shift.Id, now, cancellation))
            return now >= shift.StartsAt ? VolunteerProblems.ShiftBegun : VolunteerProblems.ShiftFull;
        var signup = new Signup { ShiftId = shift.Id, VolunteerId = volunteer, SignedUpAt = now };
        db.Signups.Add(signup);
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return signup;
    }

    /// <summary>
    /// Nobody is in two places. Their own membership is the row that puts two sign-ups of one person one after the other.
    /// </summary>
    private async Task<Problem?> ClashAsync(Shift shift, long volunteer, CancellationToken cancellation)
    {
        var membership = await db.Memberships.Where(m => m.AccountId == volunteer && m.Role == MembershipRole.Volunteer)
            .OrderBy(m => m.Id).Select(m => m.Id).FirstAsync(cancellation);
        await db.LockAsync<Membership>(membership, cancellation);
        var others = await db.Signups.AsNoTracking()
            .Where(s => s.VolunteerId == volunteer && s.State <= SignupState.Confirmed)
            .Select(s => new { s.ShiftId, s.Shift.Name, s.Shift.NameEn, s.Shift.StartsAt, s.Shift.EndsAt })
            .ToListAsync(cancellation);
        if (others.Exists(other => other.ShiftId == shift.Id))
            return VolunteerProblems.AlreadySignedUp;
        var time = new ShiftTime(shift.StartsAt, shift.EndsAt);
        var clash = others.Find(other => time.Overlaps(new(other.StartsAt, other.EndsAt)));
        return clash is null ? null : VolunteerProblems.Elsewhere(Texts.Choose(clash.Name, clash.NameEn));
    }
}
