using FsCheck;
using FsCheck.Fluent;
using YouthPrograms.Training.Calendars;

namespace YouthPrograms.Training.Tests.Calendars;

public class CountingWorkingDays
{
    // National Day 2026: 1 to 7 October off, Saturday 10 October worked (notice of the State Council of 4 November 2025).
    private static readonly CalendarYear Year2026 = new(
        2026, Estimated: false, CalendarYear.Days(Day(10, 1), Day(10, 7)).ToHashSet(), new HashSet<DateOnly> { Day(10, 10) });

    private static readonly WorkingDays Days = new([Year2026]);

    [Fact]
    public void Skips_the_holiday() => Assert.Equal(Day(10, 8), Days.Add(Day(9, 30), 1));

    [Fact]
    public void Counts_a_make_up_saturday() => Assert.Equal(Day(10, 10), Days.Add(Day(10, 8), 2));

    [Fact]
    public void Counts_backwards_over_the_holiday() => Assert.Equal(Day(9, 29), Days.Add(Day(10, 9), -3));

    [Fact]
    public void Counts_the_days_between() => Assert.Equal(4, Days.Between(Day(9, 29), Day(10, 10)));

    [Fact]
    public void Takes_weekdays_for_working_days_in_a_year_without_data()
    {
        Assert.True(Days.Contains(new DateOnly(2031, 10, 1)));
        Assert.False(Days.Contains(new DateOnly(2031, 10, 4)));
    }

    [Fact]
    public void Says_that_a_year_without_data_is_estimated()
    {
        Assert.False(Days.AreEstimated(Day(1, 1), Day(12, 31)));
        Assert.True(Days.AreEstimated(Day(12, 31), new DateOnly(2027, 1, 1)));
    }

    [Fact]
    public void Says_that_a_guessed_year_is_estimated()
    {
        var guessed = new WorkingDays([Year2026 with { Estimated = true }]);
        Assert.True(guessed.AreEstimated(Day(10, 1), Day(10, 2)));
    }

    [Fact]
    public void Counting_is_the_reverse_of_adding() =>
        Prop.ForAll(Gen.Choose(0, 700).ToArbitrary(), Gen.Choose(-60, 60).ToArbitrary(), (start, count) =>
        {
            // From a working day, because a step back from a day off has no reverse.
            var first = Days.Add(Day(1, 1).AddDays(start), 1);
            return Days.Between(first, Days.Add(first, count)) == count;
        }).QuickCheckThrowOnFailure();

    private static DateOnly Day(int month, int day) => new(2026, month, day);
}
