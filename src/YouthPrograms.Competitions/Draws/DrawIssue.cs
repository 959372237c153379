namespace YouthPrograms.Competitions.Draws;

public enum DrawIssueCode
{
    /// <summary>Args: entries, least number.</summary>
    TooFewEntries,

    /// <summary>Args: entries, greatest number.</summary>
    TooManyEntries,

    /// <summary>Args: how often.</summary>
    DuplicateEntry,

    /// <summary>Two entries have the same seed. Args: seed.</summary>
    DuplicateSeed,

    /// <summary>Below 1 or above the number of entries. Args: seed, entries.</summary>
    SeedOutOfRange,

    /// <summary>A seed is left out below the last one. Args: seed.</summary>
    SeedMissing,

    /// <summary>Groups of fewer than two. Args: groups, entries.</summary>
    TooManyGroups,

    /// <summary>Everybody would meet too many others. Args: members, greatest number.</summary>
    GroupTooLarge,

    /// <summary>A number of groups, a group size or a number of rounds below its least. Args: number, least.</summary>
    NumberTooSmall,

    /// <summary>More qualify than the smallest group has. Args: qualifiers, members.</summary>
    TooManyQualifiers,

    /// <summary>The groups send fewer than two to the knock-out. Args: number sent.</summary>
    TooFewQualifiers,

    /// <summary>A number of groups, a group size, a number of rounds or of qualifiers above any use. Args: number, greatest.</summary>
    NumberTooLarge,

    /// <summary>A policy that this version does not know.</summary>
    UnknownPolicy,

    /// <summary>The format of ties cannot decide one, or no line-up fits it; <c>TieFormat.Check</c> says why.</summary>
    TieUnusable,

    /// <summary>
    /// The number a knock-out is played to is no power of two or not below its lines. Args: number, lines.
    /// </summary>
    KnockoutEndUnusable,

    /// <summary>A redraw or a late entry needs a reason.</summary>
    ReasonMissing,

    /// <summary>The hash of the record a redraw replaces is not 64 lower-case hex digits.</summary>
    HashMalformed,

    /// <summary>Late entry: no open bye, vacated place or group is left.</summary>
    NoRoom,

    /// <summary>Late entry: seeds are given before the draw. Args: seed.</summary>
    SeedTooLate,

    /// <summary>Late entry: a line that has no bye is said to be closed. Args: line.</summary>
    UnknownLine,

    /// <summary>Late entry: no group has this number. Args: number.</summary>
    UnknownGroup,

    /// <summary>Late entry: somebody who is not in the draw is said to have left a place.</summary>
    UnknownEntry,
}

/// <summary>One reason why a draw cannot be made, with the entries it is about.</summary>
public sealed record DrawIssue(DrawIssueCode Code, IReadOnlyList<EntryId> Entries, IReadOnlyList<int> Args)
{
    public override string ToString() => $"{Code} [{string.Join(", ", Entries)}] ({string.Join(", ", Args)})";
}
