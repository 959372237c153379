using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Events;

public class PlayingAKnockout
{
    private static readonly EventFormat To8 = new() { Placings = PlacingDepth.To8 };

    [Fact]
    public void Of_16_with_third_place_and_5_to_8_has_20_matches() =>
        Assert.Equal(20, Planned(To8, 16, seeds: 4).Played.Count());

    [Theory]
    [InlineData(PlacingDepth.None, ThirdPlace.Shared, 15)]
    [InlineData(PlacingDepth.None, ThirdPlace.Playoff, 16)]
    [InlineData(PlacingDepth.To6, ThirdPlace.Playoff, 19)]
    [InlineData(PlacingDepth.All, ThirdPlace.Playoff, 32)]
    public void Of_16_has_as_many_matches_as_places_need(PlacingDepth placings, ThirdPlace third, int matches) =>
        Assert.Equal(matches, Planned(new() { Placings = placings, Third = third }, 16).Played.Count());

    [Fact]
    public void Gives_each_of_the_best_eight_a_place_of_its_own()
    {
        var (_, end) = PlayOut(Planned(To8, 16, seeds: 4));

        Assert.True(end.IsFinished);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], end.Placings.Take(8).Select(p => p.PlaceFrom));
        Assert.Equal(1, end.Placings[0].Entry.Value);
        Assert.All(end.Placings.Skip(8), p => Assert.Equal((9, 16), (p.PlaceFrom, p.PlaceTo)));
    }

    [Fact]
    public void Shares_places_by_competition_ranking()
    {
        var (_, end) = PlayOut(Planned(new() { Third = ThirdPlace.Shared }, 16));

        Assert.Equal([1, 2, 3, 3, 5, 5, 5, 5, 9, 9, 9, 9, 9, 9, 9, 9], end.Placings.Select(p => p.PlaceFrom));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(13)]
    [InlineData(31)]
    public void With_byes_still_places_everybody_once(int entries)
    {
        var (results, end) = PlayOut(Planned(new() { Placings = PlacingDepth.All }, entries, seeds: 2));

        Assert.Equal(Enumerable.Range(1, entries), end.Placings.Select(p => p.PlaceFrom));
        Assert.Equal(entries, end.Placings.Select(p => p.Entry).Distinct().Count());
        Assert.DoesNotContain(end.Matches, m => m.State == MatchState.Bye && results.Any(r => r.Key == m.Key));
    }

    [Fact]
    public void Lets_the_next_opponent_of_a_double_forfeit_go_on_alone()
    {
        var plan = Planned(new(), 4);
        var forfeit = new MatchResult(1, MatchScore.Check(BestOf5, MatchOutcome.DoubleForfeit, null, []).Require());

        var end = EventReplay.Run(plan, [forfeit, new(2, WonBy(Side.A))]);

        var final = end.Matches.Single(m => plan.Find(m.Key)!.WinnerPlaces?.From == 1);
        Assert.Equal(MatchState.Bye, final.State);
        Assert.Equal(end.Match(2).SideA, final.WinnerEntry);
    }

    [Fact]
    public void Does_not_let_the_disqualified_play_for_third_place()
    {
        var plan = Planned(new(), 4);
        var disqualified = MatchScore.Check(BestOf5, MatchOutcome.Disqualified, Side.A, [new(11, 3), new(2, 1)]).Require();

        var now = EventReplay.Run(plan, [new(1, disqualified), new(2, WonBy(Side.A))]);

        var third = now.Matches.Single(m => plan.Find(m.Key)!.WinnerPlaces?.From == 3);
        Assert.Equal((MatchState.Bye, now.Match(2).SideB), (third.State, third.WinnerEntry));
        Assert.Equal([new(now.Match(2).SideB!.Value, 3, 3)], now.Placings);
    }

    [Fact]
    public void Refuses_a_result_for_a_match_whose_sides_are_not_known()
    {
        var plan = Planned(new(), 8);

        var now = EventReplay.Run(plan, [new(7, WonBy(Side.A)), new(99, WonBy(Side.A))]);

        Assert.Equal(
            [new(ReplayIssueCode.UnknownMatch, 99), new(ReplayIssueCode.NotReady, 7)],
            now.Issues);
    }

    // The other semi-final gives the first and the third; nobody is second.
    [Fact]
    public void Places_two_who_both_forfeit_a_semi_final_behind_the_third()
    {
        var plan = Planned(new(), 4);
        var forfeit = new MatchResult(1, MatchScore.Check(BestOf5, MatchOutcome.DoubleForfeit, null, []).Require());

        var end = EventReplay.Run(plan, [forfeit, new(2, WonBy(Side.A))]);

        Assert.Equal([1, 3, 4, 4], end.Placings.Select(p => p.PlaceFrom));
        Assert.Equal(new[] { end.Match(1).SideA!.Value, end.Match(1).SideB!.Value }.Order(), end.Placings.Skip(2).Select(p => p.Entry));
    }

    [Theory]
    [InlineData(16, 4, PlacingDepth.None, 12)]
    [InlineData(16, 8, PlacingDepth.None, 8)]
    [InlineData(16, 2, PlacingDepth.To8, 14 + 1 + 4)]
    [InlineData(11, 2, PlacingDepth.None, 9 + 1)]
    public void Ends_with_as_many_as_qualify(int entries, int left, PlacingDepth placings, int matches)
    {
        var plan = Planned(new() { KnockoutTo = left, Placings = placings }, entries, seeds: 2);

        var (_, end) = PlayOut(plan);

        Assert.Equal(matches, plan.Played.Count());
        Assert.Equal(left, end.Placings.Count(p => (p.PlaceFrom, p.PlaceTo) == (1, left)));
        Assert.Equal(entries, end.Placings.Count);
        Assert.Equal(Enumerable.Range(1, left).Select(i => new EntryId(i)).Take(2), end.Placings.Take(2).Select(p => p.Entry));
    }

    [Fact]
    public void Lets_what_the_disqualified_played_stand()
    {
        var plan = Planned(new(), 4);
        var (results, end) = PlayOut(plan);
        var third = end.Placings[2].Entry;

        var after = EventReplay.Run(plan, results, new() { Disqualified = [new(third, MatchStage.Knockout)] });

        Assert.Empty(after.Issues);
        Assert.Equal(end.Matches, after.Matches);
        Assert.Equal([1, 2, 4], after.Placings.Select(p => p.PlaceFrom));
    }
}
