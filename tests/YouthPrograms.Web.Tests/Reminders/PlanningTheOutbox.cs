using YouthPrograms.Data.Mail;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Web.Tests.Reminders;

/// <summary>From rows to rows: what the planner leaves in the outbox.</summary>
public class PlanningTheOutbox
{
    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_booking_is_confirmed_now_and_reminded_of_the_day_before(string database)
    {
        await using var host = await HostAsync(database);
        await host.TellABookingAsync();

        await host.PlanAsync();

        var messages = await host.MessagesAsync();
        Assert.Equal(
            ["booking-confirmed|1|booking:1|session:1|0.0|0|a1|mail", "session-tomorrow|1|booking:1|session:1|0.0|-1d@15:00|a1|mail"],
            messages.Select(m => m.Key));
        Assert.All(messages, m => Assert.Equal(MessageState.Planned, m.State));
        Assert.Equal([RemindersHost.Start, Shanghai(30, 15)], messages.Select(m => m.DueAt));
        Assert.All(messages, m => Assert.Equal(("school@demo.test", "s***@demo.test", "booked-by"), (m.Address, m.Recipient, m.Reason)));
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task The_contact_named_in_the_booking_gets_its_mails_in_the_bookers_language(string database)
    {
        await using var host = await HostAsync(database);
        await host.TellABookingAsync(language: "en", contact: "teacher@demo.test");

        await host.PlanAsync();

        Assert.All(await host.MessagesAsync(), m => Assert.Equal(("teacher@demo.test", "en", "booking-contact"), (m.Address, m.Language, m.Reason)));
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task Planning_again_later_and_elsewhere_changes_nothing(string database)
    {
        await using var host = await HostAsync(database);
        await host.TellABookingAsync();
        await host.PlanAsync();
        var before = await host.MessagesAsync();

        await using var other = host.AnotherNode();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? host : other).PlanAsync()));

