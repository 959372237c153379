using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Funding;

namespace YouthPrograms.Web.Features.Funding;

public sealed record DiscardDraftRequest(long TransactionId, int? RowVersion = null);

/// <summary>Throws a draft away, with the promised gift or the recorded expense it is about.</summary>
public sealed class DiscardDraft(ProgramsDb db)
{
    public async Task<Outcome<Done>> RunAsync(DiscardDraftRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.KeepsMoney)
            return FundingProblems.BookkeepersOnly;
        var draft = await db.LedgerTransactions.VisibleTo(viewer).Include(t => t.Entries).Include(t => t.Donation).Include(t => t.Expense)
            .SingleOrDefaultAsync(t => t.Id == request.TransactionId, cancellation);
        if (draft is null)
            return FundingProblems.TransactionNotFound;
        if (request.RowVersion is { } version && version != draft.RowVersion)
            return Problems.Stale();
        if (draft.State is not LedgerState.Draft)
            return FundingProblems.NotADraft;
        return await RemoveAsync(draft, cancellation);
    }

    private async Task<Outcome<Done>> RemoveAsync(LedgerTransaction draft, CancellationToken cancellation)
    {
        db.LedgerTransactions.Remove(draft);
        if (draft is { Kind: LedgerKind.Receipt, Donation: { } donation })
            db.Donations.Remove(donation);
        if (draft.Expense is { } expense)
            db.Expenses.Remove(expense);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return default(Done);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Posted meanwhile.
            db.ChangeTracker.Clear();
            return Problems.Stale();
        }
        catch (DbUpdateException used) when (db.IsReferenceViolation(used))
        {
            db.ChangeTracker.Clear();
            return new Problem(ProblemKind.Conflict, "in-use");
        }
    }
}
