using YouthPrograms.Data.Training;
using YouthPrograms.Web.Features.Bookings;

namespace YouthPrograms.Web.Tests.Bookings;

public sealed class MovingABooking(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task Takes_the_new_seats_and_gives_back_the_old()
    {
        var from = await app.SessionAsync();
        var to = await app.SessionAsync(days: 25, twinOf: from);
        var old = (await app.BookAsync(from, await app.SchoolAsync())).Value;
        var moved = (await MoveAsync(old, to)).Value;
        Assert.Equal((to, BookingState.Confirmed, 1), (moved.SessionId, moved.State, moved.Revision));
        var left = await app.ReadBookingAsync(old.Id);
        Assert.Equal((BookingState.Moved, moved.Id), (left.State, left.MovedToId));
        await app.AssertCountersAsync(from);
        await app.AssertCountersAsync(to);
    }

    [Fact]
    public async Task Keeps_its_seats_when_the_other_session_is_full()
    {
        var from = await app.SessionAsync();
        var to = await app.SessionAsync(seats: 30, days: 25, twinOf: from);
        var school = await app.SchoolAsync();
        await app.BookAsync(to, school, "三(2)班");
        var booking = (await app.BookAsync(from, school)).Value;
        var problem = (await MoveAsync(booking, to)).Problem!;
        Assert.Equal(("seats-full", "ToSessionId"), (problem.Code, problem.Target));
        Assert.Equal(BookingState.Confirmed, (await app.ReadBookingAsync(booking.Id)).State);
        await app.AssertCountersAsync(from);
        await app.AssertCountersAsync(to);
    }

    [Fact]
    public async Task Does_not_move_to_where_the_class_is_booked_already()
    {
        var from = await app.SessionAsync();
        var to = await app.SessionAsync(days: 25, twinOf: from);
        var school = await app.SchoolAsync();
        await app.BookAsync(to, school);
        Assert.Equal("duplicate-class", (await MoveAsync((await app.BookAsync(from, school)).Value, to)).Problem!.Code);
        await app.AssertCountersAsync(to);
    }

    [Fact]
    public async Task Refuses_what_was_changed_meanwhile()
    {
        var from = await app.SessionAsync();
        var to = await app.SessionAsync(days: 25, twinOf: from);
        var booking = (await app.BookAsync(from, await app.SchoolAsync())).Value;
        Assert.Equal(ProblemKind.Stale, (await MoveAsync(booking, to, booking.RowVersion - 1)).Problem!.Kind);
    }

    [Fact]
    public async Task Does_not_find_the_booking_of_a_foreign_school()
    {
        var from = await app.SessionAsync();
        var booking = (await app.BookAsync(from, await app.SchoolAsync())).Value;
        var outcome = await app.CancelAsync(booking, viewer: TrainingApp.Speaking(await app.SchoolAsync()));
        Assert.Equal("booking-not-found", outcome.Problem!.Code);
    }

    private Task<Outcome<Booking>> MoveAsync(Booking booking, long to, int? version = null) =>
        app.RunAsync<MoveBooking, Outcome<Booking>>(
            use => use.RunAsync(new(booking.Id, to, version), TrainingApp.Speaking(booking.SchoolId), default));
}

public sealed class ResizingABooking(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Theory]
    [InlineData(40, 3)]
    [InlineData(5, 1)]
    [InlineData(19, 3)]
    public async Task Takes_or_frees_the_difference(int pupils, int adults)
    {
        var session = await app.SessionAsync();
        var booking = (await app.BookAsync(session, await app.SchoolAsync())).Value;
        Assert.Null((await ResizeAsync(booking, pupils, adults)).Problem);
        Assert.Equal(pupils + adults, (await app.ReadSessionAsync(session)).SeatsTaken);
        await app.AssertCountersAsync(session);
    }

    [Fact]
    public async Task Grows_in_a_session_without_a_free_group()
    {
        var session = await app.SessionAsync(groups: 1);
        var booking = (await app.BookAsync(session, await app.SchoolAsync())).Value;
        Assert.Null((await ResizeAsync(booking, 30, 2)).Problem);
    }

    [Fact]
    public async Task Keeps_what_it_has_when_it_cannot_grow()
    {
        var session = await app.SessionAsync(seats: 50);
        var school = await app.SchoolAsync();
        var booking = (await app.BookAsync(session, school)).Value;
        await app.BookAsync(session, school, "三(2)班");
        Assert.Equal("seats-full", (await ResizeAsync(booking, 30, 2)).Problem!.Code);
        Assert.Equal(22, (await app.ReadBookingAsync(booking.Id)).Seats);
        await app.AssertCountersAsync(session);
    }

    private Task<Outcome<Booking>> ResizeAsync(Booking booking, int pupils, int adults) =>
        app.RunAsync<ResizeBooking, Outcome<Booking>>(
            use => use.RunAsync(new(booking.Id, pupils, adults), TrainingApp.Speaking(booking.SchoolId), default));
}

public sealed class CancellingABooking(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task Is_free_until_the_deadline()
    {
        var session = await app.SessionAsync(days: 6);
        var booking = (await app.BookAsync(session, await app.SchoolAsync())).Value;
        Assert.Equal(BookingState.CancelledBySchool, (await app.CancelAsync(booking)).Value.State);
        await app.AssertCountersAsync(session);
    }

    [Fact]
    public async Task Asks_for_a_reason_after_the_deadline()
    {
        var session = await app.SessionAsync(days: 4);
        var booking = (await app.BookAsync(session, await app.SchoolAsync())).Value;
        Assert.Equal(("reason-missing", "Reason"), await RefusalAsync(booking));
        Assert.Equal("流感", (await app.CancelAsync(booking, " 流感 ")).Value.CancelReason);
    }

    [Fact]
    public async Task Is_free_again_once_the_session_has_moved()
    {
        var session = await app.SessionAsync(days: 4);
        var booking = (await app.BookAsync(session, await app.SchoolAsync())).Value;
        var starts = (await app.ReadSessionAsync(session)).StartsAt;
        await app.RunAsync<RescheduleSession, Outcome<TrainingSession>>(
            use => use.RunAsync(new(session, starts.AddHours(2)), TrainingApp.Officer, default));
        Assert.Null((await app.CancelAsync(booking)).Problem);
    }

    [Fact]
    public async Task Happens_once()
    {
        var session = await app.SessionAsync();
        var booking = (await app.BookAsync(session, await app.SchoolAsync())).Value;
        await app.CancelAsync(booking);
        Assert.Equal("booking-not-active", (await app.CancelAsync(booking)).Problem!.Code);
        await app.AssertCountersAsync(session);
    }

    [Fact]
    public async Task An_organizer_says_why()
    {
        var session = await app.SessionAsync();
        var booking = (await app.BookAsync(session, await app.SchoolAsync())).Value;
        Assert.Equal("reason-missing", (await app.CancelAsync(booking, viewer: TrainingApp.Officer)).Problem!.Code);
        var cancelled = (await app.CancelAsync(booking, "场馆停电", TrainingApp.Officer)).Value;
        Assert.Equal(BookingState.CancelledByOrganizer, cancelled.State);
    }

    private async Task<(string, string?)> RefusalAsync(Booking booking)
    {
        var problem = (await app.CancelAsync(booking)).Problem!;
        return (problem.Code, problem.Target);
    }
}
