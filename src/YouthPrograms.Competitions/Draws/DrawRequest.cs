using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// One entry as it goes into a draw. <paramref name="Seed"/> counts from 1. <paramref name="Rank"/> orders the unseeded
/// (lower is better, none is last): it says who of a delegation is its first, and who gets a bye that no seed needs.
/// </summary>
public sealed record DrawEntry(EntryId Id, DelegationId? Delegation = null, int? Seed = null, int? Rank = null);

/// <summary>
/// The draw that is done over: <see cref="DrawRecord.Hash"/> of its record, and why. It stays in the record with the new one.
/// </summary>
public sealed record DrawReplaced(string RecordHash, string Reason);

/// <summary>Everything a draw depends on but the secret and the witness text.</summary>
public sealed record DrawRequest(IReadOnlyList<DrawEntry> Entries, EventFormat Format)
{
    /// <summary>Given exactly for a redraw, and so part of what is committed to before it.</summary>
    public DrawReplaced? Redraws { get; init; }

    /// <summary>The same request with its entries by id, so that the order they were loaded in cannot matter.</summary>
    public DrawRequest Canonical() => this with { Entries = [.. Entries.OrderBy(e => e.Id)] };

    /// <summary>The bytes whose SHA-256 is published before the draw.</summary>
    public byte[] CanonicalBytes() => CompetitionsJson.Bytes(Canonical());
}
