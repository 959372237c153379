using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Brackets;

/// <summary>
/// Double elimination: who loses once goes on among the losers, who loses twice is out. Losers of a later round enter in
/// an order turned round, so that those who have met do not meet again at once.
/// </summary>
internal sealed class DoubleEliminationPlan(PlanBuilder builder, EventFormat format, int entries)
{
    private int _losersRound;

    public void Build(IReadOnlyList<Slot> lines)
    {
        var winners = WinnersRound(lines, 1);
        // Two entries: the loser of the only match goes straight to the grand final.
        IReadOnlyList<Slot> losers = winners.Winners.Count == 1 ? winners.Losers : Losers(winners.Losers);
        for (var round = 2; winners.Winners.Count > 1; round++)
        {
            winners = WinnersRound(winners.Winners, round);
            losers = Losers(Alternating(losers, Turned(winners.Losers, round)));
            if (losers.Count > 1)
                losers = Losers(losers);
        }

        GrandFinals(winners.Winners[0], losers[0]);
    }

    // The losers go on in the next round of the losers' side: the first with one another, later ones with those who are left.
    private (IReadOnlyList<Slot> Winners, IReadOnlyList<Slot> Losers) WinnersRound(IReadOnlyList<Slot> slots, int round)
    {
        var losers = slots.Count / 2;
        PlaceRange outPlaces = losers == 1 && round == 1 ? new(2, 2) : LosersPlaces(round == 1 ? losers / 2 : losers, _losersRound + 1);
        return Round(slots, MatchStage.Knockout, round, losersPlaces: null, outPlaces);
    }

    private IReadOnlyList<Slot> Losers(IReadOnlyList<Slot> slots)
    {
        _losersRound++;
        return Round(slots, MatchStage.Losers, _losersRound, LosersPlaces(slots.Count / 2, _losersRound), null).Winners;
    }

    // Seen from the end: the last round gives place 3, the one before place 4, then 5–6, 7–8, 9–12, 13–16 … An even round
    // lets losers of the winners' side in and is followed by an odd one among its winners.
    private PlaceRange LosersPlaces(int outNow, int losersRound)
    {
        var from = losersRound % 2 == 0 ? outNow * 2 + 1 : outNow * 3 + 1;
        return new(Math.Min(from, entries), Math.Min(from + outNow - 1, entries));
    }

    private (IReadOnlyList<Slot> Winners, IReadOnlyList<Slot> Losers) Round(
        IReadOnlyList<Slot> slots, MatchStage stage, int round, PlaceRange? losersPlaces, PlaceRange? outPlaces)
    {
        var (winners, losers) = (new List<Slot>(), new List<Slot>());
        for (var i = 0; i < slots.Count; i += 2)
        {
            var (winner, loser) = builder.Add(new(new(stage, 0, 0, round, i / 2), round, slots[i], slots[i + 1])
            {
                LoserPlaces = losersPlaces,
                OutPlaces = outPlaces,
            });
            winners.Add(winner);
            losers.Add(loser);
        }

        return (winners, losers);
    }

    private static IReadOnlyList<Slot> Turned(IReadOnlyList<Slot> losers, int round) => round % 2 == 0
        ? [.. losers.Reverse()]
        : [.. losers.Skip(losers.Count / 2), .. losers.Take(losers.Count / 2)];

    private static IReadOnlyList<Slot> Alternating(IReadOnlyList<Slot> survivors, IReadOnlyList<Slot> newcomers) =>
        [.. survivors.Zip(newcomers, (survivor, newcomer) => new[] { survivor, newcomer }).SelectMany(pair => pair)];

    private void GrandFinals(Slot unbeaten, Slot challenger)
    {
        var final = new MatchDraft(new(MatchStage.GrandFinal, 0, 0, 1, 0), 1, unbeaten, challenger)
        {
            Places = new(1, 2),
            WinnerPlaces = new(1, 1),
            LoserPlaces = new(2, 2),
        };
        var (first, _) = builder.Add(final);
        if (format.SecondGrandFinal && first is Slot.WinnerOf(var key) && !challenger.IsBye)
            builder.Add(final with { Spot = final.Spot with { A = 2 }, Round = 2, OnlyIfSideALost = key });
    }
}
