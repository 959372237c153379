namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// What is still free for somebody who enters after the draw. Lines (from 1) and groups whose first match has begun are
/// closed; those who withdrew before they played left their place.
/// </summary>
public sealed record LateRoom(
    IReadOnlyList<int> ClosedLines, IReadOnlyList<int> ClosedGroups, IReadOnlyList<EntryId> Vacated)
{
    /// <summary>The newcomer takes the place of somebody who left it; otherwise byes and the smallest groups come first.</summary>
    public bool Replace { get; init; }

    /// <summary>Nothing has begun and nobody left.</summary>
    public static LateRoom All { get; } = new([], [], []);
}

/// <summary>A line or the number of a group, and who stood there before if somebody did.</summary>
public sealed record LatePlace(int? Line = null, int? Group = null, EntryId? Replaces = null);

/// <summary>One late entry with all that is needed to make it again: what was free, the equally good places, the lot.</summary>
public sealed record DrawAmendment(
    DrawEntry Newcomer, string Reason, LateRoom Room, IReadOnlyList<LatePlace> Candidates, IReadOnlyList<Lot> Lots, LatePlace Place);
