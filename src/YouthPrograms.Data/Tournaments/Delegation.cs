using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YouthPrograms.Data.Tournaments;

/// <summary>代表队: a city, school or club with its athletes in one tournament.</summary>
public sealed class Delegation : Entity
{
    public long TournamentId { get; set; }

    public Tournament Tournament { get; set; } = null!;

    public required string Code { get; set; }

    public required string Name { get; set; }

    public required string NameEn { get; set; }

    public List<Athlete> Athletes { get; } = [];

    public List<Entry> Entries { get; } = [];
}

internal sealed class DelegationMapping : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> delegation) =>
        delegation.HasIndex(d => new { d.TournamentId, d.Code }).IsUnique();
}