        Assert.Equivalent(before, await host.MessagesAsync(), strict: true);
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task Nodes_that_plan_for_the_first_time_together_make_each_row_once(string database)
    {
        await using var host = await HostAsync(database);
        await host.TellABookingAsync();
        await using var other = host.AnotherNode();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? host : other).PlanAsync()));

        Assert.Equal(2, (await host.MessagesAsync()).Count);
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_moved_session_is_told_once_and_its_old_reminder_cancelled(string database)
    {
        await using var host = await HostAsync(database);
        await host.TellABookingAsync();
        await host.PlanAndSendAsync();

        await host.ChangeBookingAsync(b => Move(b.Session, TimeSpan.FromDays(2)));
        await host.PlanAsync();
        await host.PlanAsync();

        Assert.Equal(
            [
                ("booking-confirmed", "0.0", MessageState.Sent),
                ("session-tomorrow", "0.0", MessageState.Cancelled),
                ("booking-moved", "1.0", MessageState.Planned),
                ("session-tomorrow", "1.0", MessageState.Planned),
            ],
            (await host.MessagesAsync()).Select(m => (m.Template, m.Key.Split('|')[4], m.State)));
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_change_of_words_sends_nothing_again(string database)
    {
        await using var host = await HostAsync(database);
        await host.TellABookingAsync();
        await host.PlanAndSendAsync();

        await host.ChangeBookingAsync(b => (b.AccessNeeds, b.ContactName, b.Session.SeatsCap) = ("ramp", "张老师", 90));
        await host.PlanAndSendAsync();

        Assert.Equal(2, (await host.MessagesAsync()).Count);
        Assert.Single(host.Transport.Mails);
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_cancelled_booking_is_told_and_nothing_else_follows(string database)
    {
        await using var host = await HostAsync(database);
        await host.TellABookingAsync();
        await host.PlanAndSendAsync();

        await host.ChangeBookingAsync(b => b.State = BookingState.CancelledBySchool);
        await host.PlanAsync();

        var messages = await host.MessagesAsync();
        Assert.Equal(
            [("booking-confirmed", MessageState.Sent), ("session-tomorrow", MessageState.Cancelled), ("booking-cancelled", MessageState.Planned)],
            messages.Select(m => (m.Template, m.State)));
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_cancelled_session_is_told_to_every_school_in_it(string database)
    {
        await using var host = await HostAsync(database);
        await host.TellABookingAsync();
        await host.PlanAndSendAsync();

        await host.ChangeBookingAsync(b => b.Session.State = SessionState.Cancelled);
        await host.PlanAsync();

        Assert.Equal(MessageState.Planned, (await host.TheMessageAsync("booking-cancelled")).State);
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task After_downtime_a_reminder_that_is_too_late_stands_there_as_missed(string database)
    {
        await using var host = await HostAsync(database);
        await host.TellABookingAsync();
        await host.PlanAndSendAsync();

        // Due at 15:00, 18 hours before the start; a quarter of that may pass, until 19:30.
        host.Clock.Now = Shanghai(30, 19).AddMinutes(31);
        await host.PlanAndSendAsync();

        Assert.Equal(MessageState.Missed, (await host.TheMessageAsync("session-tomorrow")).State);
        Assert.Single(host.Transport.Mails);
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task After_a_short_downtime_the_reminder_is_still_sent(string database)
    {
        await using var host = await HostAsync(database);
        await host.TellABookingAsync();
        await host.PlanAndSendAsync();

        host.Clock.Now = Shanghai(30, 19).AddMinutes(29);
        await host.PlanAndSendAsync();

        Assert.Equal(MessageState.Sent, (await host.TheMessageAsync("session-tomorrow")).State);
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_reminder_nobody_planned_in_time_is_shown_as_missed(string database)
    {
        await using var host = await HostAsync(database);
        await host.TellABookingAsync();

        host.Clock.Now = Shanghai(30, 20);
        await host.PlanAsync();

        Assert.Equal(MessageState.Missed, (await host.TheMessageAsync("session-tomorrow")).State);
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_booking_made_after_the_reminder_was_due_gets_it_with_the_confirmation(string database)
    {
        await using var host = await HostAsync(database);
        host.Clock.Now = Shanghai(30, 16);
        await host.TellABookingAsync(bookedAt: host.Clock.Now);

        await host.PlanAndSendAsync();

        Assert.Equal(MessageState.Suppressed, (await host.TheMessageAsync("session-tomorrow")).State);
        var confirmation = Assert.Single(host.Transport.Mails);
        Assert.Contains("场次临近，不再另行提醒。", confirmation.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_rule_switched_off_and_on_again_brings_its_row_back(string database)
    {
        await using var host = await HostAsync(database);
        await host.TellABookingAsync();
        await host.PlanAsync();

        await host.ChangeAsync(db => db.ReminderRules.Single(r => r.Code == "session-tomorrow").Enabled = false);
        await host.PlanAsync();
        var off = (await host.TheMessageAsync("session-tomorrow")).State;
        await host.ChangeAsync(db => db.ReminderRules.Single(r => r.Code == "session-tomorrow").Enabled = true);
        await host.PlanAsync();

        Assert.Equal((MessageState.Cancelled, MessageState.Planned), (off, (await host.TheMessageAsync("session-tomorrow")).State));
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_rule_with_an_unreadable_offset_stops_no_other(string database)
    {
        await using var host = await HostAsync(database);
        await host.TellABookingAsync();
        await host.ChangeAsync(db => db.ReminderRules.Single(r => r.Code == "session-tomorrow").Offset = "the day before");

        await host.PlanAsync();

        Assert.Equal("booking-confirmed", Assert.Single(await host.MessagesAsync()).Template);
    }

    internal static DateTime Shanghai(int day, int hour) => new DateTime(2026, 11, day, hour, 0, 0, DateTimeKind.Utc).AddHours(-8);

    internal static void Move(TrainingSession session, TimeSpan by)
    {
        session.StartsAt += by;
        session.EndsAt += by;
        session.ScheduleRevision++;
    }

    private static Task<RemindersHost> HostAsync(string database) => RemindersHost.CreateAsync(database);
}
