using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Data.People;

public enum ConsentKind
{
    /// <summary>The child takes part.</summary>
    Participation,

    /// <summary>The full name may be shown in public.</summary>
    PublicName,
}

/// <summary>A guardian's consent: to which text, by whom, until when, and whether it was withdrawn.</summary>
public sealed class Consent : Entity
{
    public long AthleteRecordId { get; set; }

    public AthleteRecord AthleteRecord { get; set; } = null!;

    public ConsentKind Kind { get; set; }

    public required string TextVersion { get; set; }

    public long GivenById { get; set; }

    public DateTime GivenAt { get; set; }

    public DateTime ExpiresAt { get; set; }

    public DateTime? WithdrawnAt { get; set; }
}

internal sealed class ConsentMapping : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> consent) =>
        consent.HasIndex(c => new { c.AthleteRecordId, c.Kind }).IsUnique().HasFilter("\"WithdrawnAt\" IS NULL");
}
