using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YouthPrograms.Data.Tournaments;

public enum EntryState
{
    Submitted,
    Accepted,
    Rejected,
    Withdrawn,
}

/// <summary>报名: one athlete, a pair or a team in one event.</summary>
public sealed class Entry : Entity
{
    public long EventId { get; set; }

    public Event Event { get; set; } = null!;

    public long DelegationId { get; set; }

    public Delegation Delegation { get; set; } = null!;

    public EntryState State { get; set; }

    /// <summary>1 is the best; null for an unseeded entry.</summary>
    public int? Seed { get; set; }

    /// <summary>What the public reads: the athlete's public name, or the delegation's name for a team.</summary>
    [PersonalData]
    public required string Label { get; set; }

    [PersonalData]
    public required string LabelEn { get; set; }

    /// <summary>Why it was rejected or withdrawn. Of one that left after the draw, only the audit knows.</summary>
    public string? Reason { get; set; }

    /// <summary>
    /// When it left the event after the draw (UTC). It stays public, because its matches name it; why it left, which may be an
    /// illness, does not become so.
    /// </summary>
    public DateTime? LeftAt { get; set; }

    public List<EntryMember> Members { get; } = [];
}

/// <summary>An athlete of an entry; the order is the ranking inside the team.</summary>
public sealed class EntryMember : Entity
{
    public long EntryId { get; set; }

    public Entry Entry { get; set; } = null!;

    public long AthleteId { get; set; }

    public Athlete Athlete { get; set; } = null!;

    public int Order { get; set; }
}

internal sealed class EntryMapping : IEntityTypeConfiguration<Entry>, IEntityTypeConfiguration<EntryMember>
{
    public void Configure(EntityTypeBuilder<Entry> entry)
    {
        // Entries in force hold a seed once; a rejected or withdrawn one gives it back.
        entry.HasIndex(e => new { e.EventId, e.Seed }).IsUnique().HasFilter("\"State\" < 2 AND \"Seed\" IS NOT NULL");
        entry.HasOne(e => e.Delegation).WithMany(d => d.Entries).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<EntryMember> member)
    {
        member.HasIndex(m => new { m.EntryId, m.AthleteId }).IsUnique();
        member.HasOne(m => m.Athlete).WithMany(a => a.Memberships).OnDelete(DeleteBehavior.Restrict);
    }
}
