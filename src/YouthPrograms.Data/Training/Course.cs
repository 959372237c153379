using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YouthPrograms.Data.Training;

/// <summary>项目: one of the federation's charity programmes.</summary>
public sealed class CharityProgram : Entity
{
    public required string Code { get; set; }

    public required string Name { get; set; }

    public required string NameEn { get; set; }

    public required string Summary { get; set; }

    public required string SummaryEn { get; set; }

    public List<Course> Courses { get; } = [];
}

/// <summary>课程.</summary>
public sealed class Course : Entity
{
    public long ProgramId { get; set; }

    public CharityProgram Program { get; set; } = null!;

    public required string Code { get; set; }

    public required string Name { get; set; }

    public required string NameEn { get; set; }

    /// <summary>Stable word such as <c>fire</c> or <c>first-aid</c>.</summary>
    public required string Topic { get; set; }

    public int AgeFrom { get; set; }

    public int AgeTo { get; set; }

    public int Minutes { get; set; }

    /// <summary>One accompanying adult for at most so many pupils.</summary>
    public int PupilsPerAdult { get; set; }

    public List<TrainingSession> Sessions { get; } = [];
}

internal sealed class CourseMapping : IEntityTypeConfiguration<CharityProgram>, IEntityTypeConfiguration<Course>
{
    public void Configure(EntityTypeBuilder<CharityProgram> program) => program.HasIndex(p => p.Code).IsUnique();

    public void Configure(EntityTypeBuilder<Course> course) => course.HasIndex(c => c.Code).IsUnique();
}
