using YouthPrograms.Training.Calendars;

namespace YouthPrograms.Training.Tests.Calendars;

public class FindingTheTerm
{
    [Theory]
    [InlineData("2026-09-01", "2026-09-01", "2027-01-31")]
    [InlineData("2026-12-31", "2026-09-01", "2027-01-31")]
    [InlineData("2027-01-31", "2026-09-01", "2027-01-31")]
    [InlineData("2027-02-01", "2027-02-01", "2027-08-31")]
    [InlineData("2027-08-31", "2027-02-01", "2027-08-31")]
    public void Of_a_day(string day, string first, string last)
    {
        var term = SchoolTerm.Of(Day(day));
        Assert.Equal((Day(first), Day(last)), (term.First, term.Last));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
