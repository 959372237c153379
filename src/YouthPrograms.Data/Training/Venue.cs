using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YouthPrograms.Data.Training;

public enum VenueKind
{
    ExhibitionHall,
    BookHouse,
    SchoolHall,
    SportsHall,
}

/// <summary>场地.</summary>
public sealed class Venue : Entity
{
    public required string Code { get; set; }

    public required string Name { get; set; }

    public required string NameEn { get; set; }

    public VenueKind Kind { get; set; }

    public required string Address { get; set; }

    public required string AddressEn { get; set; }

    public required string TimeZone { get; set; }

    public int Capacity { get; set; }

    public List<TrainingSession> Sessions { get; } = [];
}

internal sealed class VenueMapping : IEntityTypeConfiguration<Venue>
{
    public void Configure(EntityTypeBuilder<Venue> venue) => venue.HasIndex(v => v.Code).IsUnique();
}
