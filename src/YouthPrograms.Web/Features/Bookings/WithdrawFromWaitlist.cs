using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Web.Features.Bookings;

public sealed record WithdrawFromWaitlistRequest(long EntryId, int? RowVersion = null);

/// <summary>Ends a class's waiting. An offer is declined by giving its held booking back, not here.</summary>
public sealed class WithdrawFromWaitlist(ProgramsDb db, SeatGuard seats, AfterCommit after)
{
    public async Task<Outcome<WaitlistEntry>> RunAsync(
        WithdrawFromWaitlistRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var write = await db.BeginWriteAsync(cancellation);
        var seen = db.WaitlistEntries.VisibleTo(viewer).Where(entry => entry.Id == request.EntryId);
        var sessionId = await seen.Select(entry => (long?)entry.SessionId).SingleOrDefaultAsync(cancellation);
        if (sessionId is null)
            return BookingProblems.EntryNotFound;
        await seats.LockAsync(cancellation, sessionId.Value);
        var entry = await seen.SingleAsync(cancellation);
        if (ClassVisit.MayChange(viewer, entry.SchoolId) is { } forbidden)
            return forbidden;
        if (request.RowVersion is { } version && version != entry.RowVersion)
            return BookingProblems.Stale;
        if (entry.State is not WaitlistState.Waiting)
            return BookingProblems.EntryNotWaiting;
        entry.State = WaitlistState.Withdrawn;
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        after.Wake();
        return entry;
    }
}
