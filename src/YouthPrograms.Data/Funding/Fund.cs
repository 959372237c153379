using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Data.Funding;

/// <summary>基金: a purse of the federation. One that belongs to a programme binds every gift in it to that programme.</summary>
public sealed class Fund : Entity
{
    public required string Code { get; set; }

    public required string Name { get; set; }

    public required string NameEn { get; set; }

    public long? ProgramId { get; set; }

    public CharityProgram? Program { get; set; }

    public List<Donation> Donations { get; } = [];
}

/// <summary>募捐活动 of a programme, with its goal in people reached.</summary>
public sealed class Campaign : Entity
{
    public required string Code { get; set; }

    public required string Name { get; set; }

    public required string NameEn { get; set; }

    public long ProgramId { get; set; }

    public CharityProgram Program { get; set; } = null!;

    public DateOnly StartsOn { get; set; }

    public DateOnly EndsOn { get; set; }

    public int GoalPeople { get; set; }
}

internal sealed class FundMapping : IEntityTypeConfiguration<Fund>, IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Fund> fund)
    {
        fund.HasIndex(f => f.Code).IsUnique();
        fund.HasOne(f => f.Program).WithMany().OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Campaign> campaign)
    {
        campaign.HasIndex(c => c.Code).IsUnique();
        campaign.HasOne(c => c.Program).WithMany().OnDelete(DeleteBehavior.Restrict);
    }
}
