using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Web.Features.Training;
using YouthPrograms.Web.Tests.Bookings;
using YouthPrograms.Web.Tests.Kits;

namespace YouthPrograms.Web.Tests.Training;

public sealed class CountingAClass(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task Says_whether_it_attended()
    {
        var booking = await TodayAsync();
        Assert.Equal(BookingState.Attended, (await app.CountAsync(booking, 18)).Value.State);
        Assert.Equal(BookingState.NoShow, (await app.CountAsync(booking, 0)).Value.State);
        var counts = await app.CountsAsync(booking);
        Assert.Equal([(20, 18, false), (20, 0, true)], counts.Select(count => (count.Expected, count.Present, count.Current)));
        await app.AssertCountersAsync(booking.SessionId);
    }

    [Fact]
    public async Task The_last_of_many_corrections_holds_however_fast_they_come()
    {
        var booking = await TodayAsync();
        for (var present = 1; present <= 6; present++)
            await app.CountAsync(booking, present);
        Assert.Equal(6, Assert.Single(await app.CountsAsync(booking), count => count.Current).Present);
    }

    [Fact]
    public async Task A_count_sent_twice_is_one_count()
    {
        var booking = await TodayAsync();
        await app.CountAsync(booking, 18, "a1");
        Assert.Null((await app.CountAsync(booking, 18, "a1")).Problem);
        Assert.Equal("count-differs", (await app.CountAsync(booking, 19, "a1")).Problem!.Code);
        Assert.Single(await app.CountsAsync(booking));
    }

    [Fact]
    public async Task A_count_made_offline_before_another_does_not_hold()
    {
        var booking = await TodayAsync();
        await app.CountAsync(booking, 19, "later");
        Assert.Equal(BookingState.Attended, (await app.CountAsync(booking, 0, "earlier", minutesAgo: 30)).Value.State);
        var counts = await app.CountsAsync(booking);
        Assert.Equal([("later", true), ("earlier", false)], counts.Select(count => (count.ClientId, count.Current)));
        Assert.Equal(AttendanceSource.Offline, counts[1].Source);
        Assert.Equal(19, (await Impact(booking)).present);
    }

    [Fact]
    public async Task Many_phones_at_once_leave_one_count_that_holds()
    {
        var booking = await TodayAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Task.Run(() => app.CountAsync(booking, 10 + number, $"p{number}", minutesAgo: 60 - number))));
        Assert.All(outcomes, outcome => Assert.Null(outcome.Problem));
        var counts = await app.CountsAsync(booking);
        Assert.Equal(12, counts.Count);
        Assert.Equal("p11", Assert.Single(counts, count => count.Current).ClientId);
        Assert.Empty(await app.InDatabaseAsync(db => DayViolations.AttendanceAsync(db, default)));
    }

    [Fact]
    public async Task Not_long_before_the_session_and_not_of_another_one()
    {
        var early = await app.BookedAsync();
        Assert.Equal("check-in-too-early", (await app.CountAsync(early, 18)).Problem!.Code);
        var booking = await TodayAsync();
        Assert.Equal("booking-of-another-session", (await app.CountAsync(booking, 18, session: early.SessionId)).Problem!.Code);
        Assert.Equal("session-not-found", (await app.CountAsync(booking, 18, session: 999_999)).Problem!.Code);
    }

    [Theory]
    [InlineData(-1, null, "present-out-of-range")]
    [InlineData(201, null, "present-out-of-range")]
    [InlineData(18, "no spaces", "client-id-malformed")]
    [InlineData(18, "", "client-id-malformed")]
    public async Task What_cannot_be_is_refused(int present, string? client, string code) =>
        Assert.Equal(code, (await app.CountAsync(await TodayAsync(), present, client)).Problem!.Code);

    [Fact]
    public async Task A_count_from_the_future_is_refused() =>
        Assert.Equal("counted-in-the-future", (await app.CountAsync(await TodayAsync(), 18, "x", minutesAgo: -30)).Problem!.Code);

    [Fact]
    public async Task Nobody_is_counted_whose_booking_was_cancelled()
    {
        var (session, school) = (await app.SessionAsync(), await app.SchoolAsync());
        var booking = await app.BookedAsync(session: session, school: school);
        await app.CancelAsync(booking, "test");
        await app.EndAsync(session);
        Assert.Equal("booking-not-in-force", (await app.CountAsync(booking, 18)).Problem!.Code);
    }

    [Fact]
    public async Task Its_trainer_may_and_nobody_else()
    {
        var booking = await TodayAsync();
        foreach (var viewer in (Viewer[])[new(), TrainingApp.Speaking(booking.SchoolId), new() { IsAuditor = true }, await app.TrainerAsync(null)])
            Assert.Equal("session-staff-only", (await app.CountAsync(booking, 18, viewer: viewer)).Problem!.Code);
        Assert.Null((await app.CountAsync(booking, 18, viewer: await app.TrainerAsync(booking.SessionId))).Problem);
    }

    private async Task<Booking> TodayAsync()
    {
        var booking = await app.BookedAsync();
        await app.EndAsync(booking.SessionId);
        return booking;
    }

    private async Task<(int? present, int n)> Impact(Booking booking)
    {
        await app.CompleteAsync(booking.SessionId);
        var figure = (await app.ImpactAsync(booking.SessionId)).Figures.Single(one => one.Code == "pupils-present");
        return (figure.Value, figure.N);
    }
}
