using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Web.Features.Entries;

namespace YouthPrograms.Web.Features.Family;

public sealed record GiveConsentRequest(long AthleteId, ConsentKind Kind);

/// <summary>A guardian consents to the text of today's version for one year.</summary>
public sealed class GiveConsent(ProgramsDb db, PublicNameChange names)
{
    /// <summary>Rises with every change of the consent texts on the family page.</summary>
    public const string TextVersion = "2026-1";

    public async Task<Outcome<Done>> RunAsync(GiveConsentRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        if (await names.FindAsync(request.AthleteId, viewer, cancellation) is not { } athlete)
            return Problems.NotFound("Athlete");
        var before = athlete.Record.Consents.Find(c => c.Kind == request.Kind && c.WithdrawnAt is null);
        if (before is not null && before.ExpiresAt > viewer.Now && before.TextVersion == TextVersion)
            return default(Done);
        if (before is not null)
        {
            // One consent of a kind is in force at a time; the one it follows must be out of the way first.
            before.WithdrawnAt = before.ExpiresAt < viewer.Now ? before.ExpiresAt : viewer.Now;
            await db.SaveChangesAsync(cancellation);
        }
        athlete.Record.Consents.Add(new Consent
        {
            Kind = request.Kind,
            TextVersion = TextVersion,
            GivenById = viewer.AccountId!.Value,
            GivenAt = viewer.Now,
            ExpiresAt = viewer.Now.AddYears(1),
        });
        PublicNameChange.Write(athlete, viewer.Now);
        if (await db.TrySaveAsync(cancellation) is { } stale)
            return stale;
        await transaction.CommitAsync(cancellation);
        await names.AnnounceAsync(athlete, cancellation);
        return default(Done);
    }
}
