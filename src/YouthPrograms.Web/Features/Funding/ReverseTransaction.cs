using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Funding;
using YouthPrograms.Training.Ledger;

namespace YouthPrograms.Web.Features.Funding;

public sealed record ReverseTransactionRequest(long TransactionId, string? Reason, int? RowVersion = null);

/// <summary>
/// Undoes a posted transaction by a new one with its lines the other way round. A gift of which something is allocated, and an
/// allocation of which something is spent, stay until that is reversed. Answers the new transaction.
/// </summary>
public sealed class ReverseTransaction(ProgramsDb db, BooksGuard books, TimeProvider clock)
{
    public async Task<Outcome<LedgerTransaction>> RunAsync(ReverseTransactionRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.PostsMoney)
            return FundingProblems.AccountantsOnly;
        if (Bookkeeping.CheckText(request.Reason, "Reason").ToList() is { Count: > 0 } problems)
            return problems;
        var wrong = await db.LedgerTransactions.AsNoTracking().VisibleTo(viewer)
            .Include(t => t.Entries).Include(t => t.Allocation).Include(t => t.Expense).Include(t => t.ReversedBy)
            .SingleOrDefaultAsync(t => t.Id == request.TransactionId, cancellation);
        if (Refusal(wrong, request.RowVersion) is { } refusal)
            return refusal;
        try
        {
            return await ReverseAsync(wrong!, request.Reason!.Trim(), viewer, cancellation);
        }
        catch (DbUpdateException twice) when (db.IsUniqueViolation(twice))
        {
            db.ChangeTracker.Clear();
            return FundingProblems.AlreadyReversed;
        }
    }

    private static Problem? Refusal(LedgerTransaction? transaction, int? rowVersion) => transaction switch
    {
        null => FundingProblems.TransactionNotFound,
        _ when rowVersion is { } version && version != transaction.RowVersion => Problems.Stale(),
        { State: LedgerState.Draft } => FundingProblems.NotPosted,
        { ReversesId: not null } => FundingProblems.ReversalStays,
        { ReversedBy: not null } => FundingProblems.AlreadyReversed,
        _ => null,
    };

    private async Task<Outcome<LedgerTransaction>> ReverseAsync(
        LedgerTransaction wrong, string reason, Viewer viewer, CancellationToken cancellation)
    {
        await using var write = await db.BeginWriteAsync(cancellation);
        var reversal = Make(wrong, reason).Booked(clock.GetUtcNow().UtcDateTime, viewer);
        db.Acting.Why = reason;
        db.LedgerTransactions.Add(reversal);
        // First the row that can be there only once; whoever comes second stops here and has changed nothing.
        await db.SaveChangesAsync(cancellation);
        if (await UndoAsync(wrong, cancellation) is { } refused)
        {
            db.ChangeTracker.Clear();
            return refused;
        }
        await write.CommitAsync(cancellation);
        return reversal;
    }

    private static LedgerTransaction Make(LedgerTransaction wrong, string reason)
    {
        var reversal = new LedgerTransaction
        {
            Kind = wrong.Kind,
            BookedOn = wrong.BookedOn,
            Memo = wrong.Memo,
            DonationId = wrong.DonationId,
            AllocationId = wrong.AllocationId,
            ExpenseId = wrong.ExpenseId,
            ReversesId = wrong.Id,
            Reason = reason,
        };
        reversal.Entries.AddRange(wrong.Entries.Zip(Posting.Reversal(wrong.Lines()),
            (entry, line) => Bookkeeping.Entry(line, entry.FundId, entry.ProgramId)));
        return reversal;
    }

    private async Task<Problem?> UndoAsync(LedgerTransaction wrong, CancellationToken cancellation)
    {
        switch (wrong)
        {
            case { Kind: LedgerKind.Receipt, DonationId: { } donation }:
                return await books.TryReturnAsync(donation, cancellation) ? null : FundingProblems.HasAllocations;
            case { Kind: LedgerKind.Allocation, Allocation: { } allocation }:
                return await books.TryTakeBackAsync(allocation.Id, allocation.DonationId, allocation.AmountFen, cancellation)
                    ? null : FundingProblems.HasExpenses;
            case { Kind: LedgerKind.Expense, Expense: { } expense }:
                await books.MarkAsync(expense.Id, ExpenseState.Reversed, cancellation);
                await books.UnspendAsync(expense.AllocationId, expense.AmountFen, cancellation);
                return null;
            default:
                return null;
        }
    }
}
