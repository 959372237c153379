using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>The documents are those that showed the birth date, in a few words.</summary>
public sealed record VerifyBirthDateRequest(long AthleteId, string? Documents = null);

/// <summary>The organizer has seen a document: the birth date is true and frozen from now on.</summary>
public sealed class VerifyBirthDate(ProgramsDb db)
{
    private const int LongestDocuments = 200;

    public async Task<Outcome<Done>> RunAsync(VerifyBirthDateRequest request, Viewer viewer, CancellationToken cancellation)
    {
        var athlete = await db.Athletes.OrganizedBy(viewer).Include(a => a.Record)
            .SingleOrDefaultAsync(a => a.Id == request.AthleteId, cancellation);
        if (athlete is null)
            return Problems.NotFound("Athlete");
        if (athlete.Record.AnonymizedAt is not null)
            return new Problem(ProblemKind.Conflict, "already-anonymized");
        if (request.Documents?.Length > LongestDocuments)
            return new Problem(ProblemKind.Invalid, "too-long", "documents", LongestDocuments);
        athlete.Record.Verified = true;
        if (!string.IsNullOrWhiteSpace(request.Documents))
            athlete.Record.Documents = request.Documents.Trim();
        return await db.TrySaveAsync(cancellation) is { } stale ? stale : default(Done);
    }
}
