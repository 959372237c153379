using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Tests.Standings;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Scoring;

public class CheckingAScore
{
    private static ScoreIssueCode[] Issues(MatchOutcome outcome, Side? winner, params GameScore[] games) =>
        [.. MatchScore.Check(BestOf5, outcome, winner, games).Issues.Select(i => i.Code)];

    [Theory]
    [InlineData(17, 14, ScoreIssueCode.GameImpossible)]
    [InlineData(12, 9, ScoreIssueCode.GameImpossible)]
    [InlineData(11, 10, ScoreIssueCode.GameNotFinished)]
    [InlineData(9, 7, ScoreIssueCode.GameNotFinished)]
    [InlineData(11, -1, ScoreIssueCode.Negative)]
    public void Refuses_a_game_that_cannot_end_so(int a, int b, ScoreIssueCode code) =>
        Assert.Contains(code, Issues(MatchOutcome.Played, null, new(a, b), new(11, 0), new(11, 0)));

    [Fact]
    public void Refuses_11_to_14_for_the_side_that_lost_it_too() =>
        Assert.Equal(
            [ScoreIssueCode.GameImpossible],
            Issues(MatchOutcome.Played, null, new(11, 14), new(11, 0), new(11, 0), new(11, 3)));

    [Fact]
    public void Names_all_that_is_wrong_at_once()
    {
        var check = MatchScore.Check(BestOf5, MatchOutcome.Played, null, [new(17, 14), new(11, 3), new(9, 9), new(11, 5), new(11, 1)]);

        Assert.Equal(
            [(ScoreIssueCode.GameImpossible, 0), (ScoreIssueCode.GameNotFinished, 2), (ScoreIssueCode.GameAfterDecision, 4)],
            check.Issues.Select(i => (i.Code, i.Game)).Cast<(ScoreIssueCode, int?)>());
        Assert.Null(check.Value);
    }

    [Fact]
    public void Refuses_a_match_that_is_not_decided() =>
        Assert.Equal([ScoreIssueCode.NotDecided], Issues(MatchOutcome.Played, null, new(11, 3), new(11, 5)));

    [Fact]
    public void Refuses_a_winner_the_games_contradict() =>
        Assert.Equal(
            [ScoreIssueCode.WinnerContradictsGames],
            Issues(MatchOutcome.Played, Side.B, new(11, 3), new(11, 5), new(11, 5)));

    [Fact]
    public void Refuses_games_in_a_walkover_and_a_walkover_without_winner() =>
        Assert.Equal(
            [ScoreIssueCode.GamesNotAllowed, ScoreIssueCode.WinnerMissing],
            Issues(MatchOutcome.Walkover, null, new GameScore(11, 3)));

    [Fact]
    public void Refuses_a_winner_of_a_double_forfeit() =>
        Assert.Equal([ScoreIssueCode.WinnerNotAllowed], Issues(MatchOutcome.DoubleForfeit, Side.A));

    [Fact]
    public void Refuses_a_retirement_after_the_end() =>
        Assert.Equal(
            [ScoreIssueCode.AlreadyDecided],
            Issues(MatchOutcome.Retired, Side.A, new(11, 3), new(11, 5), new(11, 5)));

    [Fact]
    public void Completes_a_retirement_for_ratios_with_the_least_the_winner_lacked()
    {
        var score = MatchScore.Check(BestOf5, MatchOutcome.Retired, Side.A, [new(11, 5), new(8, 11), new(5, 10)]).Require();

        Assert.Equal([new(11, 5), new(8, 11), new(12, 10), new(11, 0)], score.GamesForRatios());
        Assert.Equal((1, 1), (score.GamesWon(Side.A), score.GamesWon(Side.B)));
    }

    [Fact]
    public void Follows_the_format_of_another_sport()
    {
        var badminton = new MatchFormat(bestOf: 3, points: 21, lead: 2);

        Assert.True(MatchScore.Played(badminton, new(21, 19), new(22, 20)).IsOk);
        Assert.False(MatchScore.Played(badminton, new(11, 9), new(11, 5)).IsOk);
    }

    [Fact]
    public void Accepts_or_explains_whatever_it_is_given() => Cases.ForAll(AnyGroup.Numbers, number =>
    {
        var dice = new Dice(number);
        GameScore[] games = [.. Enumerable.Range(0, dice.Next(7)).Select(_ => new GameScore(dice.Next(15) - 1, dice.Next(15) - 1))];
        Side? winner = dice.Next(3) switch { 0 => null, 1 => Side.A, _ => Side.B };

        var check = MatchScore.Check(BestOf5, (MatchOutcome)dice.Next(6), winner, games);

        Assert.Equal(check.IsOk, check.Issues.Count == 0);
        Assert.True(check.Value is not { IsPlayed: true } played || played.GamesWon(played.Winner!.Value) == 3);
        Assert.True(check.Value is not { Winner: null, Outcome: not (MatchOutcome.DoubleForfeit or MatchOutcome.Cancelled) });
    });

    [Theory]
    [InlineData(4, 11, 2)]
    [InlineData(0, 11, 2)]
    [InlineData(5, 0, 2)]
    [InlineData(5, 11, 0)]
    [InlineData(5, 3, 4)]
    public void Has_no_format_without_sense(int bestOf, int points, int lead) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MatchFormat(bestOf, points, lead));
}
