using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace YouthPrograms.Data.Funding;

/// <summary>
/// What is posted never changes, whoever saves: not the transaction, not its lines. A use case that tries is a bug, so that it
/// throws; people are refused before by their use case.
/// </summary>
internal static class ClosedBooks
{
    public static void Check(ChangeTracker tracker)
    {
        // Changes are detected by now; looking at the entries would detect them again, for every save of the service.
        var detects = tracker.AutoDetectChangesEnabled;
        tracker.AutoDetectChangesEnabled = false;
        try
        {
            CheckTransactions(tracker);
            CheckLines(tracker);
        }
        finally
        {
            tracker.AutoDetectChangesEnabled = detects;
        }
    }

    private static void CheckTransactions(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries<LedgerTransaction>())
        {
            if (entry.State is EntityState.Modified or EntityState.Deleted && WasPosted(entry))
                throw new InvalidOperationException($"Ledger transaction {entry.Entity.Id} is posted and does not change any more.");
        }
    }

    private static void CheckLines(ChangeTracker tracker)
    {
        foreach (var line in tracker.Entries<LedgerEntry>())
        {
            if (line.State is EntityState.Modified || (line.State is EntityState.Added or EntityState.Deleted && !IsOfDraft(tracker, line.Entity)))
                throw new InvalidOperationException($"Line {line.Entity.Id} of ledger transaction {line.Entity.TransactionId} does not change any more.");
        }
    }

    private static bool WasPosted(EntityEntry<LedgerTransaction> entry) =>
        entry.OriginalValues.GetValue<LedgerState>(nameof(LedgerTransaction.State)) is LedgerState.Posted;

    // A line comes with its transaction and goes with its draft, so that the transaction is there to be asked.
    private static bool IsOfDraft(ChangeTracker tracker, LedgerEntry line) => tracker.Entries<LedgerTransaction>()
        .Any(entry => (entry.Entity == line.Transaction || (entry.Entity.Id == line.TransactionId && line.TransactionId != 0))
            && (entry.State is EntityState.Added || !WasPosted(entry)));
}
