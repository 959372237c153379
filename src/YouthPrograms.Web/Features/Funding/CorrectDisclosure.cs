using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Funding;

namespace YouthPrograms.Web.Features.Funding;

public sealed record CorrectDisclosureRequest(long DisclosureId, string? Note, int? RowVersion = null);

/// <summary>
/// Draws up the next version of a published disclosure from the books as they are now. The published one stays in force until
/// two people have approved the new one. Answers the new draft.
/// </summary>
public sealed class CorrectDisclosure(ProgramsDb db, Disclosing disclosing)
{
    public async Task<Outcome<Disclosure>> RunAsync(CorrectDisclosureRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.KeepsMoney)
            return FundingProblems.BookkeepersOnly;
        if (Bookkeeping.CheckText(request.Note, "Note", 1000).ToList() is { Count: > 0 } problems)
            return problems;
        var published = await disclosing.FindAsync(request.DisclosureId, viewer, cancellation);
        if (Refusal(published, request.RowVersion) is { } refusal)
            return refusal;
        var next = await disclosing.DraftAsync(
            published!.ProgramId, published.From, published.To, published.Version + 1, request.Note!.Trim(), viewer, cancellation);
        db.Acting.Why = next.Note;
        db.Disclosures.Add(next);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return next;
        }
        catch (DbUpdateException twice) when (db.IsUniqueViolation(twice))
        {
            db.ChangeTracker.Clear();
            return FundingProblems.BeingCorrected;
        }
    }

    private static Problem? Refusal(Disclosure? disclosure, int? rowVersion) => disclosure switch
    {
        null => FundingProblems.DisclosureNotFound,
        _ when rowVersion is { } version && version != disclosure.RowVersion => Problems.Stale(),
        { State: DisclosureState.Published } => null,
        _ => FundingProblems.NotPublished,
    };
}
