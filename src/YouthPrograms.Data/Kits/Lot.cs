using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YouthPrograms.Data.Funding;
using YouthPrograms.Training.Stock;

namespace YouthPrograms.Data.Kits;

/// <summary>批次 of an item: what was made and given together, and is approved or called back together.</summary>
public sealed class Lot : Entity
{
    public long ItemId { get; set; }

    public Item Item { get; set; } = null!;

    /// <summary>As it is printed on the boxes.</summary>
    public required string Code { get; set; }

    public LotState State { get; set; }

    /// <summary>The gift it came from.</summary>
    public long? DonationId { get; set; }

    public Donation? Donation { get; set; }

    public DateOnly? ExpiresOn { get; set; }

    /// <summary>What whoever approved it looked at.</summary>
    public string? Inspection { get; set; }

    public DateTime? ApprovedAt { get; set; }

    public long? ApprovedById { get; set; }

    public DateTime? RecalledAt { get; set; }

    public string? RecallReason { get; set; }

    public List<StockBalance> Balances { get; } = [];

    public List<StockMovement> Movements { get; } = [];
}

internal sealed class LotMapping : IEntityTypeConfiguration<Lot>
{
    public void Configure(EntityTypeBuilder<Lot> lot)
    {
        lot.HasIndex(l => new { l.ItemId, l.Code }).IsUnique();
        lot.HasOne(l => l.Item).WithMany(i => i.Lots).OnDelete(DeleteBehavior.Restrict);
        lot.HasOne(l => l.Donation).WithMany().OnDelete(DeleteBehavior.Restrict);
        // The enumerated 3 is Recalled.
        lot.ToTable(t => t.HasCheckConstraint("CK_Lots_Recalled", "(\"State\" = 3) = (\"RecalledAt\" IS NOT NULL)"));
    }
}
