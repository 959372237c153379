using YouthPrograms.Training.Volunteers;

namespace YouthPrograms.Training.Tests.Volunteers;

public class TimingAShift
{
    private static readonly DateTime Nine = new(2026, 5, 4, 9, 0, 0, DateTimeKind.Utc);
    private static readonly ShiftTime Morning = new(Nine, Nine.AddHours(3));

    [Theory]
    [InlineData(0, 3, true)]
    [InlineData(2, 5, true)]
    [InlineData(-2, 6, true)]
    [InlineData(3, 5, false)]
    [InlineData(-2, 0, false)]
    public void Overlaps_what_shares_a_moment_with_it(int from, int to, bool overlaps)
    {
        var other = new ShiftTime(Nine.AddHours(from), Nine.AddHours(to));
        Assert.Equal(overlaps, Morning.Overlaps(other));
        Assert.Equal(overlaps, other.Overlaps(Morning));
    }

    [Fact]
    public void Begins_and_is_over_at_its_first_and_last_moment()
    {
        Assert.True(Morning.HasBegun(Nine));
        Assert.False(Morning.HasBegun(Nine.AddTicks(-1)));
        Assert.True(Morning.IsOver(Morning.EndsAt));
        Assert.False(Morning.IsOver(Morning.EndsAt.AddTicks(-1)));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(165, true)]
    [InlineData(300, true)]
    [InlineData(315, false)]
    [InlineData(100, false)]
    [InlineData(-15, false)]
    public void Credits_quarters_up_to_two_hours_more_than_it_was_long(int minutes, bool may) =>
        Assert.Equal(may, Morning.MayCredit(minutes));
}
