using YouthPrograms.Data.Training;
using YouthPrograms.Reminders.Planning;

namespace YouthPrograms.Web.Tests.Reminders;

/// <summary>The plan as a pure function: facts, rules and a time in, wanted messages out.</summary>
public class PlanningFacts
{
    private static readonly DateTime Now = RemindersHost.Start;

    private static readonly IReadOnlyList<Rule> Rules =
        FactLoader.Read(Stories.Rules, []);

    private static readonly Contact School = new(7, "school@demo.test", "zh-CN", Reasons.BookedBy);
    private static readonly Contact Coach = new(8, "coach@demo.test", "en", Reasons.CoachOfDelegation);

    private static readonly BookingFacts Booked = new()
    {
        Id = 3,
        SessionId = 4,
        State = BookingState.Confirmed,
        SessionState = SessionState.Open,
        Revision = 0,
        AcceptedRevision = 0,
        ScheduleRevision = 0,
        BookedAt = Now,
        StartsAt = Now.AddDays(10),
        TimeZone = "Asia/Shanghai",
        Contact = School,
    };

    [Theory]
    [InlineData(BookingState.Confirmed, "booking-confirmed,session-tomorrow")]
    [InlineData(BookingState.Reconfirmed, "booking-confirmed,session-tomorrow")]
    [InlineData(BookingState.CancelledBySchool, "booking-cancelled")]
    [InlineData(BookingState.CancelledByOrganizer, "booking-cancelled")]
    [InlineData(BookingState.Released, "booking-cancelled")]
    [InlineData(BookingState.Held, "")]
    [InlineData(BookingState.Requested, "")]
    [InlineData(BookingState.HoldExpired, "")]
    [InlineData(BookingState.Rejected, "")]
    [InlineData(BookingState.Moved, "")]
    [InlineData(BookingState.Attended, "")]
    public void Each_state_of_a_booking_wants_its_mails(BookingState state, string templates) =>
        Assert.Equal(templates, Templates(Booked with { State = state }));

    [Fact]
    public void A_cancelled_session_cancels_its_bookings() =>
        Assert.Equal("booking-cancelled", Templates(Booked with { SessionState = SessionState.Cancelled }));

    [Fact]
    public void A_moved_session_wants_an_answer_and_no_confirmation() =>
        Assert.Equal("booking-moved,session-tomorrow", Templates(Booked with { ScheduleRevision = 1 }));

    [Fact]
    public void An_accepted_move_is_confirmed_anew()
    {
        var moved = Booked with { ScheduleRevision = 1, AcceptedRevision = 1 };

        Assert.Equal("booking-confirmed|1|booking:3|session:4|1.0|0|a7|mail", Of(moved)[0].Key);
        Assert.Equal(Now, Of(moved)[0].DueAt);
    }

    [Fact]
    public void The_key_holds_neither_time_nor_address_nor_state()
    {
        var later = Booked with { StartsAt = Now.AddDays(20), State = BookingState.Reconfirmed, Contact = School with { Address = "new@demo.test" } };

        Assert.Equal(Of(Booked).Select(w => w.Key), Of(later).Select(w => w.Key));
    }

    [Fact]
    public void Raising_a_rule_by_hand_wants_its_mails_anew()
    {
        var raised = Rules.Select(r => r with { Version = 2 }).ToList();

        var keys = Plan.Of(new Facts { Bookings = [Booked] }, raised, Now).Select(w => w.Key);

        Assert.DoesNotContain(Of(Booked)[0].Key, keys);
    }

    [Fact]
    public void The_day_before_is_a_day_of_the_place()
    {
        // 07:30 on the 6th in Shanghai is still the 5th in UTC.
        var early = Booked with { StartsAt = new DateTime(2026, 12, 5, 23, 30, 0, DateTimeKind.Utc) };

        Assert.Equal(new DateTime(2026, 12, 5, 7, 0, 0, DateTimeKind.Utc), Of(early)[1].DueAt);
    }

    [Theory]
    [InlineData(0, Disposition.Send)]
    [InlineData(-1, Disposition.Send)]
    [InlineData(-3, Disposition.Missed)]
    public void A_confirmation_is_news_for_two_days(int days, Disposition disposition) =>
        Assert.Equal(disposition, Of(Booked with { BookedAt = Now.AddDays(days) })[0].Disposition);

