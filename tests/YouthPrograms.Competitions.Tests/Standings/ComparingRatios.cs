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

    [Fact]
    public void Fractions_are_in_lowest_terms_and_add_exactly()
    {
        var sum = new Fraction(1, 6) + new Fraction(1, 10);

        Assert.Equal((4L, 15L), (sum.Numerator, sum.Denominator));
        Assert.Equal((-2L, 3L), (new Fraction(-4, 6).Numerator, new Fraction(-4, 6).Denominator));
        Assert.Equal(new Fraction(1, 2) + new Fraction(3, 4), Fraction.Add(new(2, 4), new(9, 12)));
        Assert.Equal("5/4", $"{new Fraction(10, 8)}");
        Assert.Equal("3", $"{new Fraction(6, 2)}");
        Assert.Throws<ArgumentOutOfRangeException>(() => new Fraction(1, 0));
    }

    [Fact]
    public void Fractions_are_ordered_by_value()
    {
        Fraction third = new(1, 3), nearly = new(333, 1000), same = new(2, 6);

        Assert.True(nearly < third && nearly <= third && third <= same && third > nearly && third >= nearly && third >= same);
        Assert.False(third < nearly || third <= nearly || third < same || third > same || nearly > third || nearly >= third);
    }
}
