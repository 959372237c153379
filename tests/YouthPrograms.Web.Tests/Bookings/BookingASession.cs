using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Web.Features.Bookings;

namespace YouthPrograms.Web.Tests.Bookings;

public sealed class BookingASession(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task Takes_seats_for_pupils_and_adults()
    {
        var (session, school) = (await app.SessionAsync(), await app.SchoolAsync());
        var booking = (await app.BookAsync(session, school, " 三(1)班 ", 43, 3)).Value;
        Assert.Equal((BookingState.Confirmed, "三(1)班"), (booking.State, booking.ClassLabel));
        Assert.Equal(46, (await app.ReadSessionAsync(session)).SeatsTaken);
        await app.AssertCountersAsync(session);
    }

    [Theory]
    [InlineData(0, 2, "headcount-out-of-range", "Pupils")]
    [InlineData(10_000, 2, "headcount-out-of-range", "Pupils")]
    [InlineData(-3, 2, "headcount-out-of-range", "Pupils")]
    [InlineData(30, 1, "adults-too-few", "Adults")]
    [InlineData(30, -1, "adults-out-of-range", "Adults")]
    [InlineData(88, 6, "more-than-the-session-holds", "Pupils")]
    public async Task Refuses_a_headcount(int pupils, int adults, string code, string field)
    {
        var (session, school) = (await app.SessionAsync(), await app.SchoolAsync());
        var problem = (await app.BookAsync(session, school, pupils: pupils, adults: adults)).Problem!;
        Assert.Equal((ProblemKind.Invalid, code, field), (problem.Kind, problem.Code, problem.Target));
    }

    [Fact]
    public async Task Tells_everything_that_is_wrong_at_once()
    {
        var (session, school) = (await app.SessionAsync(), await app.SchoolAsync());
        var outcome = await app.RunAsync<BookSession, Outcome<Booking>>(use => use.RunAsync(
            new(session, school, " ", 30, 0, ContactEmail: "no address", AccessNeeds: ["wheelchair", "asthma"]),
            TrainingApp.Speaking(school), default));
        Assert.Equal(
            ["class-label-missing", "adults-too-few", "contact-email-malformed", "access-need-unknown"],
            outcome.Problem!.Flatten().Select(problem => problem.Code));
    }

    [Fact]
    public async Task Says_that_the_class_is_booked_already()
    {
        var (session, school) = (await app.SessionAsync(), await app.SchoolAsync());
        await app.BookAsync(session, school);
        Assert.Equal("duplicate-class", (await app.BookAsync(session, school)).Problem!.Code);
        await app.AssertCountersAsync(session);
    }

    [Fact]
    public async Task Takes_a_class_again_that_was_cancelled()
    {
        var (session, school) = (await app.SessionAsync(), await app.SchoolAsync());
        await app.CancelAsync((await app.BookAsync(session, school)).Value);
        Assert.Null((await app.BookAsync(session, school)).Problem);
        await app.AssertCountersAsync(session);
    }

    [Fact]
    public async Task Offers_the_nearest_sessions_when_seats_are_full()
    {
        var (session, school) = (await app.SessionAsync(seats: 30, days: 20), await app.SchoolAsync());
        await app.SessionAsync(days: 40, twinOf: session);
        var near = await app.SessionAsync(days: 18, twinOf: session);
        var tooSmall = await app.SessionAsync(seats: 10, days: 21, twinOf: session);
        await app.BookAsync(session, school);
        var problem = (await app.BookAsync(session, school, "三(2)班")).Problem!;
        Assert.Equal(("seats-full", "Pupils", 8), (problem.Code, problem.Target, problem.Arguments[0]));
        var sessions = problem.Arguments.OfType<Alternatives>().Single().Sessions;
        Assert.Equal(near, sessions[0].Id);
        Assert.Equal(2, sessions.Count);
        Assert.DoesNotContain(sessions, one => one.Id == tooSmall);
    }

    [Fact]
    public async Task Names_the_groups_when_only_they_are_full()
    {
        var (session, school) = (await app.SessionAsync(groups: 1), await app.SchoolAsync());
        await app.BookAsync(session, school);
        Assert.Equal("groups-full", (await app.BookAsync(session, school, "三(2)班")).Problem!.Code);
    }

    [Theory]
    [InlineData(SessionState.BookingClosed, 20, "session-not-open")]
    [InlineData(SessionState.Cancelled, 20, "session-cancelled")]
    [InlineData(SessionState.Open, 1, "window-closed")]
    [InlineData(SessionState.Open, 100, "window-not-open")]
    [InlineData(SessionState.Draft, 20, "session-not-found")]
    public async Task Refuses_a_session_that_takes_no_bookings(SessionState state, int days, string code)
    {
        var session = await app.SessionAsync(days: days, change: one => one.State = state);
        Assert.Equal(code, (await app.BookAsync(session, await app.SchoolAsync())).Problem!.Code);
    }

    [Fact]
    public async Task A_foreign_school_does_not_exist()
    {
        var (session, own, foreign) = (await app.SessionAsync(), await app.SchoolAsync(), await app.SchoolAsync());
        var outcome = await app.BookAsync(session, foreign, viewer: TrainingApp.Speaking(own));
        Assert.Equal(ProblemKind.NotFound, outcome.Problem!.Kind);
    }

    [Fact]
    public async Task Only_schools_and_officers_book()
    {
        var (session, school) = (await app.SessionAsync(), await app.SchoolAsync());
        Assert.Equal("schools-only", (await app.BookAsync(session, school, viewer: new Viewer { IsAuditor = true })).Problem!.Code);
        Assert.Null((await app.BookAsync(session, school, viewer: TrainingApp.Officer)).Problem);
    }
}

