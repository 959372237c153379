using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Funding;
using YouthPrograms.Data.Volunteers;

namespace YouthPrograms.Web.Features.Funding;

/// <summary>
/// What an auditor asks of money and of volunteers' places: each query answers the rows that break a rule, in words with their
/// numbers, and nothing when all is well.
/// </summary>
public static class MoneyViolations
{
    /// <summary>Every posted transaction has two lines or more, and they sum to nothing.</summary>
    public static async Task<IReadOnlyList<string>> UnbalancedAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var rows = await db.LedgerTransactions
            .Where(t => t.State == LedgerState.Posted && (t.Entries.Count < 2 || t.Entries.Sum(e => e.AmountFen) != 0))
            .Select(t => new { t.Id, Sum = t.Entries.Sum(e => e.AmountFen) }).ToListAsync(cancellation);
        return rows.ConvertAll(row => $"LedgerTransactions({row.Id}): {row.Sum}");
    }

    /// <summary>What is allocated of a gift is what its allocations in force add up to, and no more than has arrived.</summary>
    public static async Task<IReadOnlyList<string>> OverAllocatedAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var rows = await db.Donations
            .Select(d => new
            {
                d.Id,
                d.AllocatedFen,
                There = d.State == DonationState.Received ? d.AmountFen : 0,
                Sum = d.Allocations.Where(a => a.State == AllocationState.InForce).Sum(a => a.AmountFen),
            })
            .Where(d => d.Sum != d.AllocatedFen || d.Sum > d.There).ToListAsync(cancellation);
        return rows.ConvertAll(row => $"Donations({row.Id}): {row.Sum} / {row.AllocatedFen} / {row.There}");
    }

    /// <summary>What is spent of an allocation is what its posted expenses add up to, and no more than was allocated.</summary>
    public static async Task<IReadOnlyList<string>> OverSpentAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var rows = await db.Allocations
            .Select(a => new
            {
                a.Id,
                a.SpentFen,
                There = a.State == AllocationState.InForce ? a.AmountFen : 0,
                Sum = a.Expenses.Where(e => e.State == ExpenseState.Posted).Sum(e => e.AmountFen),
            })
            .Where(a => a.Sum != a.SpentFen || a.Sum > a.There).ToListAsync(cancellation);
        return rows.ConvertAll(row => $"Allocations({row.Id}): {row.Sum} / {row.SpentFen} / {row.There}");
    }

    /// <summary>Restricted money goes only to its programme.</summary>
    public static async Task<IReadOnlyList<string>> AgainstRestrictionAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var rows = await db.Allocations
            .Where(a => a.State == AllocationState.InForce && a.Donation.RestrictedToId != null && a.Donation.RestrictedToId != a.ProgramId)
            .Select(a => new { a.Id, a.ProgramId, a.Donation.RestrictedToId }).ToListAsync(cancellation);
        return rows.ConvertAll(row => $"Allocations({row.Id}): Programs({row.ProgramId}) / Programs({row.RestrictedToId})");
    }

    /// <summary>
    /// The books know of every gift, allocation and expense in force exactly what it is worth: posted and not reversed.
    /// </summary>
    public static async Task<IReadOnlyList<string>> NotInTheBooksAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var booked = db.LedgerTransactions.Where(t => t.State == LedgerState.Posted && t.ReversesId == null && t.ReversedBy == null);
        var gifts = await db.Donations
            .Where(d => (d.State == DonationState.Received ? d.AmountFen : 0)
                != booked.Where(t => t.Kind == LedgerKind.Receipt && t.DonationId == d.Id).SelectMany(t => t.Entries).Where(e => e.AmountFen > 0).Sum(e => e.AmountFen))
            .Select(d => d.Id).ToListAsync(cancellation);
        var allocations = await db.Allocations
            .Where(a => (a.State == AllocationState.InForce ? a.AmountFen : 0)
                != booked.Where(t => t.Kind == LedgerKind.Allocation && t.AllocationId == a.Id).SelectMany(t => t.Entries).Where(e => e.AmountFen > 0).Sum(e => e.AmountFen))
            .Select(a => a.Id).ToListAsync(cancellation);
        var expenses = await db.Expenses
            .Where(x => (x.State == ExpenseState.Posted ? x.AmountFen : 0)
                != booked.Where(t => t.Kind == LedgerKind.Expense && t.ExpenseId == x.Id).SelectMany(t => t.Entries).Where(e => e.AmountFen > 0).Sum(e => e.AmountFen))
            .Select(x => x.Id).ToListAsync(cancellation);
        return
        [
            .. gifts.Select(id => $"Donations({id})"), .. allocations.Select(id => $"Allocations({id})"), .. expenses.Select(id => $"Expenses({id})"),
        ];
    }

    /// <summary>Every figure ever published can be computed again from the posted rows at its cut-off.</summary>
    public static async Task<IReadOnlyList<string>> UnfoundedFiguresAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var disclosing = new Disclosing(db, new ComputeFigures(db), TimeProvider.System);
        var published = await db.Disclosures.AsNoTracking().Include(d => d.Figures).Where(d => d.State != DisclosureState.Draft).ToListAsync(cancellation);
        List<string> wrong = [];
        foreach (var disclosure in published)
        {
            if (!await disclosing.StillHoldsAsync(disclosure, cancellation))
                wrong.Add($"Disclosures({disclosure.Id})");
        }
        return wrong;
    }

    /// <summary>What is published was approved by two different people.</summary>
    public static async Task<IReadOnlyList<string>> ApprovedByFewAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var rows = await db.Disclosures
            .Where(d => d.State != DisclosureState.Draft && d.Approvals.Select(a => a.ApprovedById).Distinct().Count() < 2)
            .Select(d => d.Id).ToListAsync(cancellation);
        return rows.ConvertAll(id => $"Disclosures({id})");
    }

    /// <summary>No published number is about one to nine people.</summary>
    public static async Task<IReadOnlyList<string>> SmallCellsAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var rows = await db.DisclosureFigures
            .Where(f => f.People > 0 && f.People < YouthPrograms.Training.Impact.SmallCells.Least)
            .Select(f => new { f.DisclosureId, f.Code }).ToListAsync(cancellation);
        return rows.ConvertAll(row => $"Disclosures({row.DisclosureId}): {row.Code}");
    }

    /// <summary>The places taken in a shift are the sign-ups in force, and no more than there are.</summary>
    public static async Task<IReadOnlyList<string>> OverfullShiftsAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var rows = await db.Shifts
            .Select(s => new { s.Id, s.Places, s.PlacesTaken, There = s.Signups.Count(one => one.State <= SignupState.Confirmed) })
            .Where(s => s.There != s.PlacesTaken || s.There > s.Places).ToListAsync(cancellation);
        return rows.ConvertAll(row => $"Shifts({row.Id}): {row.There} / {row.PlacesTaken} / {row.Places}");
    }
}
