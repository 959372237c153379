using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YouthPrograms.Data.Training;

/// <summary>学校.</summary>
public sealed class School : Entity
{
    public required string Code { get; set; }

    public required string Name { get; set; }

    public required string NameEn { get; set; }

    public required string District { get; set; }

    public List<SchoolClass> Classes { get; } = [];

    public List<Booking> Bookings { get; } = [];
}

/// <summary>班级: a headcount, never a list of names.</summary>
public sealed class SchoolClass : Entity
{
    public long SchoolId { get; set; }

    public School School { get; set; } = null!;

    public required string Label { get; set; }

    public int Grade { get; set; }

    public int Pupils { get; set; }
}

internal sealed class SchoolMapping : IEntityTypeConfiguration<School>, IEntityTypeConfiguration<SchoolClass>
{
    public void Configure(EntityTypeBuilder<School> school) => school.HasIndex(s => s.Code).IsUnique();

    public void Configure(EntityTypeBuilder<SchoolClass> schoolClass)
    {
        schoolClass.ToTable("SchoolClasses");
        schoolClass.HasIndex(c => new { c.SchoolId, c.Label }).IsUnique();
    }
}
