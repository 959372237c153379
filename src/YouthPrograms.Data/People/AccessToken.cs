using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YouthPrograms.Data.People;

public enum TokenScope
{
    /// <summary>Reads what the account may read.</summary>
    Read,

    /// <summary>Reads and writes as the account may, except that it makes no tokens.</summary>
    Write,
}

/// <summary>A personal access token of an account, for a program. The token itself is kept nowhere.</summary>
public sealed class AccessToken : Entity
{
    public long AccountId { get; set; }

    public Account Account { get; set; } = null!;

    /// <summary>What its owner calls it, such as the program that has it.</summary>
    public required string Name { get; set; }

    public TokenScope Scope { get; set; }

    /// <summary>The first characters of the token: they find the row and tell its owner which one it is.</summary>
    public required string Prefix { get; set; }

    /// <summary>SHA-256 of the whole token. Marked, so that not even the audit holds it.</summary>
    [PersonalData]
    public required string Hash { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>From here on it is refused.</summary>
    public DateTime ExpiresAt { get; set; }

    /// <summary>Rounded down to the hour: enough to see that it is still in use, too little to follow its owner's day.</summary>
    public DateTime? LastUsedAt { get; set; }

    public DateTime? RevokedAt { get; set; }
}

internal sealed class AccessTokenMapping : IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccessToken> token)
    {
        token.HasIndex(t => t.Prefix);
        token.HasOne(t => t.Account).WithMany(a => a.Tokens).HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
