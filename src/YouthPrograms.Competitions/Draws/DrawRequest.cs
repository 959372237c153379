using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// One entry as it goes into a draw. <paramref name="Seed"/> counts from 1. <paramref name="Rank"/> orders the unseeded
/// (lower is better, none is last): it says who of a delegation is its first, and who gets a bye that no seed needs.
/// </summary>
public sealed record DrawEntry(EntryId Id, DelegationId? Delegation = null, int? Seed = null, int? Rank = null);

/// <summary>Everything a draw depends on but the secret and the witness text.</summary>
public sealed record DrawRequest(IReadOnlyList<DrawEntry> Entries, EventFormat Format)
{
    /// <summary>The same request with its entries by id, so that the order they were loaded in cannot matter.</summary>
    public DrawRequest Canonical() => this with { Entries = [.. Entries.OrderBy(e => e.Id)] };

    /// <summary>The bytes whose SHA-256 is published before the draw.</summary>
    public byte[] CanonicalBytes() => CompetitionsJson.Bytes(Canonical());
}
