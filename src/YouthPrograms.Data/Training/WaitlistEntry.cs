using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YouthPrograms.Data.Training;

/// <summary>The first two states wait for seats; the order is relied on by the filtered index.</summary>
public enum WaitlistState
{
    Waiting,
    Offered,
    Accepted,
    Declined,
    Expired,
    Withdrawn,
    Lapsed,
}

/// <summary>候补: a class that waits for seats of a full session.</summary>
public sealed class WaitlistEntry : Entity
{
    public long SessionId { get; set; }

    public TrainingSession Session { get; set; } = null!;

    public long SchoolId { get; set; }

    public School School { get; set; } = null!;

    public required string ClassLabel { get; set; }

    public WaitlistState State { get; set; }

    public int Pupils { get; set; }

    public int Adults { get; set; }

    /// <summary>Pupils and adults together.</summary>
    public int Size { get; set; }

    /// <summary>The fewest seats for which an offer is still of use.</summary>
    public int SmallestAcceptable { get; set; }

    /// <summary>Order of arrival in the session, from 1.</summary>
    public int Position { get; set; }

    public DateTime JoinedAt { get; set; }

    /// <summary>Why it was, or was not yet, promoted; from the last decision.</summary>
    public string? Decision { get; set; }

    public long? JoinedById { get; set; }
}

internal sealed class WaitlistEntryMapping : IEntityTypeConfiguration<WaitlistEntry>
{
    public void Configure(EntityTypeBuilder<WaitlistEntry> entry)
    {
        entry.HasIndex(e => new { e.SessionId, e.SchoolId, e.ClassLabel }).IsUnique().HasFilter("\"State\" <= 1");
        entry.HasIndex(e => new { e.SessionId, e.Position }).IsUnique();
        entry.HasOne(e => e.Session).WithMany(s => s.Waitlist).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne(e => e.School).WithMany().OnDelete(DeleteBehavior.Restrict);
    }
}
