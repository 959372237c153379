using YouthPrograms.Competitions.Scoring;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Scoring;

public class TypingAtTheDesk
{
    [Theory]
    [InlineData("8 -5 9 -12 7")]
    [InlineData("11-8 5-11 11:9 12-14 7")]
    [InlineData("８，－５、9 −12；11–7")]
    public void Reads_losers_points_and_full_scores(string text)
    {
        var score = DeskNotation.Parse(text, BestOf5).Require();

        Assert.Equal([new(11, 8), new(5, 11), new(11, 9), new(12, 14), new(11, 7)], score.Games);
        Assert.Equal(Side.A, score.Winner);
    }

    [Fact]
    public void Knows_a_game_lost_to_nil_from_one_won_to_nil() =>
        Assert.Equal([new(0, 11), new(0, 11), new(0, 11)], DeskNotation.Parse("-0 -0 -0", BestOf5).Require().Games);

    [Fact]
    public void Names_every_token_it_cannot_read() =>
        Assert.Equal([0, 2], DeskNotation.Parse("x 5 1-2-3", BestOf5).Issues.Select(i => i.Game!.Value));

    [Theory]
    [InlineData("")]
    [InlineData("8 8")]
    [InlineData("8 8 8 8")]
    [InlineData("17-14 8 8")]
    public void Refuses_what_is_no_match(string text) => Assert.False(DeskNotation.Parse(text, BestOf5).IsOk);

    [Fact]
    public void Writes_an_unfinished_game_in_full()
    {
        var score = DeskNotation.Parse("8 5-3", BestOf5, MatchOutcome.Retired, Side.B).Require();

        Assert.Equal("8 5-3", DeskNotation.Write(score));
    }
}
