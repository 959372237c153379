using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YouthPrograms.Data.Training;

/// <summary>How a class was counted.</summary>
public enum AttendanceSource
{
    Manual,
    Qr,
    Offline,
}

/// <summary>出席: one count of a class. Counts are added and never changed; the one that was made last holds.</summary>
public sealed class Attendance : Entity
{
    public long BookingId { get; set; }

    public Booking Booking { get; set; } = null!;

    /// <summary>The name that whoever counted gave the count: sent again, it is the same one.</summary>
    public required string ClientId { get; set; }

    /// <summary>Pupils who were booked when it arrived.</summary>
    public int Expected { get; set; }

    public int Present { get; set; }

    public AttendanceSource Source { get; set; }

    public DateTime CountedAt { get; set; }

    public DateTime ArrivedAt { get; set; }

    public long? CountedById { get; set; }

    public string? Reason { get; set; }

    /// <summary>It is the one that holds.</summary>
    public bool Current { get; set; }
}

internal sealed class AttendanceMapping : IEntityTypeConfiguration<Attendance>
{
    public void Configure(EntityTypeBuilder<Attendance> attendance)
    {
        attendance.ToTable("Attendances", t => t.HasCheckConstraint("CK_Attendances_Present", "\"Present\" >= 0"));
        attendance.HasIndex(a => new { a.BookingId, a.ClientId }).IsUnique();
        attendance.HasIndex(a => a.BookingId).IsUnique().HasFilter("\"Current\"").HasDatabaseName("IX_Attendances_One_Current");
        attendance.HasOne(a => a.Booking).WithMany(b => b.Attendances).OnDelete(DeleteBehavior.Restrict);
    }
}
