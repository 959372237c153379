using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Stock;

namespace YouthPrograms.Data.Kits;

/// <summary>发放 of goods to a booked class, with the two signatures of a hand-over.</summary>
public sealed class Handout : Entity
{
    public long BookingId { get; set; }

    public Booking Booking { get; set; } = null!;

    public HandoutState State { get; set; }

    /// <summary>The first signature.</summary>
    public DateTime? HandedOverAt { get; set; }

    public long? HandedOverById { get; set; }

    /// <summary>The second signature, in the name of the school.</summary>
    public DateTime? SignedAt { get; set; }

    public long? SignedById { get; set; }

    [PersonalData]
    public string? SignedBy { get; set; }

    /// <summary>The first of the two who agree on what became of what is missing.</summary>
    public long? ResolvedById { get; set; }

    public long? ConfirmedById { get; set; }

    /// <summary>What became of what is missing.</summary>
    public string? Resolution { get; set; }

    public List<HandoutLine> Lines { get; } = [];

    public List<StockMovement> Movements { get; } = [];
}

/// <summary>One item of a hand-out, all of one lot: so a recall knows exactly who has it.</summary>
public sealed class HandoutLine : Entity
{
    public long HandoutId { get; set; }

    public Handout Handout { get; set; } = null!;

    public long ItemId { get; set; }

    public Item Item { get; set; } = null!;

    /// <summary>Chosen when pieces are reserved.</summary>
    public long? LotId { get; set; }

    public Lot? Lot { get; set; }

    /// <summary>The storeroom it is taken from.</summary>
    public long? PlaceId { get; set; }

    public StockPlace? Place { get; set; }

    public int Wanted { get; set; }

    public int Reserved { get; set; }

    public int Packed { get; set; }

    public int Handed { get; set; }

    public int Received { get; set; }
}

internal sealed class HandoutMapping : IEntityTypeConfiguration<Handout>, IEntityTypeConfiguration<HandoutLine>
{
    public void Configure(EntityTypeBuilder<Handout> handout)
    {
        handout.HasIndex(h => h.BookingId).IsUnique();
        handout.HasOne(h => h.Booking).WithOne(b => b.Handout).HasForeignKey<Handout>(h => h.BookingId).OnDelete(DeleteBehavior.Restrict);
        // The enumerated 7 is Resolved, which takes two people.
        handout.ToTable(t =>
        {
            t.HasCheckConstraint("CK_Handouts_TwoResolve", "\"State\" <> 7 OR (\"ResolvedById\" IS NOT NULL AND \"ConfirmedById\" IS NOT NULL AND \"ResolvedById\" <> \"ConfirmedById\")");
            t.HasCheckConstraint("CK_Handouts_Signed", "(\"State\" < 4) = (\"SignedAt\" IS NULL)");
        });
    }

    public void Configure(EntityTypeBuilder<HandoutLine> line)
    {
        line.HasIndex(l => new { l.HandoutId, l.ItemId }).IsUnique();
        line.HasOne(l => l.Handout).WithMany(h => h.Lines).OnDelete(DeleteBehavior.Cascade);
        line.HasOne(l => l.Item).WithMany().OnDelete(DeleteBehavior.Restrict);
        line.HasOne(l => l.Lot).WithMany().OnDelete(DeleteBehavior.Restrict);
        line.HasOne(l => l.Place).WithMany().OnDelete(DeleteBehavior.Restrict);
        line.ToTable(t =>
        {
            t.HasCheckConstraint(
                "CK_HandoutLines_Order",
                "0 <= \"Received\" AND \"Received\" <= \"Handed\" AND \"Handed\" <= \"Packed\" AND \"Packed\" <= \"Reserved\" AND \"Reserved\" <= \"Wanted\"");
            t.HasCheckConstraint("CK_HandoutLines_Wanted", "\"Wanted\" > 0");
            t.HasCheckConstraint("CK_HandoutLines_Lot", "\"Reserved\" = 0 OR (\"LotId\" IS NOT NULL AND \"PlaceId\" IS NOT NULL)");
        });
    }
}
