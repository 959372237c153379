using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Volunteers;
using YouthPrograms.Training.Volunteers;

namespace YouthPrograms.Web.Features.Volunteers;

/// <summary><paramref name="Hours"/> go by quarters; 0 says that they did not come.</summary>
public sealed record ConfirmHoursRequest(long SignupId, decimal Hours, int? RowVersion = null);

/// <summary>Credits a volunteer's hours after the shift; they may be set right later.</summary>
public sealed class ConfirmHours(ProgramsDb db, TimeProvider clock)
{
    public async Task<Outcome<Signup>> RunAsync(ConfirmHoursRequest request, Viewer viewer, CancellationToken cancellation)
    {
        var signup = await db.Signups.VisibleTo(viewer).Include(s => s.Shift).SingleOrDefaultAsync(s => s.Id == request.SignupId, cancellation);
        if (signup is null)
            return VolunteerProblems.SignupNotFound;
        var now = clock.GetUtcNow().UtcDateTime;
        if (Refusal(signup, request, viewer, now) is { } refusal)
            return refusal;
        signup.State = SignupState.Confirmed;
        signup.Minutes = (int)(request.Hours * 60);
        (signup.ConfirmedById, signup.ConfirmedAt) = (viewer.AccountId, now);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return signup;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Problems.Stale();
        }
    }

    private static Problem? Refusal(Signup signup, ConfirmHoursRequest request, Viewer viewer, DateTime now)
    {
        // Nobody credits themselves.
        if (signup.VolunteerId == viewer.AccountId || !viewer.KeepsShift(signup.Shift.SessionId, signup.Shift.TournamentId))
            return VolunteerProblems.ShiftKeepersOnly;
        if (request.RowVersion is { } version && version != signup.RowVersion)
            return Problems.Stale();
        if (signup.State is SignupState.Withdrawn)
            return VolunteerProblems.NotSignedUp;
        var time = new ShiftTime(signup.Shift.StartsAt, signup.Shift.EndsAt);
        if (!time.IsOver(now))
            return VolunteerProblems.ShiftNotOver;
        var minutes = request.Hours * 60;
        return minutes is >= 0 and <= int.MaxValue && decimal.IsInteger(minutes) && time.MayCredit((int)minutes)
            ? null
            : VolunteerProblems.HoursOutOfRange(time.MostMinutes / 60m);
    }
}
