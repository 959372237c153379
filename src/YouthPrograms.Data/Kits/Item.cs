using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YouthPrograms.Data.Kits;

/// <summary>物资: something that is handed out, such as a safety backpack or a book.</summary>
public sealed class Item : Entity
{
    public required string Code { get; set; }

    public required string Name { get; set; }

    public required string NameEn { get; set; }

    public List<Lot> Lots { get; } = [];
}

internal sealed class ItemMapping : IEntityTypeConfiguration<Item>
{
    public void Configure(EntityTypeBuilder<Item> item) => item.HasIndex(i => i.Code).IsUnique();
}
