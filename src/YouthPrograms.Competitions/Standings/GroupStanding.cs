using System.Text.Json.Serialization;

namespace YouthPrograms.Competitions.Standings;

public enum StandingRule
{
    MatchPoints,
    Rubbers,
    Games,
    Points,
    Lot,
}

/// <summary>What one member shows at one step: match points as Won with Lost 0, otherwise won against lost.</summary>
public sealed record StandingFigure(EntryId Entry, Tally Figure);

/// <summary>
/// One step that separated somebody: among whom, by which rule, with which figures, into which classes (best first).
/// Only matches among <paramref name="Base"/> were counted.
/// </summary>
public sealed record StandingStep(
    StandingRule Rule,
    IReadOnlyList<EntryId> Base,
    IReadOnlyList<StandingFigure> Figures,
    IReadOnlyList<IReadOnlyList<EntryId>> Classes);

public enum MemberStatus
{
    Active,

    /// <summary>Left the group; what the policy keeps still counts.</summary>
    Withdrawn,

    /// <summary>Left the group and all its matches count for nothing; no place.</summary>
    Annulled,

    /// <summary>No place.</summary>
    Disqualified,
}

/// <summary>
/// A line of the table over all matches of the group. Members who are level as long as the group runs, or until a lot is
/// drawn, share a place.
/// </summary>
public sealed record StandingRow(
    EntryId Entry,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Place,
    MemberStatus Status, int Played, int Won, int Lost,
    int MatchPoints, Tally Rubbers, Tally Games, Tally Points);

/// <summary>The table of one group by ITTF 3.7.5, with the steps that led to it.</summary>
public sealed record GroupStanding
{
    public required int Group { get; init; }

    /// <summary>All matches have a result, or count for nothing.</summary>
    public required bool IsComplete { get; init; }

    public required IReadOnlyList<StandingRow> Rows { get; init; }
    public required IReadOnlyList<StandingStep> Trace { get; init; }

    /// <summary>The two readings of 3.7.5.3 order this group differently: a matter for the referee.</summary>
    public required bool ReadingsDiffer { get; init; }

    /// <summary>Somebody is still level in a finished group because a lot is wanting.</summary>
    public bool NeedsLot => IsComplete && Rows.Where(r => r.Place is not null).GroupBy(r => r.Place).Any(g => g.Count() > 1);

    /// <summary>Who has the place alone in a finished group; null for a place nobody has.</summary>
    public EntryId? At(int place)
    {
        var rows = Rows.Where(r => r.Place == place).ToArray();
        return IsComplete && rows.Length == 1 ? rows[0].Entry : null;
    }
}
