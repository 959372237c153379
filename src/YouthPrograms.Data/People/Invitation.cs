using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Data.People;

/// <summary>Somebody is asked to coach a delegation; whoever opens the link of the mail and signs in takes it, once.</summary>
public sealed class Invitation : Entity
{
    public long DelegationId { get; set; }

    public Delegation Delegation { get; set; } = null!;

    [PersonalData]
    public required string Email { get; set; }

    /// <summary>The language in which the invited is written to.</summary>
    public required string Language { get; set; }

    /// <summary>Names the invitation in its link; the link itself is signed.</summary>
    public required string Code { get; set; }

    /// <summary>The last part of the link in the mail.</summary>
    [ProtectedPersonalData]
    public required string Token { get; set; }

    public DateTime InvitedAt { get; set; }

    public DateTime ExpiresAt { get; set; }

    public long? InvitedById { get; set; }

    public DateTime? AcceptedAt { get; set; }

    public long? AcceptedById { get; set; }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation) => invitation.HasIndex(i => i.Code).IsUnique();
}
