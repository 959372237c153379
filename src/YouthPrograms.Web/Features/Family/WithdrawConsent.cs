using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Web.Features.Entries;

namespace YouthPrograms.Web.Features.Family;

public sealed record WithdrawConsentRequest(long AthleteId, ConsentKind Kind);

/// <summary>A guardian takes a consent back; the public reads the masked name from the next moment on.</summary>
public sealed class WithdrawConsent(ProgramsDb db, PublicNameChange names)
{
    public async Task<Outcome<Done>> RunAsync(WithdrawConsentRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        if (await names.FindAsync(request.AthleteId, viewer, cancellation) is not { } athlete)
            return Problems.NotFound("Athlete");
        if (athlete.Record.Consents.Find(c => c.Kind == request.Kind && c.WithdrawnAt is null) is not { } consent)
            return default(Done);
        consent.WithdrawnAt = viewer.Now;
        PublicNameChange.Write(athlete, viewer.Now);
        if (await db.TrySaveAsync(cancellation) is { } stale)
            return stale;
        await transaction.CommitAsync(cancellation);
        await names.AnnounceAsync(athlete, cancellation);
        return default(Done);
    }
}