public sealed class HoldingSeats(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task A_hold_becomes_firm_within_twenty_minutes()
    {
        var (session, school) = (await app.SessionAsync(), await app.SchoolAsync());
        var held = (await app.BookAsync(session, school, hold: true)).Value;
        Assert.Equal(BookingState.Held, held.State);
        app.Clock.Forward(TimeSpan.FromMinutes(19));
        Assert.Equal(BookingState.Confirmed, (await ConfirmAsync(held)).Value.State);
        await app.AssertCountersAsync(session);
    }

    [Fact]
    public async Task A_hold_past_its_expiry_never_converts_and_frees_its_seats()
    {
        var (session, school) = (await app.SessionAsync(), await app.SchoolAsync());
        var held = (await app.BookAsync(session, school, hold: true)).Value;
        app.Clock.Forward(TimeSpan.FromMinutes(20));
        Assert.Equal("hold-expired", (await ConfirmAsync(held)).Problem!.Code);
        Assert.Equal(0, (await app.ReadSessionAsync(session)).SeatsTaken);
        await app.AssertCountersAsync(session);
    }

    [Fact]
    public async Task Nobody_is_refused_for_the_sake_of_an_expired_hold()
    {
        var (session, school) = (await app.SessionAsync(seats: 30), await app.SchoolAsync());
        await app.BookAsync(session, school, hold: true);
        Assert.Equal("seats-full", (await app.BookAsync(session, school, "三(2)班")).Problem!.Code);
        app.Clock.Forward(TimeSpan.FromMinutes(20));
        Assert.Null((await app.BookAsync(session, school, "三(2)班")).Problem);
        await app.AssertCountersAsync(session);
    }

    [Fact]
    public async Task The_sweep_frees_what_has_run_out_and_nothing_else()
    {
        var (session, school) = (await app.SessionAsync(), await app.SchoolAsync());
        await app.BookAsync(session, school, "三(1)班", hold: true);
        await app.BookAsync(session, school, "三(2)班");
        app.Clock.Forward(TimeSpan.FromMinutes(20));
        await app.RunAsync<ReleaseExpiredHolds, int>(use => use.RunAsync(default));
        Assert.Equal(22, (await app.ReadSessionAsync(session)).SeatsTaken);
        await app.AssertCountersAsync(session);
    }

    private Task<Outcome<Booking>> ConfirmAsync(Booking held) => app.RunAsync<ConfirmBooking, Outcome<Booking>>(
        use => use.RunAsync(new(held.Id), TrainingApp.Speaking(held.SchoolId), default));
}
