using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Data.Volunteers;

/// <summary>志愿岗位 at a session or a tournament. Its counter of places is raised by a conditional update only.</summary>
public sealed class Shift : Entity
{
    public long? SessionId { get; set; }

    public TrainingSession? Session { get; set; }

    public long? TournamentId { get; set; }

    public Tournament? Tournament { get; set; }

    public required string Name { get; set; }

    public required string NameEn { get; set; }

    /// <summary>What one has to be able to do: a stable word such as <c>first-aid</c>; null when everybody can help.</summary>
    public string? Skill { get; set; }

    public DateTime StartsAt { get; set; }

    public DateTime EndsAt { get; set; }

    public required string TimeZone { get; set; }

    public int Places { get; set; }

    public int PlacesTaken { get; set; }

    public List<Signup> Signups { get; } = [];
}

/// <summary>The first two states take a place; the order is relied on by the filtered index.</summary>
public enum SignupState
{
    SignedUp,

    /// <summary>The hours are confirmed, be it that there were none.</summary>
    Confirmed,
    Withdrawn,
}

/// <summary>Somebody's place in a shift, and afterwards their hours.</summary>
public sealed class Signup : Entity
{
    public long ShiftId { get; set; }

    public Shift Shift { get; set; } = null!;

    public long VolunteerId { get; set; }

    public Account Volunteer { get; set; } = null!;

    public SignupState State { get; set; }

    public DateTime SignedUpAt { get; set; }

    /// <summary>Confirmed time; null until then.</summary>
    public int? Minutes { get; set; }

    public long? ConfirmedById { get; set; }

    public DateTime? ConfirmedAt { get; set; }
}

internal sealed class ShiftMapping : IEntityTypeConfiguration<Shift>, IEntityTypeConfiguration<Signup>
{
    public void Configure(EntityTypeBuilder<Shift> shift)
    {
        shift.HasIndex(s => s.StartsAt);
        shift.HasOne(s => s.Session).WithMany().OnDelete(DeleteBehavior.Restrict);
        shift.HasOne(s => s.Tournament).WithMany().OnDelete(DeleteBehavior.Restrict);
        shift.ToTable(t =>
        {
            t.HasCheckConstraint("CK_Shifts_Places", "\"PlacesTaken\" BETWEEN 0 AND \"Places\"");
            t.HasCheckConstraint("CK_Shifts_Where", "(\"SessionId\" IS NULL) <> (\"TournamentId\" IS NULL)");
        });
    }

    public void Configure(EntityTypeBuilder<Signup> signup)
    {
        signup.HasIndex(s => new { s.ShiftId, s.VolunteerId }).IsUnique().HasFilter("\"State\" <= 1");
        signup.HasOne(s => s.Shift).WithMany(s => s.Signups).OnDelete(DeleteBehavior.Restrict);
        signup.HasOne(s => s.Volunteer).WithMany().OnDelete(DeleteBehavior.Cascade);
    }
}
