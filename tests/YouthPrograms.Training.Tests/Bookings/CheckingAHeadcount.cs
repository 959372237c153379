using FsCheck;
using FsCheck.Fluent;
using YouthPrograms.Training.Bookings;

namespace YouthPrograms.Training.Tests.Bookings;

public class CheckingAHeadcount
{
    private static readonly HeadcountLimits Hall = new(SeatsCap: 90, PupilsPerAdult: 15);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(43, 3)]
    [InlineData(84, 6)]
    public void Accepts(int pupils, int adults) => Assert.Empty(Hall.Check(new(pupils, adults)));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(91)]
    [InlineData(10_000)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Refuses_so_many_pupils(int pupils) =>
        Assert.Equal([new(HeadcountFault.PupilsOutOfRange, 1, 90)], Hall.Check(new(pupils, 5)));

    [Fact]
    public void Says_that_500_are_the_most_of_any_session() =>
        Assert.Equal([new(HeadcountFault.PupilsOutOfRange, 1, 500)], new HeadcountLimits(800, 20).Check(new(501, 30)));

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    [InlineData(int.MaxValue)]
    public void Refuses_so_many_adults(int adults) =>
        Assert.Equal([new(HeadcountFault.AdultsOutOfRange, 0, 100)], Hall.Check(new(20, adults)));

    [Theory]
    [InlineData(15, 1)]
    [InlineData(16, 2)]
    [InlineData(30, 2)]
    [InlineData(31, 3)]
    public void Needs_an_adult_for_each_started_fifteen(int pupils, int adults)
    {
        Assert.Equal(adults, Hall.AdultsNeeded(pupils));
        Assert.Equal([new(HeadcountFault.AdultsTooFew, adults, 100)], Hall.Check(new(pupils, adults - 1)));
    }

    [Fact]
    public void Counts_the_adults_into_the_seats() =>
        Assert.Equal([new(HeadcountFault.TogetherTooMany, 1, 90)], Hall.Check(new(85, 6)));

    [Fact]
    public void Tells_both_faults_at_once()
    {
        var faults = Hall.Check(new(0, -1)).Select(issue => issue.Fault);
        Assert.Equal([HeadcountFault.PupilsOutOfRange, HeadcountFault.AdultsOutOfRange], faults);
    }

    [Fact]
    public void Asks_for_no_adult_where_the_course_has_no_ratio() => Assert.Empty(new HeadcountLimits(50, 0).Check(new(50, 0)));

    [Fact]
    public void Accepts_nothing_that_breaks_a_bound() =>
        Prop.ForAll(Gen.Choose(-5, 600).ToArbitrary(), Gen.Choose(-5, 120).ToArbitrary(), (pupils, adults) =>
            Hall.Check(new(pupils, adults)).Count > 0
            || (pupils >= 1 && pupils + adults <= 90 && adults * 15 >= pupils)).QuickCheckThrowOnFailure();
}
