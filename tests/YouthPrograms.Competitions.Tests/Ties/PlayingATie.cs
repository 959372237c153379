using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Standings;
using YouthPrograms.Competitions.Ties;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Ties;

public class PlayingATie
{
    private static readonly MatchScore WonByA = Games(3, 1), WonByB = Games(0, 3);

    private static Checked<TieScore, TieIssue> Check(params MatchScore?[] rubbers) =>
        TieScore.Check(TieFormat.WorldTeam, BestOf5, MatchOutcome.Played, null, rubbers);

    [Fact]
    public void Opens_one_rubber_after_another_until_the_target()
    {
        Assert.Equal(new(0, 0, null, 0), TieProgress.Of(TieFormat.WorldTeam, []));
        Assert.Equal(new(1, 1, null, 2), TieProgress.Of(TieFormat.WorldTeam, [WonByA, WonByB]));
        Assert.Equal(new(3, 0, Side.A, null), TieProgress.Of(TieFormat.WorldTeam, [WonByA, WonByA, WonByA]));
    }

    // 2–2 in rubbers and 3–2 in the games of the decider.
    [Fact]
    public void Counts_rubbers_games_and_points()
    {
        var tie = Check(WonByA, WonByB, WonByA, WonByB, Games(3, 2)).Require();

        Assert.Equal(Side.A, tie.Winner);
        Assert.Equal(new Tally(3, 2), tie.RubberTally);
        Assert.Equal(new Tally(9, 10), tie.GameTally);
        Assert.Equal(new Tally(9 * 11 + 10 * 6, 10 * 11 + 9 * 6), tie.PointTally);
    }

    [Fact]
    public void Refuses_a_rubber_after_the_decision() =>
        Assert.Equal([(TieIssueCode.RubberAfterDecision, 3)], Check(WonByA, WonByA, WonByA, WonByB).Issues.Select(i => (i.Code, i.Rubber!.Value)));

    [Fact]
    public void Refuses_a_gap_and_a_tie_that_is_not_decided() => Assert.Equal(
        [TieIssueCode.RubberMissing, TieIssueCode.NotDecided],
        Check(WonByA, null, WonByA).Issues.Select(i => i.Code));

    [Fact]
    public void Refuses_more_rubbers_than_there_are()
    {
        var cancelled = MatchScore.Check(BestOf5, MatchOutcome.Cancelled, null, []).Require();

        Assert.Contains(Check(WonByA, WonByB, WonByA, WonByB, cancelled, WonByA).Issues, i => i.Code == TieIssueCode.TooManyRubbers);
    }

    [Fact]
    public void Counts_a_walkover_as_the_target_to_nil()
    {
        var tie = TieScore.Walkover(TieFormat.WorldTeam, BestOf5, Side.B);

        Assert.Equal((new Tally(0, 3), new Tally(0, 9), new Tally(0, 99)), (tie.RubberTally, tie.GameTally, tie.PointTally));
    }

    [Fact]
    public void Completes_a_tie_that_was_given_up()
    {
        var tie = TieScore.Check(TieFormat.WorldTeam, BestOf5, MatchOutcome.Retired, Side.A, [WonByA, WonByB]).Require();

        Assert.Equal(new Tally(3, 1), tie.RubberTally);
        Assert.Equal(2, tie.Rubbers.Count);
    }

    [Fact]
    public void Asks_for_a_winner_where_there_must_be_one() => Assert.Equal(
        [TieIssueCode.WinnerMissing, TieIssueCode.RubbersNotAllowed],
        TieScore.Check(TieFormat.School, BestOf5, MatchOutcome.Walkover, null, [WonByA]).Issues.Select(i => i.Code));
}
