using System.Security.Cryptography;
using System.Text.Json.Serialization;
using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Draws;

/// <summary>A group of the draw; members in the order of their places in the group, the seeded one first.</summary>
public sealed record DrawnGroup(int Number, IReadOnlyList<EntryId> Members);

/// <summary>A draw with all that is needed to publish it and to make it again.</summary>
public sealed record DrawRecord
{
    /// <summary>
    /// Changes when the same secret would give another draw. Version 2 solves separation exactly where version 1 took the
    /// best of sixteen constructions; it has the same draw wherever that broke no rule. Version 3 looks at all legal lines
    /// where version 2 had found no proof; it has the same draw, and says the same of it, wherever version 2 had one.
    /// </summary>
    public const int CurrentVersion = 3;

    public int Version { get; init; } = CurrentVersion;
    public required DrawRequest Request { get; init; }
    public required DrawCommitment Commitment { get; init; }

    /// <summary>Lower-case hex, 64 digits.</summary>
    public required string Secret { get; init; }

    public required string Witness { get; init; }
    public required IReadOnlyList<Lot> Lots { get; init; }
    public required IReadOnlyList<DrawnGroup> Groups { get; init; }

    /// <summary>Line 1 first; empty when there is no knock-out. After groups the lines hold places of groups.</summary>
    public required IReadOnlyList<Slot> Lines { get; init; }

    public required DrawCertificate Certificate { get; init; }

    /// <summary>Late entries in the order in which they came; groups and lines above stay as they were drawn.</summary>
    public IReadOnlyList<DrawAmendment>? Amendments { get; init; }

    /// <summary>Those who have a place in the draw with its amendments.</summary>
    [JsonIgnore]
    public IReadOnlyList<DrawEntry> EntriesNow => LatePlaces.Entries(this);

    /// <summary>The groups with those who entered late, who stand last or where somebody else left.</summary>
    [JsonIgnore]
    public IReadOnlyList<DrawnGroup> GroupsNow => LatePlaces.Groups(this);

    [JsonIgnore]
    public IReadOnlyList<Slot> LinesNow => LatePlaces.Lines(this);

    public byte[] CanonicalBytes() => CompetitionsJson.Bytes(this);

    /// <summary>SHA-256 of the canonical bytes in lower-case hex: what a redraw names.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(CanonicalBytes()));

    internal static bool IsHash(string text) =>
        text.Length == SHA256.HashSizeInBytes * 2 && text.All(char.IsAsciiHexDigitLower);
}
