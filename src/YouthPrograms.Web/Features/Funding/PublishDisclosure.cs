using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Audit;
using YouthPrograms.Data.Funding;

namespace YouthPrograms.Web.Features.Funding;

public sealed record PublishDisclosureRequest(long DisclosureId, int? RowVersion = null);

/// <summary>Makes a twice approved draft public, in the place of the version it corrects.</summary>
public sealed class PublishDisclosure(ProgramsDb db, Disclosing disclosing)
{
    public async Task<Outcome<Disclosure>> RunAsync(PublishDisclosureRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.KeepsMoney)
            return FundingProblems.BookkeepersOnly;
        var disclosure = await disclosing.FindAsync(request.DisclosureId, viewer, cancellation);
        if (Disclosing.Refusal(disclosure, request.RowVersion) is { } refusal)
            return refusal;
        if (!await disclosing.StillHoldsAsync(disclosure!, cancellation))
            return FundingProblems.FiguresDiffer;
        await using var write = await db.BeginWriteAsync(cancellation);
        await SupersedeAsync(disclosure!, cancellation);
        var now = disclosing.Now;
        if (!await TryPublishAsync(disclosure!.Id, now, cancellation))
            return disclosure.Approvals.Count < 2 ? FundingProblems.TwoApprovalsNeeded : FundingProblems.NotADraft;
        db.Note<Disclosure>("Published", disclosure.Id, now, disclosure.Note);
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return disclosure;
    }

    private Task<int> SupersedeAsync(Disclosure disclosure, CancellationToken cancellation) => db.Disclosures
        .Where(d => d.ProgramId == disclosure.ProgramId && d.From == disclosure.From && d.To == disclosure.To
            && d.Version < disclosure.Version && d.State == DisclosureState.Published)
        .ExecuteUpdateAsync(
            set => set
                .SetProperty(d => d.State, DisclosureState.Superseded)
                .SetProperty(d => d.RowVersion, d => d.RowVersion + 1),
            cancellation);

    private async Task<bool> TryPublishAsync(long id, DateTime now, CancellationToken cancellation) => await db.Disclosures
        .Where(d => d.Id == id && d.State == DisclosureState.Draft && d.Approvals.Select(a => a.ApprovedById).Distinct().Count() >= 2)
        .ExecuteUpdateAsync(
            set => set
                .SetProperty(d => d.State, DisclosureState.Published)
                .SetProperty(d => d.PublishedAt, now)
                .SetProperty(d => d.RowVersion, d => d.RowVersion + 1),
            cancellation) == 1;
}
