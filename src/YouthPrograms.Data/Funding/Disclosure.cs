using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Data.Funding;

public enum DisclosureState
{
    /// <summary>Drawn up, and waiting for two approvals.</summary>
    Draft,
    Published,

    /// <summary>A corrected version has taken its place; it stays to be read.</summary>
    Superseded,
}

/// <summary>
/// 公示: what a programme received, allocated and spent in a period, as the books had it at the cut-off. Its figures can be
/// computed again from the posted rows at any later time.
/// </summary>
public sealed class Disclosure : Entity
{
    public long ProgramId { get; set; }

    public CharityProgram Program { get; set; } = null!;

    public DisclosureState State { get; set; }

    /// <summary>From 1 on within a programme and period; a correction is the next one.</summary>
    public int Version { get; set; }

    /// <summary>First day of the period, included.</summary>
    public DateOnly From { get; set; }

    /// <summary>Last day of the period, included.</summary>
    public DateOnly To { get; set; }

    /// <summary>What was posted after it is not in the figures.</summary>
    public DateTime CutOffAt { get; set; }

    public DateTime? PublishedAt { get; set; }

    /// <summary>What was wrong with the version before; published with this one.</summary>
    public string? Note { get; set; }

    public long? DrawnUpById { get; set; }

    public List<DisclosureFigure> Figures { get; } = [];

    public List<DisclosureApproval> Approvals { get; } = [];
}

/// <summary>One published number. What is about fewer than ten people is not stored here at all.</summary>
public sealed class DisclosureFigure : Entity
{
    public long DisclosureId { get; set; }

    public Disclosure Disclosure { get; set; } = null!;

    /// <summary>Stable word such as <c>received</c> or <c>spent-kits</c>.</summary>
    public required string Code { get; set; }

    public int Position { get; set; }

    public long? AmountFen { get; set; }

    /// <summary>Facts behind the number.</summary>
    public int N { get; set; }

    /// <summary>People helped; null where fewer than ten, or nobody in particular.</summary>
    public int? People { get; set; }

    public int? Days { get; set; }

    /// <summary>Something was left out because fewer than ten people are behind it.</summary>
    public bool Suppressed { get; set; }
}

/// <summary>One of the approvals of a draft.</summary>
public sealed class DisclosureApproval : Entity
{
    public long DisclosureId { get; set; }

    public Disclosure Disclosure { get; set; } = null!;

    public long ApprovedById { get; set; }

    public Account ApprovedBy { get; set; } = null!;

    public DateTime ApprovedAt { get; set; }
}

internal sealed class DisclosureMapping :
    IEntityTypeConfiguration<Disclosure>,
    IEntityTypeConfiguration<DisclosureFigure>,
    IEntityTypeConfiguration<DisclosureApproval>
{
    public void Configure(EntityTypeBuilder<Disclosure> disclosure)
    {
        disclosure.HasIndex(d => new { d.ProgramId, d.From, d.To, d.Version }).IsUnique();
        // One version of a period is in force.
        disclosure.HasIndex(d => new { d.ProgramId, d.From, d.To }).IsUnique().HasFilter("\"State\" = 1");
        disclosure.HasOne(d => d.Program).WithMany().OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DisclosureFigure> figure) =>
        figure.HasIndex(f => new { f.DisclosureId, f.Code }).IsUnique();

    public void Configure(EntityTypeBuilder<DisclosureApproval> approval)
    {
        // Two approvals are two people.
        approval.HasIndex(a => new { a.DisclosureId, a.ApprovedById }).IsUnique();
        approval.HasOne(a => a.ApprovedBy).WithMany().OnDelete(DeleteBehavior.Restrict);
    }
}
