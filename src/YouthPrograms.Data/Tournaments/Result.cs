using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YouthPrograms.Competitions.Scoring;

namespace YouthPrograms.Data.Tournaments;

/// <summary>
/// One line of the append-only log of a match or of one rubber of a tie. The newest version counts; nothing is deleted.
/// </summary>
public sealed class Result : Entity
{
    public long MatchId { get; set; }

    public Match Match { get; set; } = null!;

    /// <summary>0 for the match itself (a walkover of a tie, too), else the rubber's number.</summary>
    public int RubberNumber { get; set; }

    /// <summary>1 for the first result, one more with each correction.</summary>
    public int Version { get; set; }

    public MatchOutcome Outcome { get; set; }

    /// <summary>Who won; null for a double forfeit, a cancelled match and a voided result.</summary>
    public Side? Winner { get; set; }

    /// <summary>Games from side A's view, such as <c>11-8 5-11 11-9</c>; empty when nothing was played.</summary>
    public required string Games { get; set; }

    public DateTime RecordedAt { get; set; }

    public long? RecordedById { get; set; }

    /// <summary>The newest version of its match and rubber that was not voided.</summary>
    public bool Current { get; set; }

    /// <summary>Why it corrects or voids an earlier one; null for a first result.</summary>
    public string? Reason { get; set; }
}

internal sealed class ResultMapping : IEntityTypeConfiguration<Result>
{
    public void Configure(EntityTypeBuilder<Result> result)
    {
        // Two desks typing the same match: the second insert fails here, whatever both have read before.
        result.HasIndex(r => new { r.MatchId, r.RubberNumber, r.Version }).IsUnique();
        result.HasIndex(r => new { r.MatchId, r.RubberNumber }).IsUnique().HasFilter("\"Current\"").HasDatabaseName("IX_Results_Current");
    }
}
