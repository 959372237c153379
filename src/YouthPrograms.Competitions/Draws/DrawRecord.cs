using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Draws;

/// <summary>A group of the draw; members in the order of their places in the group, the seeded one first.</summary>
public sealed record DrawnGroup(int Number, IReadOnlyList<EntryId> Members);

/// <summary>A draw with all that is needed to publish it and to make it again.</summary>
public sealed record DrawRecord
{
    /// <summary>
    /// Changes when the same secret would give another draw. Version 2 solves separation exactly where version 1 took the
    /// best of sixteen constructions; it has the same draw wherever that broke no rule.
    /// </summary>
    public const int CurrentVersion = 2;

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

    public byte[] CanonicalBytes() => CompetitionsJson.Bytes(this);
}
