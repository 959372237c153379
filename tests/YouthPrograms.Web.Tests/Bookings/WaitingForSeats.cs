using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data.Training;
using YouthPrograms.Web.Features.Bookings;

namespace YouthPrograms.Web.Tests.Bookings;

public sealed class WaitingForSeats(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task Queues_in_the_order_of_arrival()
    {
        var (session, school, _) = await FullAsync();
        Assert.Equal(1, (await app.WaitAsync(session, school, "四(1)班")).Value.Position);
        Assert.Equal(2, (await app.WaitAsync(session, school, "四(2)班")).Value.Position);
    }

    [Fact]
    public async Task Sends_a_class_that_fits_to_book()
    {
        var session = await app.SessionAsync();
        Assert.Equal("seats-are-free", (await app.WaitAsync(session, await app.SchoolAsync())).Problem!.Code);
    }

    [Fact]
    public async Task Takes_a_class_once_and_not_when_it_is_booked()
    {
        var (session, school, booked) = await FullAsync();
        await app.WaitAsync(session, school, "四(1)班");
        Assert.Equal("already-waiting", (await app.WaitAsync(session, school, "四(1)班")).Problem!.Code);
        Assert.Equal("duplicate-class", (await app.WaitAsync(session, school, booked.ClassLabel)).Problem!.Code);
    }

    [Fact]
    public async Task Refuses_a_smallest_size_above_the_size()
    {
        var (session, school, _) = await FullAsync();
        Assert.Equal("smallest-acceptable-out-of-range", (await app.WaitAsync(session, school, smallest: 23)).Problem!.Code);
    }

    [Fact]
    public async Task Freed_seats_are_held_for_the_first_until_the_offer_ends()
    {
        var (session, school, booked) = await FullAsync();
        var entry = (await app.WaitAsync(session, school)).Value;
        await app.CancelAsync(booked);
        Assert.Equal(WaitlistState.Offered, (await app.ReadEntryAsync(entry.Id)).State);
        var ends = new SessionTime((await OfferAsync(entry)).HoldExpiresAt!.Value, "Asia/Shanghai").Local;
        var now = new SessionTime(app.Clock.GetUtcNow().UtcDateTime, "Asia/Shanghai").Local;
        // From 09:00 on a day with two working days after it: two days later it would be 09:00, so 11:00.
        Assert.InRange(ends - now, TimeSpan.FromDays(2), TimeSpan.FromDays(5));
        Assert.InRange(ends.Hour, 11, 21);
        await app.AssertCountersAsync(session);
    }

    [Fact]
    public async Task An_accepted_offer_is_a_booking()
    {
        var (session, school, booked) = await FullAsync();
        var entry = (await app.WaitAsync(session, school)).Value;
        await app.CancelAsync(booked);
        var offer = await OfferAsync(entry);
        await app.RunAsync<ConfirmBooking, Outcome<Booking>>(
            use => use.RunAsync(new(offer.Id), TrainingApp.Speaking(school), default));
        Assert.Equal(WaitlistState.Accepted, (await app.ReadEntryAsync(entry.Id)).State);
        Assert.Equal(BookingState.Confirmed, (await app.ReadBookingAsync(offer.Id)).State);
    }

    [Fact]
    public async Task A_declined_offer_goes_to_the_next()
    {
        var (session, school, booked) = await FullAsync();
        var first = (await app.WaitAsync(session, school, "四(1)班")).Value;
        var second = (await app.WaitAsync(session, school, "四(2)班")).Value;
        await app.CancelAsync(booked);
        Assert.Equal(WaitlistState.Waiting, (await app.ReadEntryAsync(second.Id)).State);
        await app.CancelAsync(await OfferAsync(first));
        Assert.Equal(WaitlistState.Declined, (await app.ReadEntryAsync(first.Id)).State);
        Assert.Equal(WaitlistState.Offered, (await app.ReadEntryAsync(second.Id)).State);
        await app.AssertCountersAsync(session);
    }

    [Fact]
    public async Task An_offer_that_nobody_answers_goes_to_the_next()
    {
        var (session, school, booked) = await FullAsync();
        var first = (await app.WaitAsync(session, school, "四(1)班")).Value;
        var second = (await app.WaitAsync(session, school, "四(2)班")).Value;
        await app.CancelAsync(booked);
        app.Clock.Forward((await OfferAsync(first)).HoldExpiresAt!.Value - app.Clock.GetUtcNow().UtcDateTime);
        await app.RunAsync<ReleaseExpiredHolds, int>(use => use.RunAsync(default));
        Assert.Equal(WaitlistState.Expired, (await app.ReadEntryAsync(first.Id)).State);
        Assert.Equal(WaitlistState.Offered, (await app.ReadEntryAsync(second.Id)).State);
        await app.AssertCountersAsync(session);
    }

    [Fact]
    public async Task Who_declines_a_part_keeps_the_place_and_is_not_asked_the_same_again()
    {
        var (session, school, booked) = await FullAsync();
        var entry = (await app.WaitAsync(session, school, pupils: 26, adults: 2, smallest: 10)).Value;
        await app.RunAsync<ResizeBooking, Outcome<Booking>>(
            use => use.RunAsync(new(booked.Id, 10, 1), TrainingApp.Speaking(school), default));
        var offer = await OfferAsync(entry);
        Assert.Equal((17, 2), (offer.Pupils, offer.Adults));
        await app.CancelAsync(offer);
        var waiting = await app.ReadEntryAsync(entry.Id);
        Assert.Equal((WaitlistState.Waiting, 20, "TooLarge:19"), (waiting.State, waiting.SmallestAcceptable, waiting.Decision));
        await app.AssertCountersAsync(session);
    }

    [Fact]
    public async Task Writes_down_why_a_class_was_not_promoted()
    {
        var (session, school, booked) = await FullAsync();
        var entry = (await app.WaitAsync(session, school, pupils: 26, adults: 2)).Value;
        await app.RunAsync<ResizeBooking, Outcome<Booking>>(
            use => use.RunAsync(new(booked.Id, 10, 1), TrainingApp.Speaking(school), default));
        Assert.Equal("TooLarge:19", (await app.ReadEntryAsync(entry.Id)).Decision);
    }

    [Fact]
    public async Task Withdraws()
    {
        var (session, school, booked) = await FullAsync();
        var entry = (await app.WaitAsync(session, school)).Value;
        await WithdrawAsync(entry);
        await app.CancelAsync(booked);
        Assert.Equal(WaitlistState.Withdrawn, (await app.ReadEntryAsync(entry.Id)).State);
        Assert.Equal("waitlist-entry-not-waiting", (await WithdrawAsync(entry)).Problem!.Code);
    }

    private Task<Outcome<WaitlistEntry>> WithdrawAsync(WaitlistEntry entry) =>
        app.RunAsync<WithdrawFromWaitlist, Outcome<WaitlistEntry>>(
            use => use.RunAsync(new(entry.Id), TrainingApp.Speaking(entry.SchoolId), default));

    private Task<Booking> OfferAsync(WaitlistEntry entry) => app.InDatabaseAsync(db => db.Bookings.AsNoTracking().SingleAsync(
        booking => booking.SessionId == entry.SessionId && booking.ClassLabel == entry.ClassLabel && booking.State == BookingState.Held));

    // 30 seats, of which one class has 28.
    private async Task<(long Session, long School, Booking Booked)> FullAsync()
    {
        var (session, school) = (await app.SessionAsync(seats: 30), await app.SchoolAsync());
        return (session, school, (await app.BookAsync(session, school, "三(1)班", 26, 2)).Value);
    }
}
