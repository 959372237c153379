using System.Text.Json.Serialization;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Standings;
using YouthPrograms.Competitions.Ties;

namespace YouthPrograms.Competitions.Events;

/// <summary>The result of one match: of a single or pair, or of a tie. In a list the last one of a key counts.</summary>
public sealed record MatchResult
{
    public MatchResult(int key, MatchScore score) => (Key, Score, Outcome, Winner) = (key, score, score.Outcome, score.Winner);

    public MatchResult(int key, TieScore tie) => (Key, Tie, Outcome, Winner) = (key, tie, tie.Outcome, tie.Winner);

    public int Key { get; }
    public MatchScore? Score { get; }
    public TieScore? Tie { get; }
    public MatchOutcome Outcome { get; }
    public Side? Winner { get; }
}

/// <summary>
/// Somebody leaves the event. From <see cref="MatchStage.Group"/> the group's policy applies; from a later stage a
/// finished group is left as it is.
/// </summary>
public sealed record Withdrawal(EntryId Entry, MatchStage From = MatchStage.Group);

/// <summary>
/// Somebody is out of the event without a place. From <see cref="MatchStage.Group"/> the group's others move up; from a later
/// stage a finished group is left as it is.
/// </summary>
public sealed record Disqualification(EntryId Entry, MatchStage From = MatchStage.Group);

/// <summary>What happened beside results.</summary>
public sealed record EventIncidents
{
    public static EventIncidents None { get; } = new();

    public IReadOnlyList<Withdrawal> Withdrawn { get; init; } = [];

    /// <summary>By decision of the referee, beside those a result says.</summary>
    public IReadOnlyList<Disqualification> Disqualified { get; init; } = [];

    /// <summary>Lots drawn by hand for standings.</summary>
    public IReadOnlyList<RecordedLot> Lots { get; init; } = [];
}

public enum MatchState
{
    /// <summary>A side is not known yet.</summary>
    Waiting,

    /// <summary>Both sides are known and nothing is recorded.</summary>
    Ready,
    Completed,

    /// <summary>One side has nobody; the other goes on without playing.</summary>
    Bye,

    /// <summary>Neither side has anybody, or the match is not needed.</summary>
    Void,
}

/// <summary>A match with the sides it has by now.</summary>
public sealed record ReplayedMatch(int Key, EntryId? SideA, EntryId? SideB, MatchState State)
{
    public MatchOutcome? Outcome { get; init; }
    public Side? Winner { get; init; }

    /// <summary>Not recorded but a consequence of a withdrawal or disqualification.</summary>
    public bool IsImplied { get; init; }

    /// <summary>Both sides are there and meet.</summary>
    [JsonIgnore]
    public bool IsPlayable => State is MatchState.Ready or MatchState.Completed;

    /// <summary>Nothing is left to play here.</summary>
    [JsonIgnore]
    public bool IsOver => State is MatchState.Completed or MatchState.Bye or MatchState.Void;

    public bool Has(EntryId entry) => SideA == entry || SideB == entry;

    /// <summary>The same two, in the same seats.</summary>
    public bool IsBetweenThoseOf(ReplayedMatch other) => (SideA, SideB) == (other.SideA, other.SideB);

    [JsonIgnore]
    public EntryId? WinnerEntry => Winner switch { Side.A => SideA, Side.B => SideB, _ => null };

    [JsonIgnore]
    public EntryId? LoserEntry => Winner switch { Side.A => SideB, Side.B => SideA, _ => null };
}

/// <summary>A final place; several share <see cref="PlaceFrom"/> by competition ranking (1, 2, 3, 3, 5).</summary>
public sealed record Placing(EntryId Entry, int PlaceFrom, int PlaceTo);

public enum ReplayIssueCode
{
    /// <summary>No match of the plan has this key.</summary>
    UnknownMatch,

    /// <summary>A result although a side is not known yet.</summary>
    NotReady,

    /// <summary>A result for a match that has nobody on a side.</summary>
    NobodyToPlay,

    /// <summary>A tie's score for a match, or the other way round.</summary>
    WrongKindOfScore,

    /// <summary>Somebody who is not in the event has withdrawn, was disqualified or drew a lot.</summary>
    UnknownEntry,

    /// <summary>A lot names somebody twice, or nobody besides one.</summary>
    LotUnusable,
}

/// <summary>Something given that could not be used; the key is 0 when it is about an entry and not about a match.</summary>
public sealed record ReplayIssue(ReplayIssueCode Code, int Key, EntryId? Entry = null);

internal static class IncidentChecks
{
    public static IEnumerable<ReplayIssue> Of(EventPlan plan, EventIncidents incidents)
    {
        var lots = StandingLots.Check(incidents.Lots, [[.. plan.Entries]]);
        var named = incidents.Withdrawn.Select(w => w.Entry).Concat(incidents.Disqualified.Select(d => d.Entry));
        var strangers = named.Where(e => !plan.Entries.Contains(e))
            .Concat(lots.Where(i => i.Code == RecordedLotIssueCode.Stranger).Select(i => i.Entry!.Value));
        return strangers.Distinct().Select(stranger => new ReplayIssue(ReplayIssueCode.UnknownEntry, 0, stranger))
            .Concat(lots.Where(i => i.Code != RecordedLotIssueCode.Stranger).DistinctBy(i => i.Lot)
                .Select(i => new ReplayIssue(ReplayIssueCode.LotUnusable, 0, incidents.Lots[i.Lot].Order.Cast<EntryId?>().FirstOrDefault())));
    }
}

/// <summary>Where an event stands after its results so far.</summary>
public sealed record ReplayedEvent(
    IReadOnlyList<ReplayedMatch> Matches,
    IReadOnlyList<GroupStanding> Groups,
    IReadOnlyList<Placing> Placings,
    IReadOnlyList<ReplayIssue> Issues)
{
    [JsonIgnore]
    public bool IsFinished => Matches.All(m => m.IsOver);

    public ReplayedMatch Match(int key) => Matches[key - 1];
}
