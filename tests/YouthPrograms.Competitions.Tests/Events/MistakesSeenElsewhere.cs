using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Standings;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Events;

/// <summary>What other systems got wrong, one test each; partial overlaps are among the tests of the order of play.</summary>
public class MistakesSeenElsewhere
{
    [Fact]
    public void Dense_ranking_after_shared_placings()
    {
        var (_, end) = PlayOut(Planned(new() { Third = ThirdPlace.Shared }, 8));

        Assert.Equal([1, 2, 3, 3, 5, 5, 5, 5], end.Placings.Select(p => p.PlaceFrom));
    }

    // Three who beat each other 3–1. Points A 90:80 (+10, 1.125), B 60:52 (+8, 1.154), C 62:80: the difference would put A
    // first, the ratio puts B first.
    [Fact]
    public void Standings_by_overall_difference()
    {
        EntryId a = new(1), b = new(2), c = new(3);
        GroupResult Of(EntryId x, EntryId y, Tally points) =>
            new(x, y, MatchOutcome.Played, Side.A, default, new(3, 1), points);

        var standing = GroupRanking.Of(
            new(1, [a, b, c], [Of(a, b, new(40, 30)), Of(b, c, new(30, 12)), Of(c, a, new(50, 50))]),
            RestartReading.EveryClass, StandingLots.Undrawn);

        Assert.Equal(new Tally(90, 80), standing.Rows.Single(r => r.Entry == a).Points);
        Assert.Equal(new Tally(60, 52), standing.Rows.Single(r => r.Entry == b).Points);
        Assert.Equal([b, a, c], standing.Rows.Select(r => r.Entry));
    }

    [Fact]
    public void Ratios_rounded_to_three_decimals() =>
        Assert.True(new Tally(121, 120).CompareRatio(new(122, 121)) > 0);

    [Fact]
    public void A_bye_that_keeps_its_number_and_with_it_a_table()
    {
        var plan = Planned(new(), 6, seeds: 2);

        Assert.Equal([0, 0], plan.Matches.Where(m => m.HasBye).Select(m => m.Number));
        Assert.Equal([1, 2, 3, 4, 5, 6], plan.Played.Select(m => m.Number));
        Assert.All(EventReplay.Run(plan, []).Matches.Where(m => plan.Find(m.Key)!.HasBye), m => Assert.Equal(MatchState.Bye, m.State));
    }

    [Fact]
    public void Seeds_changed_after_the_draw()
    {
        var record = Drawn(new(), Field(16, seeds: 4));
        DrawEntry[] entries = [.. record.Request.Entries.Select(e => e.Seed is 1 or 2 ? e with { Seed = 3 - e.Seed } : e)];

        var verdict = DrawVerification.Verify(record with { Request = record.Request with { Entries = entries } });

        Assert.Equal(DrawVerdict.RequestDiffers, verdict.Verdict);
    }

    [Fact]
    public void Both_sides_forfeiting_the_final_leave_no_winner()
    {
        var plan = Planned(new(), 2);

        var end = EventReplay.Run(plan, [new(1, MatchScore.Check(BestOf5, MatchOutcome.DoubleForfeit, null, []).Require())]);

        Assert.True(end.IsFinished);
        Assert.Equal([2, 2], end.Placings.Select(p => p.PlaceFrom));
    }

    [Fact]
    public void Group_mates_meeting_again_in_the_first_knock_out_round()
    {
        var format = new EventFormat { Stages = EventStages.GroupsThenKnockout, GroupSize = 3 };
        for (var count = 6; count <= 60; count += 3)
        {
            var (_, end) = PlayOut(Planned(format, count, seeds: 2));
            var groupOf = end.Groups.SelectMany(g => g.Rows.Select(r => (r.Entry, g.Group))).ToDictionary();
            var plan = Planned(format, count, seeds: 2);

            Assert.DoesNotContain(
                end.Matches.Where(m => m.SideA is not null && m.SideB is not null && plan.Find(m.Key) is { Stage: MatchStage.Knockout } p
                    && p.WinnerPlaces is null),
                m => groupOf[m.SideA!.Value] == groupOf[m.SideB!.Value]);
        }
    }

    [Theory]
    [InlineData(17, 14)]
    [InlineData(11, 14)]
    [InlineData(11, 10)]
    [InlineData(12, 9)]
    public void Impossible_game_scores_accepted(int a, int b) =>
        Assert.False(MatchScore.Played(BestOf5, new(11, 3), new(a, b), new(11, 3), new(11, 3)).IsOk);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_later_withdrawal_that_rewrites_a_finished_stage(bool disqualified)
    {
        var plan = Planned(new()
        {
            Stages = EventStages.GroupsThenKnockout,
            GroupCount = 2,
            Withdrawals = WithdrawalPolicy.AnnulAll,
        }, 8, seeds: 2);
        MatchResult[] results = [.. plan.Matches.Where(m => m.Group is not null).Select(m => new MatchResult(m.Key, WonBy(Side.A)))];
        var before = EventReplay.Run(plan, results);
        var winner = before.Groups[0].At(1)!.Value;

        var after = EventReplay.Run(plan, results, disqualified
            ? new() { Disqualified = [new(winner, MatchStage.Knockout)] }
            : new() { Withdrawn = [new(winner, MatchStage.Knockout)] });

        Assert.Equal(before.Groups.SelectMany(g => g.Rows), after.Groups.SelectMany(g => g.Rows));
        var semiFinal = after.Matches.First(m => plan.Find(m.Key)!.Group is null && (m.SideA == winner || m.SideB == winner));
        Assert.True(semiFinal.IsImplied);
        Assert.NotEqual(winner, semiFinal.WinnerEntry);
    }
}
