using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YouthPrograms.Training.Impact;

namespace YouthPrograms.Data.Training;

/// <summary>测评: what a class answered together. Nobody's answers are kept, and not which class it was.</summary>
public sealed class Assessment : Entity
{
    public long SessionId { get; set; }

    public TrainingSession Session { get; set; } = null!;

    /// <summary>The same for all answers of a class, and without the service's key it leads to no class.</summary>
    public required string ClassToken { get; set; }

    public AssessmentPhase Phase { get; set; }

    /// <summary>Pupils who answered.</summary>
    public int N { get; set; }

    /// <summary>The points of all of them together, ten for each at most.</summary>
    public int Points { get; set; }

    public DateTime RecordedAt { get; set; }
}

/// <summary>Seconds until a class had left the building.</summary>
public sealed class DrillTiming : Entity
{
    public long SessionId { get; set; }

    public TrainingSession Session { get; set; } = null!;

    public required string ClassToken { get; set; }

    public DrillRun Run { get; set; }

    public int Seconds { get; set; }

    public DateTime RecordedAt { get; set; }
}

internal sealed class AssessmentMapping : IEntityTypeConfiguration<Assessment>, IEntityTypeConfiguration<DrillTiming>
{
    public void Configure(EntityTypeBuilder<Assessment> assessment)
    {
        // A quiz is answered once.
        assessment.HasIndex(a => new { a.SessionId, a.ClassToken, a.Phase }).IsUnique();
        assessment.HasOne(a => a.Session).WithMany(s => s.Assessments).OnDelete(DeleteBehavior.Restrict);
        assessment.ToTable(t => t.HasCheckConstraint("CK_Assessments_Points", "\"N\" > 0 AND \"Points\" BETWEEN 0 AND \"N\" * 10"));
    }

    public void Configure(EntityTypeBuilder<DrillTiming> timing)
    {
        timing.HasIndex(t => new { t.SessionId, t.ClassToken, t.Run }).IsUnique();
        timing.HasOne(t => t.Session).WithMany(s => s.DrillTimings).OnDelete(DeleteBehavior.Restrict);
        timing.ToTable(t => t.HasCheckConstraint("CK_DrillTimings_Seconds", "\"Seconds\" BETWEEN 1 AND 3600"));
    }
}