    [Fact]
    public void A_booking_made_after_the_reminder_was_due_folds_it()
    {
        var late = Booked with { StartsAt = Now.AddHours(10), BookedAt = Now };

        Assert.Equal([Disposition.Send, Disposition.Folded], Of(late).Select(w => w.Disposition));
    }

    [Fact]
    public void A_session_moved_to_tomorrow_folds_its_reminder_into_that_news()
    {
        var moved = Booked with { StartsAt = Now.AddHours(10), BookedAt = Now.AddDays(-30), ScheduleRevision = 1 };

        Assert.Equal([Disposition.Send, Disposition.Folded], Of(moved).Select(w => w.Disposition));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    public void A_draw_is_announced_once_it_is_public(int minutesAfterNow, int mails)
    {
        var draw = new DrawFacts(5, 2, Now.AddMinutes(minutesAfterNow), Now.AddDays(20), "Asia/Shanghai") { Contacts = [Coach] };

        Assert.Equal(mails, Plan.Of(new Facts { Draws = [draw] }, Rules, Now).Count);
    }

    [Fact]
    public void A_draw_published_again_is_announced_again()
    {
        var draw = new DrawFacts(5, 1, Now, Now.AddDays(20), "Asia/Shanghai") { Contacts = [Coach] };

        Assert.NotEqual(Key(draw), Key(draw with { PublishRevision = 2 }));
    }

    [Fact]
    public void Who_is_coach_and_guardian_gets_one_mail()
    {
        var guardian = Coach with { Reason = Reasons.GuardianOfAthlete };
        var draw = new DrawFacts(5, 1, Now, Now.AddDays(20), "Asia/Shanghai") { Contacts = [Coach, guardian] };

        Assert.Equal(Coach, Assert.Single(Plan.Of(new Facts { Draws = [draw] }, Rules, Now)).Contact);
    }

    [Fact]
    public void Entries_that_close_are_told_of_a_week_and_a_day_before_at_the_same_hour()
    {
        var closes = new DateTime(2026, 12, 11, 10, 0, 0, DateTimeKind.Utc);

        Assert.Equal([closes.AddDays(-7), closes.AddDays(-1)], Closing(closes).Select(w => w.DueAt));
    }

    [Fact]
    public void A_reminder_that_falls_into_the_night_waits_for_the_morning()
    {
        // Closing at midnight in Shanghai: both reminders move to 07:30 of the day that begins.
        var midnight = new DateTime(2026, 12, 10, 16, 0, 0, DateTimeKind.Utc);

        Assert.Equal([midnight.AddDays(-7).AddHours(7.5), midnight.AddDays(-1).AddHours(7.5)], Closing(midnight).Select(w => w.DueAt));
    }

    [Fact]
    public void A_reminder_may_be_late_by_a_quarter_of_its_lead_and_twelve_hours_at_most()
    {
        var closes = new DateTime(2026, 12, 11, 10, 0, 0, DateTimeKind.Utc);

        Assert.Equal([12, 6], Closing(closes).Select(w => (w.DeadlineAt - w.DueAt).TotalHours));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-1d@15:00", "-1d@15:00")]
    [InlineData("-7d, -1d", "-7d -1d")]
    [InlineData("30d", "30d")]
    public void Offsets_are_read(string text, string offsets)
    {
        Assert.True(Offset.TryParseAll(text, out var read));
        Assert.Equal(offsets, string.Join(' ', read));
    }

    [Theory]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("-1")]
    [InlineData("-1d@25:00")]
    [InlineData("-1d@15:00@16:00")]
    [InlineData("-7d,soon")]
    public void What_is_no_offset_is_refused(string text) => Assert.False(Offset.TryParseAll(text, out _));

    private static string Templates(BookingFacts booking) => string.Join(',', Of(booking).Select(w => w.Rule.Template));

    private static IReadOnlyList<WantedMessage> Of(BookingFacts booking) => Plan.Of(new Facts { Bookings = [booking] }, Rules, Now);

    private static string Key(DrawFacts draw) => Plan.Of(new Facts { Draws = [draw] }, Rules, Now).Single().Key;

    private static IReadOnlyList<WantedMessage> Closing(DateTime closes) => Plan.Of(
        new Facts { Registrations = [new RegistrationFacts(6, 0, closes, "Asia/Shanghai") { Contacts = [Coach] }] }, Rules, Now);
}
