using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;

namespace YouthPrograms.Web.Features.Volunteers;

/// <summary>
/// The only place that moves a shift's counter of places: one statement with its condition in it, as for the seats of a
/// session. The counter changes in the transaction of the sign-up it counts; a check constraint stands behind it.
/// </summary>
public class PlaceGuard(ProgramsDb db)
{
    /// <summary>The deciding statement; virtual so that a test can show what happens without its condition.</summary>
    protected internal virtual async Task<bool> TryTakeAsync(long shiftId, DateTime now, CancellationToken cancellation) => await db.Shifts
        .Where(shift => shift.Id == shiftId && shift.PlacesTaken < shift.Places && now < shift.StartsAt)
        .ExecuteUpdateAsync(
            set => set
                .SetProperty(shift => shift.PlacesTaken, shift => shift.PlacesTaken + 1)
                .SetProperty(shift => shift.RowVersion, shift => shift.RowVersion + 1),
            cancellation) == 1;

    public Task ReleaseAsync(long shiftId, CancellationToken cancellation) => db.Shifts
        .Where(shift => shift.Id == shiftId)
        .ExecuteUpdateAsync(
            set => set
                .SetProperty(shift => shift.PlacesTaken, shift => shift.PlacesTaken - 1)
                .SetProperty(shift => shift.RowVersion, shift => shift.RowVersion + 1),
            cancellation);
}

internal static class ShiftRights
{
    extension(Viewer viewer)
    {
        /// <summary>Runs shifts at sessions, at tournaments, or both.</summary>
        public bool KeepsShifts => viewer.IsAdministrator || viewer.IsProgramOfficer || viewer.IsOrganizer || viewer.Organizes.Count > 0;

        public bool KeepsShift(long? sessionId, long? tournamentId) =>
            (sessionId is not null && (viewer.IsAdministrator || viewer.IsProgramOfficer))
            || (tournamentId is { } tournament && viewer.OrganizesTournament(tournament));
    }
}
