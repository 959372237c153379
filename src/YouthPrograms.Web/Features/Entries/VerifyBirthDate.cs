using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;

namespace YouthPrograms.Web.Features.Entries;

public sealed record VerifyBirthDateRequest(long AthleteId);

/// <summary>The organizer has seen a document: the birth date is true and frozen from now on.</summary>
public sealed class VerifyBirthDate(ProgramsDb db)
{
    public async Task<Outcome<Done>> RunAsync(VerifyBirthDateRequest request, Viewer viewer, CancellationToken cancellation)
    {
        var athlete = await db.Athletes.OrganizedBy(viewer).Include(a => a.Record)
            .SingleOrDefaultAsync(a => a.Id == request.AthleteId, cancellation);
        if (athlete is null)
            return Problems.NotFound("Athlete");
        athlete.Record.Verified = true;
        return await db.TrySaveAsync(cancellation) is { } stale ? stale : default(Done);
    }
}
