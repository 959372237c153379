using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Audit;
using YouthPrograms.Data.Funding;
using YouthPrograms.Training.Ledger;

namespace YouthPrograms.Web.Features.Funding;

public sealed record PostTransactionRequest(long TransactionId, int? RowVersion = null);

/// <summary>
/// Lets a draft into the books, from where it never goes. A receipt makes its gift arrive; an expense takes from its allocation.
/// </summary>
public sealed class PostTransaction(ProgramsDb db, BooksGuard books, TimeProvider clock)
{
    public async Task<Outcome<LedgerTransaction>> RunAsync(PostTransactionRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.PostsMoney)
            return FundingProblems.AccountantsOnly;
        var transaction = await db.LedgerTransactions.AsNoTracking().VisibleTo(viewer).Include(t => t.Entries).Include(t => t.Expense)
            .SingleOrDefaultAsync(t => t.Id == request.TransactionId, cancellation);
        if (transaction is null)
            return FundingProblems.TransactionNotFound;
        if (Refusals(transaction, request.RowVersion) is { Count: > 0 } problems)
            return problems;
        await using var write = await db.BeginWriteAsync(cancellation);
        var now = clock.GetUtcNow().UtcDateTime;
        if (!await books.TryPostAsync(transaction.Id, now, viewer.AccountId, cancellation))
            return FundingProblems.AlreadyPosted;
        if (await TakeEffectAsync(transaction, cancellation) is { } refused)
            return refused;
        db.Note<LedgerTransaction>("Posted", transaction.Id, now);
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return transaction;
    }

    private static List<Problem> Refusals(LedgerTransaction transaction, int? rowVersion)
    {
        if (rowVersion is { } version && version != transaction.RowVersion)
            return [Problems.Stale()];
        if (transaction.State is LedgerState.Posted)
            return [FundingProblems.AlreadyPosted];
        return [.. Posting.Check(transaction.Lines()).Select(FundingProblems.Lines)];
    }

    private async Task<Problem?> TakeEffectAsync(LedgerTransaction transaction, CancellationToken cancellation)
    {
        switch (transaction)
        {
            case { Kind: LedgerKind.Receipt, DonationId: { } donation }:
                return await books.TryReceiveAsync(donation, cancellation) ? null : FundingProblems.AlreadyPosted;
            case { Kind: LedgerKind.Expense, Expense: { } expense }:
                if (!await books.TrySpendAsync(expense.AllocationId, expense.AmountFen, cancellation))
                    return FundingProblems.MoreThanAllocated(await LeftAsync(expense.AllocationId, cancellation));
                await books.MarkAsync(expense.Id, ExpenseState.Posted, cancellation);
                return null;
            default:
                return null;
        }
    }

    private Task<long> LeftAsync(long allocationId, CancellationToken cancellation) => db.Allocations
        .Where(a => a.Id == allocationId).Select(a => a.State == AllocationState.InForce ? a.AmountFen - a.SpentFen : 0).SingleAsync(cancellation);
}
