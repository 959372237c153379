using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YouthPrograms.Data.People;

public enum AccountLetterKind
{
    PasswordReset,
    EmailConfirmation,
}

/// <summary>
/// A letter that an account asked for about itself: the fact behind its mail. The link is of use to its reader alone and is
/// encrypted; it stops working by itself.
/// </summary>
public sealed class AccountLetter : Entity
{
    public long AccountId { get; set; }

    public Account Account { get; set; } = null!;

    public AccountLetterKind Kind { get; set; }

    /// <summary>Where it goes: the account's address or, when that is to be confirmed, the new one.</summary>
    [PersonalData]
    public required string Address { get; set; }

    /// <summary>What stands after the service's address.</summary>
    [ProtectedPersonalData]
    public required string Link { get; set; }

    public DateTime AskedAt { get; set; }

    public DateTime ExpiresAt { get; set; }
}

internal sealed class AccountLetterMapping : IEntityTypeConfiguration<AccountLetter>
{
    public void Configure(EntityTypeBuilder<AccountLetter> letter) => letter.HasIndex(l => new { l.AccountId, l.Kind, l.AskedAt });
}
