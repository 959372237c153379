using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Funding;
using YouthPrograms.Training.Ledger;

namespace YouthPrograms.Web.Features.Funding;

public sealed record RecordExpenseRequest(
    long AllocationId,
    ExpenseCategory Category,
    long AmountFen,
    DateOnly SpentOn,
    string? Purpose,
    string? EvidenceHash,
    int People = 0,
    long? SessionId = null,
    long? SchoolId = null);

/// <summary>Writes down an expense with the draft of its posting, which takes it from the allocation.</summary>
public sealed partial class RecordExpense(ProgramsDb db, TimeProvider clock)
{
    public async Task<Outcome<Expense>> RunAsync(RecordExpenseRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.KeepsMoney)
            return FundingProblems.BookkeepersOnly;
        var allocation = await db.Allocations.AsNoTracking().VisibleTo(viewer).Include(a => a.Donation)
            .SingleOrDefaultAsync(a => a.Id == request.AllocationId, cancellation);
        if (allocation is null)
            return FundingProblems.AllocationNotFound;
        if (await CheckAsync(request, allocation, cancellation) is { Count: > 0 } problems)
            return problems;
        var expense = Make(request);
        db.Expenses.Add(expense);
        db.LedgerTransactions.Add(Transaction(expense, allocation));
        await db.SaveChangesAsync(cancellation);
        return expense;
    }

    private async Task<List<Problem>> CheckAsync(RecordExpenseRequest request, Allocation allocation, CancellationToken cancellation)
    {
        List<Problem> problems =
        [
            .. Bookkeeping.CheckAmount(request.AmountFen),
            .. Bookkeeping.CheckText(request.Purpose, "Purpose"),
            .. Bookkeeping.CheckDay(request.SpentOn, HomeDay.Of(clock.GetUtcNow().UtcDateTime), "SpentOn"),
        ];
        if (!Hashes().IsMatch(request.EvidenceHash?.Trim() ?? ""))
            problems.Add(FundingProblems.EvidenceMissing);
        if (request.People is < 0 or > FundingProblems.MostPeople)
            problems.Add(FundingProblems.PeopleOutOfRange);
        if (request.SessionId is { } session && !await db.TrainingSessions.AnyAsync(one => one.Id == session, cancellation))
            problems.Add(FundingProblems.SessionNotFound);
        if (request.SchoolId is { } school && !await db.Schools.AnyAsync(one => one.Id == school, cancellation))
            problems.Add(FundingProblems.SchoolNotFound);
        // Posting decides; this spares the way there.
        var left = allocation.State is AllocationState.InForce ? allocation.AmountFen - allocation.SpentFen : 0;
        if (problems.Count == 0 && request.AmountFen > left)
            problems.Add(FundingProblems.MoreThanAllocated(left));
        return problems;
    }

    private static Expense Make(RecordExpenseRequest request) => new()
    {
        AllocationId = request.AllocationId,
        Category = request.Category,
        AmountFen = request.AmountFen,
        SpentOn = request.SpentOn,
        Purpose = request.Purpose!.Trim(),
        People = request.People,
        EvidenceHash = request.EvidenceHash!.Trim().ToLowerInvariant(),
        SessionId = request.SessionId,
        SchoolId = request.SchoolId,
    };

    private static LedgerTransaction Transaction(Expense expense, Allocation allocation)
    {
        var transaction = new LedgerTransaction
        {
            Kind = LedgerKind.Expense,
            BookedOn = expense.SpentOn,
            Memo = expense.Purpose,
            DonationId = allocation.DonationId,
            AllocationId = allocation.Id,
            Expense = expense,
        };
        transaction.Add(Posting.Expense(allocation.Donation.Kind, expense.AmountFen), allocation.Donation.FundId, allocation.ProgramId);
        return transaction;
    }

    [GeneratedRegex("^[0-9a-fA-F]{64}$")]
    private static partial Regex Hashes();
}
