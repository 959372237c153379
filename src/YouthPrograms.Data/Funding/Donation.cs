using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Ledger;

namespace YouthPrograms.Data.Funding;

public enum DonationState
{
    /// <summary>Recorded; its receipt is not posted yet, so nothing can be allocated from it.</summary>
    Pledged,
    Received,

    /// <summary>Its receipt was reversed.</summary>
    Returned,
}

/// <summary>
/// 捐赠. What is allocated of it is counted on its own row: only a conditional update raises the counter.
/// </summary>
public sealed class Donation : Entity
{
    public long FundId { get; set; }

    public Fund Fund { get; set; } = null!;

    public GiftKind Kind { get; set; }

    public DonationState State { get; set; }

    /// <summary>Fen; of goods and services their value.</summary>
    public long AmountFen { get; set; }

    public long AllocatedFen { get; set; }

    /// <summary>The only programme it may be used for; null when the giver left it open.</summary>
    public long? RestrictedToId { get; set; }

    public CharityProgram? RestrictedTo { get; set; }

    /// <summary>The giver is not named to the public.</summary>
    public bool Anonymous { get; set; }

    [PersonalData]
    public required string DonorName { get; set; }

    /// <summary>The giver's account, who then follows the gift.</summary>
    public long? DonorId { get; set; }

    public Account? Donor { get; set; }

    public DateOnly GivenOn { get; set; }

    /// <summary>What the goods or the service are.</summary>
    public string? Description { get; set; }

    /// <summary>The gift that this one matches (配捐).</summary>
    public long? MatchesId { get; set; }

    public Donation? Matches { get; set; }

    public List<Donation> MatchedBy { get; } = [];

    public List<Allocation> Allocations { get; } = [];
}

public enum AllocationState
{
    InForce,
    Reversed,
}

/// <summary>拨付 of part of a gift to a programme. What is spent of it is counted here, again by conditional updates only.</summary>
public sealed class Allocation : Entity
{
    public long DonationId { get; set; }

    public Donation Donation { get; set; } = null!;

    public long ProgramId { get; set; }

    public CharityProgram Program { get; set; } = null!;

    public AllocationState State { get; set; }

    public long AmountFen { get; set; }

    public long SpentFen { get; set; }

    public required string Purpose { get; set; }

    public DateOnly AllocatedOn { get; set; }

    public List<Expense> Expenses { get; } = [];
}

public enum ExpenseCategory
{
    Teaching,
    Kits,
    Books,
    Transport,
    Venue,
    Relief,
    Volunteers,
    Administration,
}

public enum ExpenseState
{
    /// <summary>Written down; nothing is spent in the books yet.</summary>
    Recorded,
    Posted,
    Reversed,
}

/// <summary>支出 from an allocation, with the hash of its evidence.</summary>
public sealed class Expense : Entity
{
    public long AllocationId { get; set; }

    public Allocation Allocation { get; set; } = null!;

    public ExpenseCategory Category { get; set; }

    public ExpenseState State { get; set; }

    public long AmountFen { get; set; }

    public DateOnly SpentOn { get; set; }

    /// <summary>For what, without the name of anybody helped.</summary>
    public required string Purpose { get; set; }

    /// <summary>How many people it helped; 0 where it is about nobody in particular.</summary>
    public int People { get; set; }

    /// <summary>SHA-256 of the invoice or receipt, 64 lower-case hexadecimal digits.</summary>
    public required string EvidenceHash { get; set; }

    public long? SessionId { get; set; }

    public TrainingSession? Session { get; set; }

    public long? SchoolId { get; set; }

    public School? School { get; set; }
}

internal sealed class DonationMapping :
    IEntityTypeConfiguration<Donation>,
    IEntityTypeConfiguration<Allocation>,
    IEntityTypeConfiguration<Expense>
{
    public void Configure(EntityTypeBuilder<Donation> donation)
    {
        donation.HasOne(d => d.Fund).WithMany(f => f.Donations).OnDelete(DeleteBehavior.Restrict);
        donation.HasOne(d => d.RestrictedTo).WithMany().OnDelete(DeleteBehavior.Restrict);
        donation.HasOne(d => d.Donor).WithMany().OnDelete(DeleteBehavior.SetNull);
        donation.HasOne(d => d.Matches).WithMany(d => d.MatchedBy).OnDelete(DeleteBehavior.Restrict);
        // The enumerated 1 is Received: nothing is allocated from a promise or from what was returned.
        donation.ToTable(t =>
        {
            t.HasCheckConstraint("CK_Donations_Amount", "\"AmountFen\" > 0");
            t.HasCheckConstraint("CK_Donations_Allocated", "\"AllocatedFen\" BETWEEN 0 AND \"AmountFen\"");
            t.HasCheckConstraint("CK_Donations_Arrived", "\"AllocatedFen\" = 0 OR \"State\" = 1");
        });
    }

    public void Configure(EntityTypeBuilder<Allocation> allocation)
    {
        allocation.HasOne(a => a.Donation).WithMany(d => d.Allocations).OnDelete(DeleteBehavior.Restrict);
        allocation.HasOne(a => a.Program).WithMany().OnDelete(DeleteBehavior.Restrict);
        allocation.ToTable(t =>
        {
            t.HasCheckConstraint("CK_Allocations_Amount", "\"AmountFen\" > 0");
            t.HasCheckConstraint("CK_Allocations_Spent", "\"SpentFen\" BETWEEN 0 AND \"AmountFen\"");
            t.HasCheckConstraint("CK_Allocations_InForce", "\"SpentFen\" = 0 OR \"State\" = 0");
        });
    }

    public void Configure(EntityTypeBuilder<Expense> expense)
    {
        expense.HasOne(e => e.Allocation).WithMany(a => a.Expenses).OnDelete(DeleteBehavior.Restrict);
        expense.HasOne(e => e.Session).WithMany().OnDelete(DeleteBehavior.Restrict);
        expense.HasOne(e => e.School).WithMany().OnDelete(DeleteBehavior.Restrict);
        expense.ToTable(t =>
        {
            t.HasCheckConstraint("CK_Expenses_Amount", "\"AmountFen\" > 0");
            t.HasCheckConstraint("CK_Expenses_People", "\"People\" >= 0");
        });
    }
}
