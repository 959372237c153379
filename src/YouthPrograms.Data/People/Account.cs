using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Data.People;

/// <summary>Somebody who signs in. What they may do follows from their memberships.</summary>
public sealed class Account : IdentityUser<long>
{
    public string DisplayName { get; set; } = "";

    /// <summary><c>zh-CN</c> or <c>en</c>: the language of mails, and of pages until another is chosen.</summary>
    public string Language { get; set; } = "zh-CN";

    public List<Membership> Memberships { get; } = [];

    public List<AccessToken> Tokens { get; } = [];
}

public enum MembershipRole
{
    Administrator,
    Organizer,
    Coach,
    Scorer,
    ProgramOfficer,
    SchoolContact,
    Trainer,
    Guardian,
    Volunteer,
    Accountant,
    Auditor,
}

/// <summary>A role in a scope; of the scope columns at most the one that fits the role is set.</summary>
public sealed class Membership : Entity
{
    public long AccountId { get; set; }

    public Account Account { get; set; } = null!;

    public MembershipRole Role { get; set; }

    /// <summary>Organizer, scorer: of this tournament. Null for an organizer of all.</summary>
    public long? TournamentId { get; set; }

    public Tournament? Tournament { get; set; }

    public long? DelegationId { get; set; }

    public Delegation? Delegation { get; set; }

    public long? SchoolId { get; set; }

    public School? School { get; set; }

    public long? AthleteId { get; set; }

    public Athlete? Athlete { get; set; }
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.HasIndex(m => m.AccountId);
        membership.HasOne(m => m.Athlete).WithMany(a => a.Guardians);
    }
}
