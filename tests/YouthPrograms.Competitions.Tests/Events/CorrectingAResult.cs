using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Events;

public class CorrectingAResult
{
    // Lines 1–8: matches 1–4 are quarter-finals, 5 and 6 semi-finals, 7 the match for third place, 8 the final.
    private static readonly EventPlan Plan = Planned(new(), 8, seeds: 2);

    private static List<MatchResult> Played(params int[] keys) => [.. keys.Select(k => new MatchResult(k, WonBy(Side.A)))];

    [Fact]
    public void Counts_the_newest_of_several()
    {
        var now = EventReplay.Run(Plan, [.. Played(1), new(1, WonBy(Side.B))]);

        Assert.Equal(Side.B, now.Match(1).Winner);
        Assert.Equal(now.Match(1).SideB, now.Match(5).SideA);
    }

    [Fact]
    public void Lists_later_matches_that_hang_on_the_winner()
    {
        Assert.Equal([5], EventReplay.DependentsOf(Plan, Played(1, 2, 3, 4, 5), 1));
        Assert.Equal([5, 7, 8], EventReplay.DependentsOf(Plan, Played(1, 2, 3, 4, 5, 6, 7, 8), 2));
        Assert.Empty(EventReplay.DependentsOf(Plan, Played(1, 2, 3, 4), 1));
    }

    [Fact]
    public void Breaks_nothing_when_the_winner_stays() =>
        Assert.Empty(EventReplay.BrokenBy(Plan, Played(1, 2, 3, 4, 5), new(1, Games(3, 2))));

    [Fact]
    public void Breaks_the_matches_whose_sides_would_change() =>
        Assert.Equal([5, 8], EventReplay.BrokenBy(Plan, Played(1, 2, 3, 4, 5, 6, 7, 8), new(1, WonBy(Side.B))));

    [Fact]
    public void Of_a_group_breaks_the_knock_out_only_if_the_order_changes()
    {
        var plan = Planned(new() { Stages = EventStages.GroupsThenKnockout, GroupSize = 4 }, 8, seeds: 2);
        var (results, _) = PlayOut(plan);
        var first = results[0];

        Assert.Empty(EventReplay.BrokenBy(plan, results, new(first.Key, first.Winner == Side.A ? Games(3, 2) : Games(2, 3))));
        Assert.NotEmpty(EventReplay.DependentsOf(plan, results, first.Key));
    }
}
