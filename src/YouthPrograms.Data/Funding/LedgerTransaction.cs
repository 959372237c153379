using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Ledger;

namespace YouthPrograms.Data.Funding;

public enum LedgerKind
{
    /// <summary>A gift has arrived.</summary>
    Receipt,
    Allocation,
    Expense,

    /// <summary>Written by hand, such as a bank's fee or interest.</summary>
    Manual,
}

/// <summary>A posted transaction never changes; that it was reversed is said by the transaction that reverses it.</summary>
public enum LedgerState
{
    Draft,
    Posted,
}

/// <summary>记账凭证: lines that sum to nothing.</summary>
public sealed class LedgerTransaction : Entity
{
    public LedgerKind Kind { get; set; }

    public LedgerState State { get; set; }

    /// <summary>The day it happened; the period of a disclosure goes by it. A reversal has the day of what it reverses.</summary>
    public DateOnly BookedOn { get; set; }

    public required string Memo { get; set; }

    /// <summary>When it entered the books; the cut-off of a disclosure goes by it.</summary>
    public DateTime? PostedAt { get; set; }

    public long? PostedById { get; set; }

    public long? DonationId { get; set; }

    public Donation? Donation { get; set; }

    public long? AllocationId { get; set; }

    public Allocation? Allocation { get; set; }

    public long? ExpenseId { get; set; }

    public Expense? Expense { get; set; }

    /// <summary>The transaction that this one undoes.</summary>
    public long? ReversesId { get; set; }

    public LedgerTransaction? Reverses { get; set; }

    public LedgerTransaction? ReversedBy { get; set; }

    /// <summary>Why it reverses the other one.</summary>
    public string? Reason { get; set; }

    public List<LedgerEntry> Entries { get; } = [];
}

/// <summary>分录: one line. It never changes; a draft that is wrong is thrown away whole.</summary>
public sealed class LedgerEntry : Entity
{
    public long TransactionId { get; set; }

    public LedgerTransaction Transaction { get; set; } = null!;

    public LedgerAccount Account { get; set; }

    /// <summary>Fen; a debit is positive, a credit negative.</summary>
    public long AmountFen { get; set; }

    public long FundId { get; set; }

    public Fund Fund { get; set; } = null!;

    public long? ProgramId { get; set; }

    public CharityProgram? Program { get; set; }
}

internal sealed class LedgerMapping : IEntityTypeConfiguration<LedgerTransaction>, IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerTransaction> transaction)
    {
        transaction.HasIndex(t => t.ReversesId).IsUnique();
        transaction.HasIndex(t => new { t.State, t.PostedAt });
        transaction.HasOne(t => t.Reverses).WithOne(t => t.ReversedBy)
            .HasForeignKey<LedgerTransaction>(t => t.ReversesId).OnDelete(DeleteBehavior.Restrict);
        transaction.HasOne(t => t.Donation).WithMany().OnDelete(DeleteBehavior.Restrict);
        transaction.HasOne(t => t.Allocation).WithMany().OnDelete(DeleteBehavior.Restrict);
        transaction.HasOne(t => t.Expense).WithMany().OnDelete(DeleteBehavior.Restrict);
        transaction.ToTable(t => t.HasCheckConstraint("CK_LedgerTransactions_Posted", "(\"State\" = 1) = (\"PostedAt\" IS NOT NULL)"));
    }

    public void Configure(EntityTypeBuilder<LedgerEntry> entry)
    {
        entry.HasIndex(e => new { e.ProgramId, e.Account });
        entry.HasOne(e => e.Transaction).WithMany(t => t.Entries).OnDelete(DeleteBehavior.Cascade);
        entry.HasOne(e => e.Fund).WithMany().OnDelete(DeleteBehavior.Restrict);
        entry.HasOne(e => e.Program).WithMany().OnDelete(DeleteBehavior.Restrict);
        entry.ToTable(t => t.HasCheckConstraint("CK_LedgerEntries_Amount", "\"AmountFen\" <> 0"));
    }
}
