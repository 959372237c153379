using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YouthPrograms.Data.Kits;
using YouthPrograms.Data.People;

namespace YouthPrograms.Data.Training;

/// <summary>States up to <see cref="Reconfirmed"/> take seats; the order is relied on by the filtered index.</summary>
public enum BookingState
{
    Held,
    Requested,
    Confirmed,
    Reconfirmed,
    Attended,
    NoShow,
    Closed,
    HoldExpired,
    Rejected,
    CancelledBySchool,
    CancelledByOrganizer,
    Released,
    Moved,
}

/// <summary>预约 of a class by headcount.</summary>
public sealed class Booking : Entity
{
    public long SessionId { get; set; }

    public TrainingSession Session { get; set; } = null!;

    public long SchoolId { get; set; }

    public School School { get; set; } = null!;

    public required string ClassLabel { get; set; }

    public int Pupils { get; set; }

    public int Adults { get; set; }

    public BookingState State { get; set; }

    /// <summary>A held booking counts until then and never after.</summary>
    public DateTime? HoldExpiresAt { get; set; }

    [PersonalData]
    public string? ContactName { get; set; }

    [PersonalData]
    public string? ContactEmail { get; set; }

    public string? AccessNeeds { get; set; }

    /// <summary>Who booked; confirmations go there.</summary>
    public long? BookedById { get; set; }

    public Account? BookedBy { get; set; }

    public DateTime BookedAt { get; set; }

    /// <summary>The session's schedule revision that the school has accepted.</summary>
    public int AcceptedRevision { get; set; }

    /// <summary>Rises when the school changes time, place or size, so that it is confirmed anew.</summary>
    public int Revision { get; set; }

    public long? MovedToId { get; set; }

    public string? CancelReason { get; set; }

    public Handout? Handout { get; set; }

    public List<Attendance> Attendances { get; } = [];

    public int Seats => Pupils + Adults;
}

internal sealed class BookingMapping : IEntityTypeConfiguration<Booking>
{
    public void Configure(EntityTypeBuilder<Booking> booking)
    {
        booking.Ignore(b => b.Seats);
        booking.HasIndex(b => new { b.SessionId, b.SchoolId, b.ClassLabel }).IsUnique().HasFilter("\"State\" <= 6");
        booking.HasOne(b => b.Session).WithMany(s => s.Bookings).OnDelete(DeleteBehavior.Restrict);
        booking.HasOne(b => b.School).WithMany(s => s.Bookings).OnDelete(DeleteBehavior.Restrict);
        booking.ToTable(t => t.HasCheckConstraint("CK_Bookings_Headcount", "\"Pupils\" > 0 AND \"Adults\" >= 0"));
    }
}
