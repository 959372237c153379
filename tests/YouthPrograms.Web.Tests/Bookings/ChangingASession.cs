using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Web.Features.Bookings;

namespace YouthPrograms.Web.Tests.Bookings;

public sealed class ChangingASession(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task Moving_it_raises_the_revision_and_keeps_the_distance_of_the_deadlines()
    {
        var id = await app.SessionAsync();
        var before = await app.ReadSessionAsync(id);
        var after = (await RescheduleAsync(new(id, before.StartsAt.AddDays(3)))).Value;
        Assert.Equal(before.ScheduleRevision + 1, after.ScheduleRevision);
        Assert.Equal(before.EndsAt.AddDays(3), after.EndsAt);
        Assert.Equal(before.BookingClosesAt.AddDays(3), after.BookingClosesAt);
        Assert.Equal(before.FreeCancelUntil.AddDays(3), after.FreeCancelUntil);
    }

    [Fact]
    public async Task A_booking_is_asked_again_and_agrees()
    {
        var id = await app.SessionAsync();
        var booking = (await app.BookAsync(id, await app.SchoolAsync())).Value;
        await RescheduleAsync(new(id, (await app.ReadSessionAsync(id)).StartsAt.AddDays(1)));
        var agreed = await app.RunAsync<ReconfirmBooking, Outcome<Booking>>(
            use => use.RunAsync(new(booking.Id), TrainingApp.Speaking(booking.SchoolId), default));
        Assert.Equal((BookingState.Reconfirmed, 1), (agreed.Value.State, agreed.Value.AcceptedRevision));
    }

    [Fact]
    public async Task Nothing_changes_when_nothing_moves()
    {
        var id = await app.SessionAsync();
        var after = (await RescheduleAsync(new(id, (await app.ReadSessionAsync(id)).StartsAt))).Value;
        Assert.Equal(0, after.ScheduleRevision);
    }

    [Fact]
    public async Task It_does_not_move_into_the_past_or_end_before_it_starts()
    {
        var id = await app.SessionAsync();
        var past = app.Clock.GetUtcNow().UtcDateTime.AddHours(-2);
        var problem = (await RescheduleAsync(new(id, past, past.AddHours(-1)))).Problem!;
        Assert.Equal(["starts-in-the-past", "ends-before-start"], problem.Flatten().Select(one => one.Code));
    }

    [Fact]
    public async Task It_does_not_move_into_a_hall_where_others_are()
    {
        var id = await app.SessionAsync();
        var other = await app.ReadSessionAsync(await app.SessionAsync(days: 30));
        var problem = (await RescheduleAsync(new(id, other.StartsAt.AddMinutes(30), VenueId: other.VenueId))).Problem!;
        Assert.Equal(("venue-occupied", "VenueId"), (problem.Code, problem.Target));
    }

    [Fact]
    public async Task Calling_it_off_ends_every_booking_and_all_waiting()
    {
        var (id, school) = (await app.SessionAsync(seats: 30), await app.SchoolAsync());
        var booking = (await app.BookAsync(id, school)).Value;
        var entry = (await app.WaitAsync(id, school)).Value;
        var session = (await CancelAsync(id, "台风")).Value;
        Assert.Equal((SessionState.Cancelled, 0), (session.State, session.SeatsTaken));
        var ended = await app.ReadBookingAsync(booking.Id);
        Assert.Equal((BookingState.CancelledByOrganizer, "台风"), (ended.State, ended.CancelReason));
        Assert.Equal(WaitlistState.Lapsed, (await app.ReadEntryAsync(entry.Id)).State);
        Assert.Equal("session-not-changeable", (await CancelAsync(id, "台风")).Problem!.Code);
    }

    [Fact]
    public async Task Calling_it_off_needs_a_reason() =>
        Assert.Equal("reason-missing", (await CancelAsync(await app.SessionAsync(), " ")).Problem!.Code);

    [Fact]
    public async Task A_school_changes_no_session()
    {
        var id = await app.SessionAsync();
        var school = TrainingApp.Speaking(await app.SchoolAsync());
        Assert.Equal("officers-only", (await CancelAsync(id, "台风", school)).Problem!.Code);
        Assert.Equal("officers-only", (await RescheduleAsync(new(id, DateTime.UnixEpoch), school)).Problem!.Code);
    }

    private Task<Outcome<TrainingSession>> RescheduleAsync(RescheduleSessionRequest request, Viewer? viewer = null) =>
        app.RunAsync<RescheduleSession, Outcome<TrainingSession>>(use => use.RunAsync(request, viewer ?? TrainingApp.Officer, default));

    private Task<Outcome<TrainingSession>> CancelAsync(long id, string? reason, Viewer? viewer = null) =>
        app.RunAsync<CancelSession, Outcome<TrainingSession>>(
            use => use.RunAsync(new(id, reason), viewer ?? TrainingApp.Officer, default));
}
