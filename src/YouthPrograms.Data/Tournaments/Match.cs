using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YouthPrograms.Data.Tournaments;

public enum MatchKind
{
    Single,
    Tie,
}

public enum MatchState
{
    /// <summary>A side is not known yet.</summary>
    Waiting,

    Ready,

    /// <summary>Called to a table or, for a tie, some rubbers have results.</summary>
    Running,

    Completed,

    /// <summary>Not played: a bye, or nobody is left to play it.</summary>
    Void,
}

/// <summary>场次. Sides, state, score and winner follow from the results; the replay of the event writes them.</summary>
public sealed class Match : Entity
{
    public long EventId { get; set; }

    public Event Event { get; set; } = null!;

    public long BracketId { get; set; }

    public Bracket Bracket { get; set; } = null!;

    public long? GroupId { get; set; }

    public Group? Group { get; set; }

    /// <summary>Key of the match in the event's plan, and the number people call it by.</summary>
    public int Number { get; set; }

    public int Round { get; set; }

    public MatchKind Kind { get; set; }

    public MatchState State { get; set; }

    /// <summary>Best place the match decides: 1 for the final, 3 for third place, null when none.</summary>
    public int? DecidesPlace { get; set; }

    public long? SideAId { get; set; }

    public Entry? SideA { get; set; }

    public long? SideBId { get; set; }

    public Entry? SideB { get; set; }

    /// <summary>Where side A comes from: <c>entry</c>, <c>bye</c>, <c>W12</c>, <c>L12</c> or <c>G3.1</c> (group 3, place 1).</summary>
    public required string SourceA { get; set; }

    public required string SourceB { get; set; }

    public long? WinnerId { get; set; }

    public Entry? Winner { get; set; }

    /// <summary>Games won by side A; rubbers won in a tie.</summary>
    public int ScoreA { get; set; }

    public int ScoreB { get; set; }

    public DateTime? ScheduledAt { get; set; }

    public DateTime? NotBefore { get; set; }

    /// <summary>Rises when time, earliest time or table change.</summary>
    public int ScheduleRevision { get; set; }

    /// <summary>When the sides were first called to the table; a second and a third call follow, then a walkover.</summary>
    public DateTime? FirstCallAt { get; set; }

    public DateTime? SecondCallAt { get; set; }

    public DateTime? ThirdCallAt { get; set; }

    public long? TableId { get; set; }

    public PlayingTable? Table { get; set; }

    public List<Result> Results { get; } = [];

    public List<Rubber> Rubbers { get; } = [];
}

/// <summary>团体赛中的一盘: its players by the tie format and the line-ups.</summary>
public sealed class Rubber : Entity
{
    public long MatchId { get; set; }

    public Match Match { get; set; } = null!;

    /// <summary>1-based, in playing order.</summary>
    public int Number { get; set; }

    /// <summary>The pairing of the format, such as <c>A-X</c>.</summary>
    public required string Pairing { get; set; }

    public long? PlayerAId { get; set; }

    public Athlete? PlayerA { get; set; }

    public long? PlayerBId { get; set; }

    public Athlete? PlayerB { get; set; }
}

/// <summary>球台.</summary>
public sealed class PlayingTable : Entity
{
    public long TournamentId { get; set; }

    public Tournament Tournament { get; set; } = null!;

    public required string Name { get; set; }

    /// <summary>The show table, where finals are played.</summary>
    public bool Show { get; set; }

    /// <summary>Stands in every scorer link of the table; raising it ends those given out before.</summary>
    public int ScorerLinkRevision { get; set; }
}

internal sealed class MatchMapping :
    IEntityTypeConfiguration<Match>,
    IEntityTypeConfiguration<Rubber>,
    IEntityTypeConfiguration<PlayingTable>
{
    public void Configure(EntityTypeBuilder<Match> match)
    {
        match.HasIndex(m => new { m.EventId, m.Number }).IsUnique();
        match.HasOne(m => m.Event).WithMany().OnDelete(DeleteBehavior.Cascade);
        match.HasOne(m => m.SideA).WithMany().OnDelete(DeleteBehavior.Restrict);
        match.HasOne(m => m.SideB).WithMany().OnDelete(DeleteBehavior.Restrict);
        match.HasOne(m => m.Winner).WithMany().OnDelete(DeleteBehavior.Restrict);
        match.HasOne(m => m.Table).WithMany().OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<Rubber> rubber)
    {
        rubber.HasIndex(r => new { r.MatchId, r.Number }).IsUnique();
        rubber.HasOne(r => r.PlayerA).WithMany().OnDelete(DeleteBehavior.Restrict);
        rubber.HasOne(r => r.PlayerB).WithMany().OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PlayingTable> table)
    {
        table.ToTable("Tables");
        table.HasIndex(t => new { t.TournamentId, t.Name }).IsUnique();
    }
}
