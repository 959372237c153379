using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YouthPrograms.Data.Tournaments;

public enum BracketKind
{
    Groups,
    RoundRobin,
    Knockout,
    DoubleElimination,
    Swiss,
}

public enum BracketState
{
    Waiting,
    Running,
    Completed,
}

/// <summary>对阵表 of one stage of an event.</summary>
public sealed class Bracket : Entity
{
    public long EventId { get; set; }

    public Event Event { get; set; } = null!;

    /// <summary>1 for the first stage.</summary>
    public int Stage { get; set; }

    public BracketKind Kind { get; set; }

    public BracketState State { get; set; }

    public List<Group> Groups { get; } = [];

    public List<Match> Matches { get; } = [];
}

/// <summary>小组.</summary>
public sealed class Group : Entity
{
    public long BracketId { get; set; }

    public Bracket Bracket { get; set; } = null!;

    /// <summary>1-based; shown as a letter where there are at most 26.</summary>
    public int Number { get; set; }

    public List<GroupMember> Members { get; } = [];

    public List<Match> Matches { get; } = [];
}

/// <summary>An entry in a group, in the order of the draw.</summary>
public sealed class GroupMember : Entity
{
    public long GroupId { get; set; }

    public Group Group { get; set; } = null!;

    public long EntryId { get; set; }

    public Entry Entry { get; set; } = null!;

    public int Position { get; set; }
}

/// <summary>名次: shared places have the same range, in competition ranking.</summary>
public sealed class Placing : Entity
{
    public long EventId { get; set; }

    public Event Event { get; set; } = null!;

    public long EntryId { get; set; }

    public Entry Entry { get; set; } = null!;

    public int PlaceFrom { get; set; }

    public int PlaceTo { get; set; }
}

internal sealed class BracketMapping :
    IEntityTypeConfiguration<Bracket>,
    IEntityTypeConfiguration<Group>,
    IEntityTypeConfiguration<GroupMember>,
    IEntityTypeConfiguration<Placing>
{
    public void Configure(EntityTypeBuilder<Bracket> bracket) =>
        bracket.HasIndex(b => new { b.EventId, b.Stage }).IsUnique();

    public void Configure(EntityTypeBuilder<Group> group) =>
        group.HasIndex(g => new { g.BracketId, g.Number }).IsUnique();

    public void Configure(EntityTypeBuilder<GroupMember> member)
    {
        member.HasIndex(m => new { m.GroupId, m.EntryId }).IsUnique();
        member.HasOne(m => m.Entry).WithMany().OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Placing> placing)
    {
        placing.HasIndex(p => new { p.EventId, p.EntryId }).IsUnique();
        placing.HasOne(p => p.Entry).WithMany().OnDelete(DeleteBehavior.Restrict);
    }
}
