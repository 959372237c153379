using FsCheck;
using FsCheck.Fluent;
using YouthPrograms.Training.Calendars;
using YouthPrograms.Training.Waitlist;

namespace YouthPrograms.Training.Tests.Waitlist;

public class EndingAnOffer
{
    private static readonly WorkingDays Days = new([]);

    [Theory]
    [InlineData("2026-11-16 14:00", "2026-12-20 09:00", "2026-11-18 14:00")] // Monday: two working days
    [InlineData("2026-11-20 14:00", "2026-12-20 09:00", "2026-11-24 14:00")] // Friday: the weekend does not count
    [InlineData("2026-11-16 14:00", "2026-11-18 14:00", "2026-11-17 14:00")] // half the time left is shorter
    [InlineData("2026-11-16 08:00", "2026-12-20 09:00", "2026-11-18 11:00")] // not in the early morning
    [InlineData("2026-11-16 22:30", "2026-12-20 09:00", "2026-11-18 21:00")] // not at night
    public void Ends(string now, string start, string end) =>
        Assert.Equal(At(end), OfferDeadline.Of(At(now), At(start), Days));

    [Fact]
    public void Makes_no_offer_on_the_last_day() =>
        Assert.Null(OfferDeadline.Of(At("2026-11-16 14:00"), At("2026-11-17 13:59"), Days));

    [Fact]
    public void Always_ends_by_day_and_between_now_and_the_start() =>
        Prop.ForAll(Gen.Choose(0, 10_000).ToArbitrary(), Gen.Choose(1440, 100_000).ToArbitrary(), (minute, left) =>
        {
            var now = At("2026-11-01 00:00").AddMinutes(minute);
            var end = OfferDeadline.Of(now, now.AddMinutes(left), Days)!.Value;
            return end > now && end < now.AddMinutes(left) && end.TimeOfDay >= TimeSpan.FromHours(11) && end.TimeOfDay <= TimeSpan.FromHours(21);
        }).QuickCheckThrowOnFailure();

    private static DateTime At(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
