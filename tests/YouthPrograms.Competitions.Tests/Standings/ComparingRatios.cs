using YouthPrograms.Competitions.Standings;

namespace YouthPrograms.Competitions.Tests.Standings;

public class ComparingRatios
{
    [Theory]
    [InlineData(121, 120, 122, 121, 1)]
    [InlineData(2, 1, 4, 2, 0)]
    [InlineData(3, 0, 30, 1, 1)]
    [InlineData(3, 0, 1, 0, 0)]
    [InlineData(0, 0, 0, 5, -1)]
    [InlineData(0, 3, 0, 6, 0)]
    [InlineData(46341, 46340, 46342, 46341, 1)]
    public void Is_exact_and_knows_division_by_nothing(int won, int lost, int otherWon, int otherLost, int expected)
    {
        Assert.Equal(expected, Math.Sign(new Tally(won, lost).CompareRatio(new(otherWon, otherLost))));
        Assert.Equal(-expected, Math.Sign(new Tally(otherWon, otherLost).CompareRatio(new(won, lost))));
    }
}
