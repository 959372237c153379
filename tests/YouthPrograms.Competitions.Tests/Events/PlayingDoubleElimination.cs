using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Events;

public class PlayingDoubleElimination
{
    private static readonly EventFormat Format = new() { Stages = EventStages.DoubleElimination };

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void Has_two_matches_for_each_but_the_winner_and_one_in_reserve(int entries) =>
        Assert.Equal(2 * (entries - 1) + 1, Planned(Format, entries).Played.Count());

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(13)]
    [InlineData(16)]
    public void Lets_everybody_lose_twice_before_going_out(int entries)
    {
        var (_, end) = PlayOut(Planned(Format, entries, seeds: 2));

        Assert.True(end.IsFinished);
        var losses = end.Matches.Where(m => m.State == MatchState.Completed).CountBy(m => m.LoserEntry!.Value.Value).ToDictionary();
        Assert.DoesNotContain(1, losses.Keys);
        Assert.All(Enumerable.Range(2, entries - 1), e => Assert.Equal(2, losses[e]));
        Assert.Equal(entries, end.Placings.Select(p => p.Entry).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, Math.Min(entries, 4)), end.Placings.Take(4).Select(p => p.PlaceFrom));
    }

    [Fact]
    public void Plays_a_second_grand_final_only_after_the_unbeaten_side_lost()
    {
        var plan = Planned(Format, 4);
        var (results, end) = PlayOut(plan);
        var (first, second) = (plan.Matches[^2].Key, plan.Matches[^1].Key);

        var turned = EventReplay.Run(plan, [.. results, new(first, WonBy(Side.B))]);
        var decided = EventReplay.Run(plan, [.. results, new(first, WonBy(Side.B)), new(second, WonBy(Side.B))]);

        Assert.Equal(MatchState.Void, end.Match(second).State);
        Assert.Equal(MatchState.Ready, turned.Match(second).State);
        Assert.DoesNotContain(turned.Placings, p => p.PlaceFrom <= 2);
        Assert.Equal(decided.Match(second).SideB, decided.Placings[0].Entry);
        Assert.Equal([second], EventReplay.DependentsOf(plan, [.. results, new(second, WonBy(Side.B))], first));
    }

    [Fact]
    public void Waits_with_the_second_grand_final_for_the_first()
    {
        var plan = Planned(Format, 2);

        Assert.Equal(MatchState.Waiting, EventReplay.Run(plan, [new(1, WonBy(Side.A))]).Matches[^1].State);
    }

    [Fact]
    public void Leaves_the_second_out_when_the_event_says_so() =>
        Assert.Equal(14, Planned(Format with { SecondGrandFinal = false }, 8).Played.Count());

    [Fact]
    public void Shares_places_among_those_who_go_out_together()
    {
        var (_, end) = PlayOut(Planned(Format, 16));

        Assert.Equal([1, 2, 3, 4, 5, 5, 7, 7, 9, 9, 9, 9, 13, 13, 13, 13], end.Placings.Select(p => p.PlaceFrom));
    }

    [Theory]
    [InlineData(8, 1, 7)]
    [InlineData(8, 5, 7)]
    [InlineData(2, 1, 2)]
    public void Places_two_who_both_forfeit_where_they_would_have_lost_next(int entries, int key, int place)
    {
        var plan = Planned(Format, entries);
        var forfeit = MatchScore.Check(BestOf5, MatchOutcome.DoubleForfeit, null, []).Require();
        var results = new List<MatchResult>();
        while (EventReplay.Run(plan, results).Matches.FirstOrDefault(m => m.State == MatchState.Ready) is { } ready)
            results.Add(new(ready.Key, ready.Key == key ? forfeit : WonBy(Side.A)));

        var end = EventReplay.Run(plan, results);

        Assert.True(end.IsFinished);
        Assert.Equal(entries, end.Placings.Count);
        Assert.All(
            end.Placings.Where(p => p.Entry == end.Match(key).SideA || p.Entry == end.Match(key).SideB), p => Assert.Equal(place, p.PlaceFrom));
    }
}
