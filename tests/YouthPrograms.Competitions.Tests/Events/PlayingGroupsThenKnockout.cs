using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Standings;
using YouthPrograms.Competitions.Ties;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Events;

public class PlayingGroupsThenKnockout
{
    private static readonly EventFormat Format = new()
    {
        Stages = EventStages.GroupsThenKnockout,
        GroupSize = 4,
        Placings = PlacingDepth.To8,
    };

    private static MatchScore Outcome(MatchOutcome outcome, Side? winner) => MatchScore.Check(BestOf5, outcome, winner, []).Require();

    [Fact]
    public void Runs_from_the_first_group_match_to_the_final()
    {
        var plan = Planned(Format, 16, seeds: 4, delegations: 6);

        var (results, end) = PlayOut(plan);

        Assert.True(end.IsFinished);
        Assert.Equal(24 + 7 + 1 + 4, results.Count);
        Assert.Equal(results.Count, plan.Played.Max(m => m.Number));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 9, 13, 13, 13, 13], end.Placings.Select(p => p.PlaceFrom));
        Assert.Equal(1, end.Placings[0].Entry.Value);
        Assert.Empty(end.Issues);
    }

    [Fact]
    public void Fills_the_bracket_when_a_group_is_complete_and_not_before()
    {
        var plan = Planned(Format, 16, seeds: 4);
        var groupMatches = plan.Matches.Where(m => m.Group == 1).Select(m => m.Key).ToArray();
        List<MatchResult> results = [.. groupMatches.SkipLast(1).Select(k => new MatchResult(k, WonBy(Side.A)))];
        var first = plan.Matches.First(m => m.SideA == new Slot.GroupPlace(1, 1)).Key;

        var before = EventReplay.Run(plan, results);
        var after = EventReplay.Run(plan, [.. results, new(groupMatches[^1], WonBy(Side.A))]);

        Assert.Null(before.Match(first).SideA);
        Assert.Equal(after.Groups[0].At(1), after.Match(first).SideA);
        Assert.Equal(MatchState.Waiting, after.Match(first).State);
    }

    [Fact]
    public void Places_all_by_one_group_in_a_round_robin()
    {
        var (_, end) = PlayOut(Planned(new() { Stages = EventStages.RoundRobin }, 6));

        Assert.Equal([1, 2, 3, 4, 5, 6], end.Placings.Select(p => p.Entry.Value));
        Assert.Equal([1, 2, 3, 4, 5, 6], end.Placings.Select(p => p.PlaceTo));
    }

    [Fact]
    public void Counts_a_cancelled_match_for_nothing()
    {
        var plan = Planned(new() { Stages = EventStages.RoundRobin }, 3);

        var end = EventReplay.Run(plan, [
            new(1, WonBy(Side.A)), new(2, WonBy(Side.A)), new(3, Outcome(MatchOutcome.Cancelled, null))]);

        Assert.True(end.IsFinished);
        Assert.Equal(4, end.Groups[0].Rows.Sum(r => r.Played));
        Assert.Equal(6, end.Groups[0].Rows.Sum(r => r.MatchPoints));
    }

    [Fact]
    public void Takes_the_scores_of_ties_in_a_team_event()
    {
        var plan = Planned(new() { Stages = EventStages.RoundRobin, Tie = TieFormat.School }, 3);
        var tie = TieScore.Check(TieFormat.School, BestOf5, MatchOutcome.Played, null, [Games(3, 1), Games(3, 0)]).Require();

        var now = EventReplay.Run(plan, [new(1, tie), new(2, WonBy(Side.A))]);

        Assert.Equal([new(ReplayIssueCode.WrongKindOfScore, 2)], now.Issues);
        Assert.Equal(new Tally(2, 0), now.Groups[0].Rows[0].Rubbers);
    }

    [Fact]
    public void Lets_nobody_be_placed_after_disqualification()
    {
        var plan = Planned(Format, 8, seeds: 2);
        var match = plan.Matches[0];
        var loser = ((Slot.Entry)match.SideB).Id;
        List<MatchResult> results = [new(match.Key, Outcome(MatchOutcome.Disqualified, Side.A))];

        while (EventReplay.Run(plan, results).Matches.FirstOrDefault(m => m.State == MatchState.Ready) is { } ready)
            results.Add(new(ready.Key, WonBy(ready.SideA < ready.SideB ? Side.A : Side.B)));

        var end = EventReplay.Run(plan, results);
        Assert.True(end.IsFinished);
        Assert.Equal(7, end.Placings.Count);
        Assert.DoesNotContain(end.Placings, p => p.Entry == loser);
        Assert.Equal(2, end.Matches.Count(m => m.IsImplied && m.LoserEntry == loser));
    }

    [Theory]
    [InlineData(WithdrawalPolicy.Keep, 4, 1, MemberStatus.Withdrawn)]
    [InlineData(WithdrawalPolicy.AnnulAll, 4, 2, MemberStatus.Annulled)]
    [InlineData(WithdrawalPolicy.AnnulIfLessThanHalf, 4, 1, MemberStatus.Annulled)]
    [InlineData(WithdrawalPolicy.AnnulIfLessThanHalf, 4, 2, MemberStatus.Withdrawn)]
    [InlineData(WithdrawalPolicy.AnnulIfLessThanHalf, 5, 2, MemberStatus.Withdrawn)]
    public void Treats_a_withdrawal_from_a_group_as_the_event_says(
        WithdrawalPolicy policy, int members, int played, MemberStatus status)
    {
        var plan = Planned(new() { Stages = EventStages.RoundRobin, Withdrawals = policy }, members);
        var own = plan.Matches.Where(m => m.SideA is Slot.Entry(var a) && a.Value == 1 || m.SideB is Slot.Entry(var b) && b.Value == 1);
        var results = own.Take(played).Select(m => new MatchResult(m.Key, WonBy(Side.A))).ToArray();

        var now = EventReplay.Run(plan, results, new() { Withdrawn = [new(new(1))] });

        Assert.Equal(status, now.Groups[0].Rows.Single(r => r.Entry.Value == 1).Status);
        Assert.Equal(members - 1 - played, now.Matches.Count(m => m.IsImplied));
    }

    [Fact]
    public void Does_not_rewrite_a_finished_group_when_somebody_leaves_later()
    {
        var plan = Planned(Format with { Withdrawals = WithdrawalPolicy.AnnulAll }, 16, seeds: 4);
        MatchResult[] results = [.. plan.Matches.Where(m => m.Group is not null).Select(m => new MatchResult(m.Key, WonBy(Side.A)))];
        var before = EventReplay.Run(plan, results);
        var leaver = before.Groups[0].At(1)!.Value;

        var after = EventReplay.Run(plan, results, new() { Withdrawn = [new(leaver)] });

        Assert.Equal(
            before.Groups.SelectMany(g => g.Rows.Select(r => (r.Entry, r.Place))),
            after.Groups.SelectMany(g => g.Rows.Select(r => (r.Entry, r.Place))));
        var quarter = after.Matches.Single(m => m.SideA == leaver && plan.Find(m.Key)!.Stage == MatchStage.Knockout);
        Assert.Equal((MatchOutcome.Walkover, Side.B, true), (quarter.Outcome, quarter.Winner, quarter.IsImplied));
    }

    [Fact]
    public void Lets_the_next_opponent_go_on_alone_when_both_forfeit_in_the_knock_out()
    {
        var plan = Planned(Format, 16, seeds: 4);
        var (results, _) = PlayOut(plan);
        var quarter = plan.Matches.First(m => m is { Stage: MatchStage.Knockout, Round: 1 }).Key;
        var upTo = results.Where(r => plan.Find(r.Key)!.Stage == MatchStage.Group || r.Key is var k && plan.Find(k)!.Round == 1 && k != quarter);

        var now = EventReplay.Run(plan, [.. upTo, new(quarter, Outcome(MatchOutcome.DoubleForfeit, null))]);

        var semi = now.Matches.Single(m => plan.Find(m.Key) is { Stage: MatchStage.Knockout, Round: 2 } p && p.SideA == new Slot.WinnerOf(quarter));
        Assert.Equal((MatchState.Bye, Side.B), (semi.State, semi.Winner));
    }
}
