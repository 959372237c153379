using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Brackets;

/// <summary>Single elimination with the matches for lower places the format asks for.</summary>
internal sealed class KnockoutPlan(PlanBuilder builder, EventFormat format, int entries)
{
    // As many as stay in the main bracket to the end.
    private readonly int _left = format.KnockoutTo ?? 1;

    public void Build(IReadOnlyList<Slot> lines) => Bracket(lines, MatchStage.Knockout, firstPlace: 1, firstRound: 1);

    // The final comes last, after the matches for lower places, so that numbers follow the order of play.
    private void Bracket(IReadOnlyList<Slot> slots, MatchStage stage, int firstPlace, int firstRound)
    {
        var losers = new List<(List<Slot> Slots, int Round)>();
        var round = firstRound;
        var hasFinal = stage != MatchStage.Knockout || _left == 1;
        for (; slots.Count > (hasFinal ? 2 : _left); round++)
        {
            var played = Round(slots, stage, round, firstPlace);
            losers.Add((played.Losers, round + 1));
            slots = played.Winners;
        }

        foreach (var (slotsOfLosers, next) in losers)
        {
            if (PlayedOut(firstPlace + slotsOfLosers.Count, slotsOfLosers.Count))
                Bracket(slotsOfLosers, MatchStage.Placing, firstPlace + slotsOfLosers.Count, next);
        }

        if (hasFinal)
            Round(slots, stage, round, firstPlace);
    }

    private (List<Slot> Winners, List<Slot> Losers) Round(IReadOnlyList<Slot> slots, MatchStage stage, int round, int firstPlace)
    {
        var (winners, losers) = (new List<Slot>(), new List<Slot>());
        var half = slots.Count / 2;
        var playedOut = PlayedOut(firstPlace + half, half);
        var isLast = half == (stage == MatchStage.Knockout ? _left : 1);
        for (var i = 0; i < slots.Count; i += 2)
        {
            var (winner, loser) = builder.Add(new(new(stage, 0, firstPlace, round, i / 2), round, slots[i], slots[i + 1])
            {
                Places = Range(firstPlace, slots.Count),
                WinnerPlaces = isLast ? Range(firstPlace, half) : null,
                LoserPlaces = playedOut ? null : SharedPlaces(firstPlace + half, half),
                OutPlaces = playedOut ? Range(Math.Min(firstPlace + slots.Count - 1, entries), 1) : null,
            });
            winners.Add(winner);
            losers.Add(loser);
        }

        return (winners, losers);
    }

    // A single place needs no match.
    private bool PlayedOut(int firstPlace, int count) => count > 1 && (firstPlace == 3
        ? format.Third == ThirdPlace.Playoff
        : format.Placings switch
        {
            PlacingDepth.None => false,
            PlacingDepth.To6 => firstPlace == 5,
            PlacingDepth.To8 => firstPlace is >= 5 and <= 8,
            PlacingDepth.All => true,
            _ => throw new ArgumentOutOfRangeException(nameof(firstPlace), format.Placings, null),
        });

    private PlaceRange? SharedPlaces(int firstPlace, int count) =>
        firstPlace == 3 && count == 2 && format.Third == ThirdPlace.None ? null : Range(firstPlace, count);

    // Byes leave the last places of a bracket to nobody.
    private PlaceRange Range(int firstPlace, int count) =>
        new(firstPlace, Math.Max(firstPlace, Math.Min(firstPlace + count - 1, entries)));
}
