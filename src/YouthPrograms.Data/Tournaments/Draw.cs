using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YouthPrograms.Data.Tournaments;

public enum DrawState
{
    Committed,
    Made,
    Superseded,
}

/// <summary>抽签: committed by its hashes, witnessed, then made; everything needed to make it again is published.</summary>
public sealed class Draw : Entity
{
    public long EventId { get; set; }

    public Event Event { get; set; } = null!;

    public DrawState State { get; set; }

    /// <summary>SHA-256 of the secret, hexadecimal.</summary>
    public required string Commitment { get; set; }

    /// <summary>SHA-256 of the canonical entry list and policies, hexadecimal.</summary>
    public required string EntriesHash { get; set; }

    /// <summary>The 256-bit secret, hexadecimal, until it is revealed; encrypted.</summary>
    [ProtectedPersonalData]
    public string? SealedSecret { get; set; }

    /// <summary>The secret once revealed.</summary>
    public string? Secret { get; set; }

    /// <summary>Words of the witnesses, in the order in which they were given, a line each.</summary>
    public string Witness { get; set; } = "";

    /// <summary>The whole record as JSON, as a verifier takes it; null until made.</summary>
    public string? Transcript { get; set; }

    /// <summary>The rules kept and, with their proof, those that could not be, as JSON.</summary>
    public string? Certificate { get; set; }

    public DateTime CommittedAt { get; set; }

    public DateTime? MadeAt { get; set; }

    /// <summary>Why an earlier draw was drawn again; null for the first.</summary>
    public string? Reason { get; set; }
}

internal sealed class DrawMapping : IEntityTypeConfiguration<Draw>
{
    public void Configure(EntityTypeBuilder<Draw> draw) =>
        // One draw of an event is in force; earlier ones stay as superseded.
        draw.HasIndex(d => d.EventId).IsUnique().HasFilter("\"State\" <> 2").HasDatabaseName("IX_Draws_InForce");
}
