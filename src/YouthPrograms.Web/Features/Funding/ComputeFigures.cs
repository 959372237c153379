using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Funding;
using YouthPrograms.Training.Ledger;

namespace YouthPrograms.Web.Features.Funding;

/// <summary>
/// The figures of a programme and period from the posted rows as they were at a cut-off. Posted rows never change and a reversal
/// is a row of its own with a later time, so that the answer for a past cut-off is always the same.
/// </summary>
public sealed class ComputeFigures(ProgramsDb db)
{
    public Task<IReadOnlyList<PublishedFigure>> OfAsync(Disclosure disclosure, CancellationToken cancellation) =>
        RunAsync(disclosure.ProgramId, disclosure.From, disclosure.To, disclosure.CutOffAt, cancellation);

    /// <summary>Both days of the period are included.</summary>
    public async Task<IReadOnlyList<PublishedFigure>> RunAsync(
        long programId, DateOnly from, DateOnly to, DateTime cutOff, CancellationToken cancellation)
    {
        var posted = db.LedgerEntries.AsNoTracking().Where(e => e.ProgramId == programId
            && e.Transaction.State == LedgerState.Posted && e.Transaction.PostedAt <= cutOff
            && e.Transaction.BookedOn >= from && e.Transaction.BookedOn <= to);
        var uses = await UsesAsync(posted, cutOff, cancellation);
        return FigureSheet.Of(new(
            await ReceivedAsync(posted, cancellation),
            await AllocatedAsync(posted, cancellation),
            await SpentAsync(posted, cancellation),
            DaysToUse.Median(uses),
            uses.Count));
    }

    // A reversal counts as one fact less.
    private static async Task<List<Cell>> ReceivedAsync(IQueryable<LedgerEntry> posted, CancellationToken cancellation)
    {
        var rows = await posted.Where(e => e.Account == LedgerAccount.Received)
            .Select(e => new { Kind = (GiftKind?)e.Transaction.Donation!.Kind, e.AmountFen, Sign = e.Transaction.ReversesId == null ? 1 : -1 })
            .GroupBy(e => e.Kind)
            .Select(g => new { g.Key, AmountFen = g.Sum(e => e.AmountFen), Count = g.Sum(e => e.Sign) })
            .ToListAsync(cancellation);
        return [.. rows.OrderBy(row => row.Key ?? (GiftKind)int.MaxValue)
            .Select(row => new Cell($"{FigureSheet.Received}-{Word(row.Key)}", -row.AmountFen, row.Count, 0))];
    }

    private static async Task<Cell> AllocatedAsync(IQueryable<LedgerEntry> posted, CancellationToken cancellation)
    {
        var row = await posted.Where(e => e.Account == LedgerAccount.Assigned)
            .Select(e => new { e.AmountFen, Sign = e.Transaction.ReversesId == null ? 1 : -1 })
            .GroupBy(_ => 1)
            .Select(g => new { AmountFen = g.Sum(e => e.AmountFen), Count = g.Sum(e => e.Sign) })
            .SingleOrDefaultAsync(cancellation);
        return new(FigureSheet.Allocated, -(row?.AmountFen ?? 0), row?.Count ?? 0, 0);
    }

    private static async Task<List<Cell>> SpentAsync(IQueryable<LedgerEntry> posted, CancellationToken cancellation)
    {
        var rows = await posted.Where(e => e.Account == LedgerAccount.Spent)
            .Select(e => new
            {
                Category = (ExpenseCategory?)e.Transaction.Expense!.Category,
                e.AmountFen,
                Sign = e.Transaction.ReversesId == null ? 1 : -1,
                People = (int?)e.Transaction.Expense!.People ?? 0,
            })
            .GroupBy(e => e.Category)
            .Select(g => new { g.Key, AmountFen = g.Sum(e => e.AmountFen), Count = g.Sum(e => e.Sign), People = g.Sum(e => e.Sign * e.People) })
            .ToListAsync(cancellation);
        return [.. rows.OrderBy(row => row.Key ?? (ExpenseCategory)int.MaxValue)
            .Select(row => new Cell($"{FigureSheet.Spent}-{Word(row.Key)}", row.AmountFen, row.Count, row.People))];
    }

    private async Task<List<(DateOnly, DateOnly)>> UsesAsync(
        IQueryable<LedgerEntry> posted, DateTime cutOff, CancellationToken cancellation)
    {
        var uses = await posted
            .Where(e => e.Account == LedgerAccount.Spent && e.Transaction.ExpenseId != null && e.Transaction.ReversesId == null
                && !db.LedgerTransactions.Any(r => r.ReversesId == e.TransactionId && r.PostedAt <= cutOff))
            .Select(e => new { e.Transaction.Expense!.Allocation.Donation.GivenOn, e.Transaction.BookedOn })
            .ToListAsync(cancellation);
        return uses.ConvertAll(use => (use.GivenOn, use.BookedOn));
    }

    private static string Word<T>(T? value)
        where T : struct, Enum =>
        value?.ToString().ToLowerInvariant() ?? "other";
}
