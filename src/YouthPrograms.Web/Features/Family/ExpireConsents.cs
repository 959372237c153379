using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.People;

namespace YouthPrograms.Web.Features.Family;

/// <summary>
/// Ends consents to the public name that have run out, so that the public reads the masked name again. Nobody must renew a
/// consent in time to be safe.
/// </summary>
public sealed class ExpireConsents(ProgramsDb db, PublicNameChange names, TimeProvider clock)
{
    /// <summary>How many children's names were masked.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var athletes = await db.Consents
            .Where(c => c.Kind == ConsentKind.PublicName && c.WithdrawnAt == null && c.ExpiresAt <= now)
            .Select(c => c.AthleteRecord.AthleteId).Distinct().ToListAsync(cancellation);
        var masked = 0;
        foreach (var athlete in athletes)
        {
            masked += await EndAsync(athlete, now, cancellation) ? 1 : 0;
            db.ChangeTracker.Clear();
        }
        return masked;
    }

    private async Task<bool> EndAsync(long athleteId, DateTime now, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        var athlete = await names.FindAsync(athleteId, cancellation);
        // Another node may have ended it, or a guardian renewed it, since it was found.
        if (athlete?.Record.Consents.Find(c => c.Kind == ConsentKind.PublicName && c.WithdrawnAt is null && c.ExpiresAt <= now) is not { } consent)
            return false;
        consent.WithdrawnAt = consent.ExpiresAt;
        PublicNameChange.Write(athlete, now);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await names.AnnounceAsync(athlete, cancellation);
        return true;
    }
}
