using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;

namespace YouthPrograms.Web.Features.Bookings;

/// <summary>Who runs a session on its day: its trainers, and every officer.</summary>
internal static class SessionStaff
{
    public static async Task<bool> MayAsync(ProgramsDb db, long sessionId, Viewer viewer, CancellationToken cancellation) =>
        ClassVisit.IsOfficer(viewer)
        || (viewer.AccountId is { } account
            && await db.SessionTrainers.AnyAsync(one => one.SessionId == sessionId && one.Trainer.AccountId == account, cancellation));
}
