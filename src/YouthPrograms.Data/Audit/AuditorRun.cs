using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YouthPrograms.Data.Audit;

/// <summary>One time that the auditor asked all of its questions.</summary>
public sealed class AuditorRun : Entity, INotAudited
{
    public DateTime StartedAt { get; set; }

    public DateTime EndedAt { get; set; }

    /// <summary>How many questions were asked.</summary>
    public int Questions { get; set; }

    public int Violations { get; set; }

    /// <summary>A JSON list of what was found: the question's code and the row in words. At most a hundred.</summary>
    public required string Findings { get; set; }
}

internal sealed class AuditorRunMapping : IEntityTypeConfiguration<AuditorRun>
{
    public void Configure(EntityTypeBuilder<AuditorRun> run) => run.HasIndex(r => r.StartedAt);
}
