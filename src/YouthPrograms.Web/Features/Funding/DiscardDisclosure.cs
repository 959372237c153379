using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;

namespace YouthPrograms.Web.Features.Funding;

public sealed record DiscardDisclosureRequest(long DisclosureId, int? RowVersion = null);

/// <summary>Throws a draft away, for instance to draw it up again with what was posted since.</summary>
public sealed class DiscardDisclosure(ProgramsDb db)
{
    public async Task<Outcome<Done>> RunAsync(DiscardDisclosureRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.KeepsMoney)
            return FundingProblems.BookkeepersOnly;
        var draft = await db.Disclosures.VisibleTo(viewer).Include(d => d.Figures).Include(d => d.Approvals)
            .SingleOrDefaultAsync(d => d.Id == request.DisclosureId, cancellation);
        if (Disclosing.Refusal(draft, request.RowVersion) is { } refusal)
            return refusal;
        db.Disclosures.Remove(draft!);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return default(Done);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Published or discarded meanwhile.
            db.ChangeTracker.Clear();
            return Problems.Stale();
        }
    }
}
