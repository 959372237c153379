using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Brackets;

/// <summary>
/// Collects planned matches; a match always comes after those it waits for. Matches that an earlier plan of the event had at
/// the same spot keep their key and number, new ones get those after the last.
/// </summary>
internal sealed class PlanBuilder(IReadOnlyDictionary<MatchSpot, PlannedMatch> known)
{
    private readonly List<PlannedMatch> _matches = [];
    private readonly Dictionary<MatchSpot, PlannedMatch> _bySpot = [];
    private int _key = known.Count;
    private int _number = known.Values.Select(m => m.Number).DefaultIfEmpty(0).Max();

    public IReadOnlyList<PlannedMatch> Matches => _matches;
    public IReadOnlyDictionary<MatchSpot, PlannedMatch> BySpot => _bySpot;

    /// <summary>Key and number are given here. Two byes make no match.</summary>
    public (Slot Winner, Slot Loser) Add(MatchDraft draft)
    {
        if (draft.SideA.IsBye && draft.SideB.IsBye)
            return (Slot.Empty, Slot.Empty);
        var isBye = draft.SideA.IsBye || draft.SideB.IsBye;
        var before = known.GetValueOrDefault(draft.Spot);
        var key = before?.Key ?? ++_key;
        var match = new PlannedMatch
        {
            Key = key,
            Number = isBye ? 0 : before is { Number: > 0 } ? before.Number : ++_number,
            Stage = draft.Spot.Stage,
            Round = draft.Round,
            Group = draft.Group,
            SideA = draft.SideA,
            SideB = draft.SideB,
            Places = draft.Places,
            WinnerPlaces = draft.WinnerPlaces,
            LoserPlaces = isBye ? null : draft.LoserPlaces,
            OutPlaces = isBye ? null : draft.OutPlaces,
            OnlyIfSideALost = draft.OnlyIfSideALost,
        };
        _matches.Add(match);
        _bySpot.Add(draft.Spot, match);
        return (new Slot.WinnerOf(key), isBye ? Slot.Empty : new Slot.LoserOf(key));
    }
}

/// <summary>
/// Where a match stands, whoever plays it: in a bracket the stage, the best place it is about, the round and the index in the
/// round; in a group its number and the positions of both members.
/// </summary>
internal readonly record struct MatchSpot(MatchStage Stage, int Group, int FirstPlace, int A, int B);

/// <summary>A match before it has its key.</summary>
internal sealed record MatchDraft(MatchSpot Spot, int Round, Slot SideA, Slot SideB)
{
    public int? Group { get; init; }
    public PlaceRange? Places { get; init; }
    public PlaceRange? WinnerPlaces { get; init; }
    public PlaceRange? LoserPlaces { get; init; }
    public PlaceRange? OutPlaces { get; init; }
    public int? OnlyIfSideALost { get; init; }
}
