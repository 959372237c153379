using YouthPrograms.Competitions.Scoring;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Scoring;

public class PlayingPointByPoint
{
    private static LiveMatch At(params GameScore[] games) => LiveMatch.Check(BestOf5, games, Side.A).Require();

    [Fact]
    public void Goes_from_the_first_point_to_the_decision()
    {
        var match = LiveMatch.Begin(new MatchFormat(bestOf: 1, points: 2), Side.A);

        Assert.Equal((LiveState.NotBegun, new GameScore(0, 0)), (match.State, match.Current!.Value));
        match = match.Point(Side.B).Require();
        Assert.Equal((LiveState.InGame, new GameScore(0, 1)), (match.State, match.Current!.Value));
        Assert.True(match.HasMatchPoint(Side.B));
        match = match.Point(Side.B).Require();
        Assert.Equal((LiveState.Decided, Side.B), (match.State, match.Winner!.Value));
        Assert.Null(match.Current);
        Assert.Null(match.Server);
        Assert.Equal([LiveMatchIssue.PointAfterDecision], match.Point(Side.A).Issues);
        Assert.Equal([new(0, 2)], match.Score().Require().Games);
    }

    [Fact]
    public void Stands_between_games_until_the_next_point()
    {
        var between = At(new GameScore(11, 4));

        Assert.Equal((LiveState.BetweenGames, new GameScore(0, 0), 1), (between.State, between.Current!.Value, between.GamesWon(Side.A)));
        Assert.Equal([new(11, 4), new(0, 1)], between.Point(Side.B).Require().Games);
        Assert.Equal([new(11, 4)], At(new(11, 4), new(0, 0)).Games);
        Assert.Equal(LiveState.NotBegun, At(new GameScore(0, 0)).State);
    }

    // 2.13.3: two serves each, and one each from 10-10 on.
    [Theory]
    [InlineData(0, 0, Side.A)]
    [InlineData(1, 0, Side.A)]
    [InlineData(1, 1, Side.B)]
    [InlineData(2, 1, Side.B)]
    [InlineData(2, 2, Side.A)]
    [InlineData(10, 9, Side.B)]
    [InlineData(10, 10, Side.A)]
    [InlineData(11, 10, Side.B)]
    [InlineData(11, 11, Side.A)]
    [InlineData(13, 12, Side.B)]
    public void Serves_in_turns_of_two_and_then_of_one(int a, int b, Side server) => Assert.Equal(server, At(new GameScore(a, b)).Server);

    // 2.13.6: who served first in a game receives first in the next.
    [Fact]
    public void Changes_the_first_server_with_each_game()
    {
        Assert.Equal(Side.B, At(new GameScore(11, 4)).Server);
        Assert.Equal(Side.B, At(new(11, 4), new(1, 0)).Server);
        Assert.Equal(Side.A, At(new(11, 4), new(4, 11)).Server);
        Assert.Null(LiveMatch.Check(BestOf5, [new(11, 4)]).Require().Server);
    }

    [Fact]
    public void Serves_by_the_numbers_of_the_format()
    {
        var old = new MatchFormat(bestOf: 3, points: 21) { Serves = 5 };
        Side? Server(int a, int b) => LiveMatch.Check(old, [new(a, b)], Side.B).Require().Server;

        Assert.Equal([Side.B, Side.A, Side.A, Side.B], [Server(2, 2), Server(3, 2), Server(5, 4), Server(5, 5)]);
        Assert.Equal([Side.B, Side.A, Side.B], [Server(20, 20), Server(21, 20), Server(21, 21)]);
    }

    // 2.14: after every game, and in the last possible game when the first side has five points.
    [Fact]
    public void Changes_ends_with_each_game_and_in_the_last_at_five()
    {
        GameScore[] level = [new(11, 4), new(11, 4), new(4, 11), new(4, 11)];

        Assert.False(At(new GameScore(8, 4)).EndsChanged);
        Assert.True(At(new GameScore(11, 4)).EndsChanged);
        Assert.True(At(new(11, 4), new(7, 0)).EndsChanged);
        Assert.False(At(new(11, 4), new(4, 11)).EndsChanged);
        Assert.False(At(level).EndsChanged);
        Assert.False(At([.. level, new(4, 4)]).EndsChanged);
        Assert.True(At([.. level, new(4, 5)]).EndsChanged);
        Assert.True(At([.. level, new(11, 9)]).EndsChanged);
        Assert.True(LiveMatch.Check(new(1, 21) { LastGameEndsAt = 10 }, [new(10, 3)]).Require().EndsChanged);
        Assert.False(LiveMatch.Check(new(1, 21) { LastGameEndsAt = 10 }, [new(9, 3)]).Require().EndsChanged);
    }

    [Fact]
    public void Knows_whose_game_or_match_point_it_is()
    {
        Assert.True(At(new GameScore(10, 9)).HasGamePoint(Side.A));
        Assert.False(At(new GameScore(10, 9)).HasGamePoint(Side.B));
        Assert.False(At(new GameScore(10, 10)).HasGamePoint(Side.A));
        Assert.False(At(new GameScore(10, 9)).HasMatchPoint(Side.A));
        Assert.True(At(new(11, 9), new(11, 2), new(10, 3)).HasMatchPoint(Side.A));
        Assert.False(At(new(11, 9), new(11, 2), new(3, 10)).HasMatchPoint(Side.B));
        Assert.True(At(new(11, 9), new(11, 2), new(3, 10)).HasGamePoint(Side.B));
    }

    [Fact]
    public void Takes_points_back_one_by_one()
    {
        var match = LiveMatch.Begin(BestOf5).Point(Side.A).Require().Point(Side.B).Require();

        Assert.Equal([new(1, 0)], match.Undo().Require().Games);
        Assert.Equal([LiveMatchIssue.NothingToUndo], match.Undo().Require().Undo().Require().Undo().Issues);
    }

    [Fact]
    public void Takes_back_a_point_only_one_side_can_have_made()
    {
        Assert.Equal([new(10, 4)], At(new GameScore(11, 4)).Undo().Require().Games);
        Assert.Equal([new(10, 10)], At(new GameScore(10, 11)).Undo().Require().Games);
        Assert.Equal([new(11, 4)], At(new(11, 4), new(0, 1)).Undo().Require().Games);
        Assert.Equal([LiveMatchIssue.LastPointUnknown], At(new GameScore(2, 1)).Undo().Issues);
    }

    [Fact]
    public void Names_all_that_cannot_be_at_once() => Assert.Equal(
        [
            (ScoreIssueCode.GameImpossible, 0), (ScoreIssueCode.GameNotFinished, 1), (ScoreIssueCode.Negative, 4),
            (ScoreIssueCode.GameAfterDecision, 4),
        ],
        LiveMatch.Check(BestOf5, [new(17, 14), new(9, 9), new(11, 5), new(11, 1), new(-1, 0)]).Issues.Select(i => (i.Code, i.Game!.Value)));

    [Theory]
    [InlineData(0, 5)]
    [InlineData(2, 0)]
    public void Has_no_format_without_serves_or_change(int serves, int ends) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MatchFormat { Serves = serves, LastGameEndsAt = ends });

    // The side that is first to have its points wins at once: 11-10 is the end and nobody sees 11-11 or 12-11.
    [Theory]
    [InlineData(11, 10, true)]
    [InlineData(11, 11, false)]
    [InlineData(12, 11, false)]
    public void Ends_at_once_with_a_lead_of_one(int a, int b, bool possible) =>
        Assert.Equal(possible, LiveMatch.Check(new(5, 11, 1), [new(a, b)]).IsOk);
}
