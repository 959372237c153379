using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YouthPrograms.Data.People;

namespace YouthPrograms.Data.Tournaments;

public enum AthleteGender
{
    Boy,
    Girl,
}

/// <summary>
/// 运动员 as the public may see them. What identifies a child stands in <see cref="AthleteRecord"/> alone.
/// </summary>
public sealed class Athlete : Entity
{
    public long DelegationId { get; set; }

    public Delegation Delegation { get; set; } = null!;

    /// <summary>Masked until a guardian consents, the full name after; kept by the use cases that change either.</summary>
    [PersonalData]
    public required string PublicName { get; set; }

    public AthleteGender Gender { get; set; }

    /// <summary>The age group by birth year, such as <c>2011</c>.</summary>
    public required string AgeGroup { get; set; }

    /// <summary>Row on the roster the athlete came with; stable within the delegation.</summary>
    public int RosterNumber { get; set; }

    public AthleteRecord Record { get; set; } = null!;

    public List<EntryMember> Memberships { get; } = [];

    /// <summary>Accounts that speak for the child, as memberships of that role.</summary>
    public List<Membership> Guardians { get; } = [];
}

internal sealed class AthleteMapping : IEntityTypeConfiguration<Athlete>
{
    public void Configure(EntityTypeBuilder<Athlete> athlete) =>
        athlete.HasOne(a => a.Record).WithOne(r => r.Athlete).HasForeignKey<AthleteRecord>(r => r.AthleteId);
}
