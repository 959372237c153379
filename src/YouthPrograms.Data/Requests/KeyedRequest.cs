using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YouthPrograms.Data.People;

namespace YouthPrograms.Data.Requests;

/// <summary>
/// A request that came with an Idempotency-Key: under way while <see cref="Status"/> is null, then with the answer that the
/// same request is given again. Kept for a day and encrypted, because answers hold what their reader may see of children.
/// </summary>
public sealed class KeyedRequest : INotAudited
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public long Id { get; set; }

    public long AccountId { get; set; }

    /// <summary>SHA-256 of the key: callers put into keys what they like.</summary>
    public required string KeyHash { get; set; }

    /// <summary>SHA-256 of method, address and body; encrypted, because a short body could be guessed from it.</summary>
    [ProtectedPersonalData]
    public required string RequestHash { get; set; }

    public DateTime StartedAt { get; set; }

    /// <summary>A node that died in the middle leaves its claim to run out.</summary>
    public DateTime ClaimedUntil { get; set; }

    /// <summary>Rises with each claim, so that whoever lost theirs writes no answer any more.</summary>
    public int Fence { get; set; }

    public int? Status { get; set; }

    /// <summary>Headers and body. Null while under way, and when it was too secret or too large to keep.</summary>
    [ProtectedPersonalData]
    public string? Answer { get; set; }
}

internal sealed class KeyedRequestMapping : IEntityTypeConfiguration<KeyedRequest>
{
    public void Configure(EntityTypeBuilder<KeyedRequest> request)
    {
        request.HasIndex(r => new { r.AccountId, r.KeyHash }).IsUnique();
        request.HasIndex(r => r.StartedAt);
        request.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
