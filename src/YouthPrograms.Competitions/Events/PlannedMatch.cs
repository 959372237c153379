namespace YouthPrograms.Competitions.Events;

public enum MatchStage
{
    Group,
    Knockout,

    /// <summary>Matches for third, fifth … place and the rounds that lead to them.</summary>
    Placing,

    /// <summary>Double elimination: those who lost once.</summary>
    Losers,

    /// <summary>Double elimination: unbeaten side against the winner of the losers' side.</summary>
    GrandFinal,
    Swiss,
}

/// <summary>Places from best to worst that are still open between somebody and others; 5–8 or 1–1.</summary>
public readonly record struct PlaceRange(int From, int To)
{
    public bool Holds(Placing placing) => placing.PlaceFrom >= From && placing.PlaceTo <= To;

    /// <summary>Some of the places the entry shares are in the range and some are not.</summary>
    public bool Cuts(Placing placing) => !Holds(placing) && placing.PlaceFrom <= To && placing.PlaceTo >= From;

    public override string ToString() => From == To ? $"{From}" : $"{From}-{To}";
}

/// <summary>One match of an event before anything is known about its result.</summary>
public sealed record PlannedMatch
{
    /// <summary>Counts from 1 in the order of the plan; never changes for one draw.</summary>
    public required int Key { get; init; }

    /// <summary>Number on the order of play, from 1; 0 for a match that a bye decides.</summary>
    public required int Number { get; init; }

    public required MatchStage Stage { get; init; }

    /// <summary>From 1 within the stage; the first round of the knock-out has all lines.</summary>
    public required int Round { get; init; }

    /// <summary>From 1; null outside groups.</summary>
    public int? Group { get; init; }

    public required Slot SideA { get; init; }
    public required Slot SideB { get; init; }

    /// <summary>All places this match is about: 1–2 for the final, 5–8 for the matches of the losing quarter-finalists.</summary>
    public PlaceRange? Places { get; init; }

    /// <summary>The place or shared places of the winner, when no further match follows for the winner.</summary>
    public PlaceRange? WinnerPlaces { get; init; }

    public PlaceRange? LoserPlaces { get; init; }

    /// <summary>
    /// Where both stand who leave the event here, when the loser alone would have played on: the last of the places.
    /// </summary>
    public PlaceRange? OutPlaces { get; init; }

    /// <summary>Played only if this match is lost by its side A (the unbeaten side of a grand final).</summary>
    public int? OnlyIfSideALost { get; init; }

    public bool HasBye => SideA.IsBye || SideB.IsBye;
}
