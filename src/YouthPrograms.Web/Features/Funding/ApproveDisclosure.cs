using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Funding;

namespace YouthPrograms.Web.Features.Funding;

public sealed record ApproveDisclosureRequest(long DisclosureId, int? RowVersion = null);

/// <summary>One person's word for a draft's figures. Two people's are needed; whoever drew it up may be one of them.</summary>
public sealed class ApproveDisclosure(ProgramsDb db, Disclosing disclosing)
{
    public async Task<Outcome<Disclosure>> RunAsync(ApproveDisclosureRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.KeepsMoney || viewer.AccountId is not { } approver)
            return FundingProblems.BookkeepersOnly;
        var disclosure = await disclosing.FindAsync(request.DisclosureId, viewer, cancellation);
        if (Disclosing.Refusal(disclosure, request.RowVersion) is { } refusal)
            return refusal;
        if (!await disclosing.StillHoldsAsync(disclosure!, cancellation))
            return FundingProblems.FiguresDiffer;
        db.DisclosureApprovals.Add(new() { DisclosureId = disclosure!.Id, ApprovedById = approver, ApprovedAt = disclosing.Now });
        try
        {
            await db.SaveChangesAsync(cancellation);
            return disclosure;
        }
        catch (DbUpdateException twice) when (db.IsUniqueViolation(twice))
        {
            db.ChangeTracker.Clear();
            return FundingProblems.AlreadyApproved;
        }
    }
}
