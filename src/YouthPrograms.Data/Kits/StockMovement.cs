using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YouthPrograms.Training.Stock;

namespace YouthPrograms.Data.Kits;

/// <summary>A place of stock: a storeroom, or one of the places that goods pass through.</summary>
public sealed class StockPlace : Entity
{
    public required string Code { get; set; }

    public required string Name { get; set; }

    public required string NameEn { get; set; }

    public PlaceKind Kind { get; set; }
}

/// <summary>Pieces of a lot that went from one place to another. Written once; a mistake is put right by a further one.</summary>
public sealed class StockMovement : Entity
{
    public long LotId { get; set; }

    public Lot Lot { get; set; } = null!;

    public long FromId { get; set; }

    public StockPlace From { get; set; } = null!;

    public long ToId { get; set; }

    public StockPlace To { get; set; } = null!;

    public int Quantity { get; set; }

    public DateTime MovedAt { get; set; }

    public long? MovedById { get; set; }

    /// <summary>The hand-out it was part of.</summary>
    public long? HandoutId { get; set; }

    public Handout? Handout { get; set; }

    public string? Reason { get; set; }
}

/// <summary>
/// What the movements of a lot add up to at a place, and how much of it is promised: only conditional updates change it. The
/// outside has none.
/// </summary>
public sealed class StockBalance : Entity, INotAudited
{
    public long LotId { get; set; }

    public Lot Lot { get; set; } = null!;

    public long PlaceId { get; set; }

    public StockPlace Place { get; set; } = null!;

    public int OnHand { get; set; }

    public int Reserved { get; set; }
}

internal sealed class StockMapping :
    IEntityTypeConfiguration<StockPlace>,
    IEntityTypeConfiguration<StockMovement>,
    IEntityTypeConfiguration<StockBalance>
{
    public void Configure(EntityTypeBuilder<StockPlace> place)
    {
        place.HasIndex(p => p.Code).IsUnique();
        // Of everything but storerooms (1) there is one.
        place.HasIndex(p => p.Kind).IsUnique().HasFilter("\"Kind\" <> 1");
    }

    public void Configure(EntityTypeBuilder<StockMovement> movement)
    {
        movement.HasOne(m => m.Lot).WithMany(l => l.Movements).OnDelete(DeleteBehavior.Restrict);
        movement.HasOne(m => m.From).WithMany().OnDelete(DeleteBehavior.Restrict);
        movement.HasOne(m => m.To).WithMany().OnDelete(DeleteBehavior.Restrict);
        movement.HasOne(m => m.Handout).WithMany(h => h.Movements).OnDelete(DeleteBehavior.Restrict);
        movement.ToTable(t =>
        {
            t.HasCheckConstraint("CK_StockMovements_Quantity", "\"Quantity\" > 0");
            t.HasCheckConstraint("CK_StockMovements_Places", "\"FromId\" <> \"ToId\"");
        });
    }

    public void Configure(EntityTypeBuilder<StockBalance> balance)
    {
        balance.HasIndex(b => new { b.LotId, b.PlaceId }).IsUnique();
        balance.HasOne(b => b.Lot).WithMany(l => l.Balances).OnDelete(DeleteBehavior.Restrict);
        balance.HasOne(b => b.Place).WithMany().OnDelete(DeleteBehavior.Restrict);
        balance.ToTable(t =>
        {
            t.HasCheckConstraint("CK_StockBalances_OnHand", "\"OnHand\" >= 0");
            t.HasCheckConstraint("CK_StockBalances_Reserved", "\"Reserved\" BETWEEN 0 AND \"OnHand\"");
        });
    }
}
