using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Volunteers;

namespace YouthPrograms.Web.Features.Volunteers;

public sealed record WithdrawSignupRequest(long SignupId, int? RowVersion = null);

/// <summary>Gives a place back before the shift begins. Whoever runs the shift may do it for the volunteer.</summary>
public sealed class WithdrawSignup(ProgramsDb db, PlaceGuard places, TimeProvider clock)
{
    public async Task<Outcome<Signup>> RunAsync(WithdrawSignupRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var write = await db.BeginWriteAsync(cancellation);
        var seen = db.Signups.VisibleTo(viewer).Where(s => s.Id == request.SignupId);
        if (await seen.Select(s => (long?)s.ShiftId).SingleOrDefaultAsync(cancellation) is not { } shiftId)
            return VolunteerProblems.SignupNotFound;
        await db.LockAsync<Shift>(shiftId, cancellation);
        var signup = await seen.Include(s => s.Shift).SingleAsync(cancellation);
        if (Refusal(signup, request, viewer) is { } refusal)
            return refusal;
        signup.State = SignupState.Withdrawn;
        await db.SaveChangesAsync(cancellation);
        await places.ReleaseAsync(shiftId, cancellation);
        await write.CommitAsync(cancellation);
        return signup;
    }

    private Problem? Refusal(Signup signup, WithdrawSignupRequest request, Viewer viewer)
    {
        if (signup.VolunteerId != viewer.AccountId && !viewer.KeepsShift(signup.Shift.SessionId, signup.Shift.TournamentId))
            return VolunteerProblems.ShiftKeepersOnly;
        if (request.RowVersion is { } version && version != signup.RowVersion)
            return Problems.Stale();
        if (signup.State is not SignupState.SignedUp)
            return VolunteerProblems.NotSignedUp;
        return clock.GetUtcNow().UtcDateTime >= signup.Shift.StartsAt ? VolunteerProblems.ShiftBegun : null;
    }
}
