using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YouthPrograms.Data.People;

namespace YouthPrograms.Data.Training;

public enum SessionKind
{
    Training,
    HallTour,
    BookHouseVisit,
    Lecture,
}

public enum SessionState
{
    Draft,
    Open,
    BookingClosed,
    Confirmed,
    Running,
    Completed,
    Accounted,
    Cancelled,
}

/// <summary>
/// 场次. Its seat and group counters are the one hot row of booking: only a conditional update raises them.
/// </summary>
public sealed class TrainingSession : Entity
{
    public required string Code { get; set; }

    public long CourseId { get; set; }

    public Course Course { get; set; } = null!;

    public long VenueId { get; set; }

    public Venue Venue { get; set; } = null!;

    public SessionKind Kind { get; set; }

    public SessionState State { get; set; }

    public DateTime StartsAt { get; set; }

    public DateTime EndsAt { get; set; }

    public required string TimeZone { get; set; }

    public DateTime BookingOpensAt { get; set; }

    public DateTime BookingClosesAt { get; set; }

    /// <summary>Until then a booking is given back without a reason.</summary>
    public DateTime FreeCancelUntil { get; set; }

    /// <summary>Pupils and adults together.</summary>
    public int SeatsCap { get; set; }

    public int SeatsTaken { get; set; }

    /// <summary>Classes at one time.</summary>
    public int GroupsCap { get; set; }

    public int GroupsTaken { get; set; }

    /// <summary>Rises when time or place moves.</summary>
    public int ScheduleRevision { get; set; }

    public string? CancelReason { get; set; }

    public List<SessionTrainer> Trainers { get; } = [];

    public List<Booking> Bookings { get; } = [];

    public List<WaitlistEntry> Waitlist { get; } = [];

    public List<Assessment> Assessments { get; } = [];

    public List<DrillTiming> DrillTimings { get; } = [];

    public List<Certificate> Certificates { get; } = [];
}

/// <summary>讲师 of a session.</summary>
public sealed class SessionTrainer : Entity
{
    public long SessionId { get; set; }

    public TrainingSession Session { get; set; } = null!;

    public long TrainerId { get; set; }

    public Trainer Trainer { get; set; } = null!;
}

/// <summary>讲师; an account when they sign in.</summary>
public sealed class Trainer : Entity
{
    public required string Code { get; set; }

    public required string Name { get; set; }

    public required string NameEn { get; set; }

    public long? AccountId { get; set; }

    public Account? Account { get; set; }
}

internal sealed class TrainingSessionMapping :
    IEntityTypeConfiguration<TrainingSession>,
    IEntityTypeConfiguration<SessionTrainer>,
    IEntityTypeConfiguration<Trainer>
{
    public void Configure(EntityTypeBuilder<TrainingSession> session)
    {
        session.HasIndex(s => s.Code).IsUnique();
        session.HasIndex(s => s.StartsAt);
        session.HasOne(s => s.Course).WithMany(c => c.Sessions).OnDelete(DeleteBehavior.Restrict);
        session.HasOne(s => s.Venue).WithMany(v => v.Sessions).OnDelete(DeleteBehavior.Restrict);
        session.ToTable(t =>
        {
            t.HasCheckConstraint("CK_TrainingSessions_Seats", "\"SeatsTaken\" BETWEEN 0 AND \"SeatsCap\"");
            t.HasCheckConstraint("CK_TrainingSessions_Groups", "\"GroupsTaken\" BETWEEN 0 AND \"GroupsCap\"");
        });
    }

    public void Configure(EntityTypeBuilder<SessionTrainer> trainer) =>
        trainer.HasIndex(t => new { t.SessionId, t.TrainerId }).IsUnique();

    public void Configure(EntityTypeBuilder<Trainer> trainer) => trainer.HasIndex(t => t.Code).IsUnique();
}
