using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Ties;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Events;

public class KeepingTheLog
{
    // Lines 1–8: matches 1–4 are quarter-finals, 5 and 6 semi-finals, 7 the match for third place, 8 the final.
    private static readonly EventPlan Plan = Planned(new(), 8, seeds: 2);

    private static ResultLog LogOf(params int[] keys)
    {
        var log = new ResultLog(Plan);
        foreach (var key in keys)
            Assert.Empty(log.Record(new(key, WonBy(Side.A))));
        return log;
    }

    private static (LogIssueCode, int)[] Codes(IEnumerable<LogIssue> issues) => [.. issues.Select(i => (i.Code, i.Key))];

    [Fact]
    public void Keeps_every_line_and_counts_the_newest()
    {
        var log = LogOf(1);

        Assert.Empty(log.Record(new(1, WonBy(Side.B)), "sides mixed up"));

        Assert.Equal([(1, Side.A), (2, Side.B)], log.Lines.Select(l => (l.Line, l.Result!.Winner!.Value)));
        Assert.Equal("sides mixed up", log.Lines[1].Reason);
        Assert.Equal(Side.B, log.InForce(1)!.Winner);
        Assert.Equal(log.Match(1)!.SideB, log.Match(5)!.SideA);
    }

    [Fact]
    public void Refuses_a_correction_that_others_hang_on_and_names_them()
    {
        var log = LogOf(1, 2, 3, 4, 5, 6, 7, 8);

        var issue = Assert.Single(log.Record(new(1, WonBy(Side.B))));

        Assert.Equal((LogIssueCode.LaterResults, 1), (issue.Code, issue.Key));
        Assert.Equal([5, 7, 8], issue.Keys);
        Assert.Equal(8, log.Lines.Count);
        PlayedEvents.AssertSame(LogOf(1, 2, 3, 4, 5, 6, 7, 8).Now, log.Now);
    }

    [Fact]
    public void Voids_them_with_the_correction_when_asked_to()
    {
        var log = LogOf(1, 2, 3, 4, 5, 6, 7, 8);

        Assert.Empty(log.Record(new(1, WonBy(Side.B)), "wrong sheet", voidLater: true));

        Assert.Equal([(9, 1, null), (10, 5, 9), (11, 7, 9), (12, 8, 9)], log.Lines.Skip(8).Select(l => (l.Line, l.Key, l.Because)));
        Assert.All(log.Lines.Skip(9), l => Assert.Null(l.Result));
        Assert.Equal(MatchState.Ready, log.Match(5)!.State);
        Assert.Equal(MatchState.Waiting, log.Match(8)!.State);
        Assert.Equal(MatchState.Completed, log.Match(6)!.State);
    }

    [Fact]
    public void Takes_a_correction_of_the_score_alone_whatever_came_later() =>
        Assert.Empty(LogOf(1, 2, 3, 4, 5).Record(new(1, Games(3, 2))));

    [Fact]
    public void Takes_a_result_back()
    {
        var log = LogOf(1, 2);

        Assert.Equal([(LogIssueCode.NoResult, 3)], Codes(log.Void(3)));
        Assert.Equal([(LogIssueCode.UnknownMatch, 99)], Codes(log.Void(99)));
        Assert.Empty(log.Void(2));
        Assert.Equal(MatchState.Ready, log.Match(2)!.State);
        Assert.Null(log.InForce(2));
    }

    [Fact]
    public void Refuses_what_cannot_be_played()
    {
        var withBye = new ResultLog(Planned(new(), 3, seeds: 1));
        var bye = withBye.Now.Matches.Single(m => m.State == MatchState.Bye).Key;

        Assert.Equal([(LogIssueCode.UnknownMatch, 0)], Codes(LogOf().Record(new(0, WonBy(Side.A)))));
        Assert.Equal([(LogIssueCode.NotReady, 5)], Codes(LogOf(1).Record(new(5, WonBy(Side.A)))));
        Assert.Equal([(LogIssueCode.NobodyToPlay, bye)], Codes(withBye.Record(new(bye, WonBy(Side.A)))));
    }

    [Fact]
    public void Names_all_that_is_wrong_at_once()
    {
        var tie = TieScore.Walkover(TieFormat.School, BestOf5, Side.A);

        Assert.Equal([(LogIssueCode.NotReady, 5), (LogIssueCode.WrongKindOfScore, 5)], Codes(LogOf().Record(new(5, tie))));
    }

    [Fact]
    public void Refuses_a_score_of_another_match_format()
    {
        var bestOf3 = MatchScore.Played(new(bestOf: 3), new(11, 1), new(11, 2)).Require();
        var longFinal = Planned(new() { FinalMatch = new(bestOf: 7) }, 2);

        Assert.Equal([(LogIssueCode.WrongFormat, 1)], Codes(LogOf().Record(new(1, bestOf3))));
        Assert.Equal([(LogIssueCode.WrongFormat, 1)], Codes(new ResultLog(longFinal).Record(new(1, WonBy(Side.A)))));
    }

    [Fact]
    public void Takes_the_second_grand_final_along_when_the_first_turns_out_otherwise()
    {
        var plan = Planned(new() { Stages = EventStages.DoubleElimination }, 2);
        var log = new ResultLog(plan);
        foreach (var (key, winner) in new[] { (1, Side.A), (2, Side.B), (3, Side.A) })
            Assert.Empty(log.Record(new(key, WonBy(winner))));

        Assert.Equal([3], Assert.Single(log.Record(new(2, WonBy(Side.A)))).Keys);
        Assert.Empty(log.Record(new(2, WonBy(Side.A)), voidLater: true));

        Assert.Equal(MatchState.Void, log.Match(3)!.State);
        Assert.Null(log.InForce(3));
        Assert.True(log.Now.IsFinished);
    }
}
