using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;

namespace YouthPrograms.Web.Features.Entries;

internal static class Saving
{
    /// <summary>
    /// Saves; the problem says that somebody else has changed one of the rows since they were read. That happens only where
    /// two use cases lock different rows and meet in a third.
    /// </summary>
    public static async Task<Problem?> TrySaveAsync(this ProgramsDb db, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Problems.Stale();
        }
    }
}
