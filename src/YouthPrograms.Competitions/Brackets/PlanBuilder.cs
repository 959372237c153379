using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Brackets;

/// <summary>Collects planned matches; a match always comes after those it waits for.</summary>
internal sealed class PlanBuilder
{
    private readonly List<PlannedMatch> _matches = [];
    private int _number;

    public IReadOnlyList<PlannedMatch> Matches => _matches;

    /// <summary>Key and number are given here. Two byes make no match.</summary>
    public (Slot Winner, Slot Loser) Add(MatchDraft draft)
    {
        if (draft.SideA.IsBye && draft.SideB.IsBye)
            return (Slot.Empty, Slot.Empty);
        var isBye = draft.SideA.IsBye || draft.SideB.IsBye;
        var key = _matches.Count + 1;
        _matches.Add(new()
        {
            Key = key,
            Number = isBye ? 0 : ++_number,
            Stage = draft.Stage,
            Round = draft.Round,
            Group = draft.Group,
            SideA = draft.SideA,
            SideB = draft.SideB,
            Places = draft.Places,
            WinnerPlaces = draft.WinnerPlaces,
            LoserPlaces = isBye ? null : draft.LoserPlaces,
            OnlyIfSideALost = draft.OnlyIfSideALost,
        });
        return (new Slot.WinnerOf(key), isBye ? Slot.Empty : new Slot.LoserOf(key));
    }
}

/// <summary>A match before it has its key.</summary>
internal sealed record MatchDraft(MatchStage Stage, int Round, Slot SideA, Slot SideB)
{
    public int? Group { get; init; }
    public PlaceRange? Places { get; init; }
    public PlaceRange? WinnerPlaces { get; init; }
    public PlaceRange? LoserPlaces { get; init; }
    public int? OnlyIfSideALost { get; init; }
}
