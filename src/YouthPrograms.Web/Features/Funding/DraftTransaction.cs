using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Funding;
using YouthPrograms.Training.Ledger;

namespace YouthPrograms.Web.Features.Funding;

public sealed record DraftLine(LedgerAccount Account, long AmountFen, long FundId, long? ProgramId = null);

public sealed record DraftTransactionRequest(string? Memo, DateOnly BookedOn, IReadOnlyList<DraftLine> Lines);

/// <summary>
/// Writes down what is neither gift nor allocation nor expense, such as interest or a bank's fee. It may still be out of balance;
/// posting is refused then.
/// </summary>
public sealed class DraftTransaction(ProgramsDb db, TimeProvider clock)
{
    public async Task<Outcome<LedgerTransaction>> RunAsync(DraftTransactionRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.KeepsMoney)
            return FundingProblems.BookkeepersOnly;
        if (Check(request) is { Count: > 0 } problems)
            return problems;
        var transaction = new LedgerTransaction { Kind = LedgerKind.Manual, BookedOn = request.BookedOn, Memo = request.Memo!.Trim() };
        transaction.Entries.AddRange(request.Lines.Select(line =>
            Bookkeeping.Entry(new(line.Account, line.AmountFen), line.FundId, line.ProgramId)));
        db.LedgerTransactions.Add(transaction);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException dangling) when (db.IsReferenceViolation(dangling))
        {
            db.ChangeTracker.Clear();
            return FundingProblems.FundNotFound with { Target = "Entries" };
        }
        return transaction;
    }

    private List<Problem> Check(DraftTransactionRequest request)
    {
        List<Problem> problems =
        [
            .. Bookkeeping.CheckText(request.Memo, "Memo"),
            .. Bookkeeping.CheckDay(request.BookedOn, HomeDay.Of(clock.GetUtcNow().UtcDateTime), "BookedOn"),
            .. Posting.Check([.. request.Lines.Select(line => new LedgerLine(line.Account, line.AmountFen))])
                .Where(issue => issue.Fault is not PostingFault.Unbalanced).Select(FundingProblems.Lines),
        ];
        // Else an allocation could be booked that no gift knows of.
        if (request.Lines.Any(line => line.Account is LedgerAccount.Assigned or LedgerAccount.Unassigned))
            problems.Add(FundingProblems.AllocatedByHand);
        return problems;
    }
}
