using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Funding;

namespace YouthPrograms.Web.Features.Funding;

/// <summary>
/// The only place that moves what is counted of gifts and allocations, and that lets a transaction into the books.
/// <para>
/// Each is one statement that carries its own condition: there is so much left, the programme is the one the giver named,
/// the lines sum to nothing, it is still a draft. What somebody read before it counts for nothing. On SQLite the statements
/// follow each other, because the transaction began with the write lock; on PostgreSQL the second of two waits at the row and
/// looks at its condition again. Check constraints of the database stand behind the counters.
/// </para>
/// <para>Locks are taken in one order: transaction, expense, allocation, donation.</para>
/// </summary>
public class BooksGuard(ProgramsDb db)
{
    /// <summary>Takes from a gift for a programme, if so much is left and the giver allows it.</summary>
    protected internal virtual async Task<bool> TryAllocateAsync(long donationId, long programId, long fen, CancellationToken cancellation) =>
        await db.Donations
            .Where(d => d.Id == donationId && d.State == DonationState.Received && d.AllocatedFen + fen <= d.AmountFen
                && (d.RestrictedToId == null || d.RestrictedToId == programId))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(d => d.AllocatedFen, d => d.AllocatedFen + fen)
                    .SetProperty(d => d.RowVersion, d => d.RowVersion + 1),
                cancellation) == 1;

    /// <summary>Takes from an allocation, if so much is left.</summary>
    protected internal virtual async Task<bool> TrySpendAsync(long allocationId, long fen, CancellationToken cancellation) =>
        await db.Allocations
            .Where(a => a.Id == allocationId && a.State == AllocationState.InForce && a.SpentFen + fen <= a.AmountFen)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(a => a.SpentFen, a => a.SpentFen + fen)
                    .SetProperty(a => a.RowVersion, a => a.RowVersion + 1),
                cancellation) == 1;

    /// <summary>Lets a draft into the books, if it still is one and its lines sum to nothing.</summary>
    protected internal virtual async Task<bool> TryPostAsync(long transactionId, DateTime at, long? by, CancellationToken cancellation) =>
        await db.LedgerTransactions
            .Where(t => t.Id == transactionId && t.State == LedgerState.Draft
                && t.Entries.Count >= 2 && t.Entries.Sum(e => e.AmountFen) == 0)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(t => t.State, LedgerState.Posted)
                    .SetProperty(t => t.PostedAt, at)
                    .SetProperty(t => t.PostedById, by)
                    .SetProperty(t => t.RowVersion, t => t.RowVersion + 1),
                cancellation) == 1;

    public Task<bool> TryReceiveAsync(long donationId, CancellationToken cancellation) =>
        ChangeAsync(db.Donations.Where(d => d.State == DonationState.Pledged), donationId, DonationState.Received, cancellation);

    /// <summary>A gift goes back only while nothing of it is allocated.</summary>
    public Task<bool> TryReturnAsync(long donationId, CancellationToken cancellation) =>
        ChangeAsync(db.Donations.Where(d => d.State == DonationState.Received && d.AllocatedFen == 0), donationId, DonationState.Returned, cancellation);

    /// <summary>Ends an allocation of which nothing is spent, and gives its gift back what it took.</summary>
    public async Task<bool> TryTakeBackAsync(long allocationId, long donationId, long fen, CancellationToken cancellation)
    {
        var ended = await db.Allocations
            .Where(a => a.Id == allocationId && a.State == AllocationState.InForce && a.SpentFen == 0)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(a => a.State, AllocationState.Reversed)
                    .SetProperty(a => a.RowVersion, a => a.RowVersion + 1),
                cancellation);
        if (ended == 0)
            return false;
        await db.Donations.Where(d => d.Id == donationId).ExecuteUpdateAsync(
            set => set
                .SetProperty(d => d.AllocatedFen, d => d.AllocatedFen - fen)
                .SetProperty(d => d.RowVersion, d => d.RowVersion + 1),
            cancellation);
        return true;
    }

    /// <summary>Gives an allocation back what an expense took of it.</summary>
    public Task UnspendAsync(long allocationId, long fen, CancellationToken cancellation) => db.Allocations
        .Where(a => a.Id == allocationId)
        .ExecuteUpdateAsync(
            set => set
                .SetProperty(a => a.SpentFen, a => a.SpentFen - fen)
                .SetProperty(a => a.RowVersion, a => a.RowVersion + 1),
            cancellation);

    public Task MarkAsync(long expenseId, ExpenseState state, CancellationToken cancellation) => db.Expenses
        .Where(e => e.Id == expenseId)
        .ExecuteUpdateAsync(
            set => set
                .SetProperty(e => e.State, state)
                .SetProperty(e => e.RowVersion, e => e.RowVersion + 1),
            cancellation);

    private static async Task<bool> ChangeAsync(
        IQueryable<Donation> donations, long donationId, DonationState state, CancellationToken cancellation) =>
        await donations.Where(d => d.Id == donationId).ExecuteUpdateAsync(
            set => set
                .SetProperty(d => d.State, state)
                .SetProperty(d => d.RowVersion, d => d.RowVersion + 1),
            cancellation) == 1;
}
