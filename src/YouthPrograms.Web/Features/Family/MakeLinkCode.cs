using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Entries;

namespace YouthPrograms.Web.Features.Family;

public sealed record MakeLinkCodeRequest(long AthleteId);

/// <summary>Makes the code by which a guardian links to the athlete; an earlier one ends. The value is shown once.</summary>
public sealed class MakeLinkCode(ProgramsDb db)
{
    public async Task<Outcome<string>> RunAsync(MakeLinkCodeRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        await db.LockAsync<Athlete>(request.AthleteId, cancellation);
        var athlete = await db.Athletes.LedBy(viewer).Include(a => a.Record).SingleOrDefaultAsync(a => a.Id == request.AthleteId, cancellation);
        if (athlete is null)
            return Problems.NotFound("Athlete");
        var code = LinkCodes.Make();
        athlete.Record.LinkCodeHash = LinkCodes.HashOf(code);
        athlete.Record.LinkCodeExpiresAt = viewer.Now + LinkCodes.Lifetime;
        if (await db.TrySaveAsync(cancellation) is { } stale)
            return stale;
        await transaction.CommitAsync(cancellation);
        return code;
    }
}
