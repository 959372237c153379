using YouthPrograms.Data.Mail;
using YouthPrograms.Data.Training;
using YouthPrograms.Reminders.Mail;
using static YouthPrograms.Web.Tests.Reminders.PlanningTheOutbox;

namespace YouthPrograms.Web.Tests.Reminders;

/// <summary>What the sender does with a due row, by what the transport answers.</summary>
public class SendingMails
{
    private static readonly Delivery Refused = new(DeliveryState.NotSent, "450 school@demo.test: try later");
    private static readonly Delivery Silent = new(DeliveryState.Unknown, "The connection was closed.");

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_second_run_sends_nothing_twice(string database)
    {
        await using var host = await ToldAsync(database);

        await host.PlanAndSendAsync();
        await host.PlanAndSendAsync();

        Assert.Single(host.Transport.Mails);
        var sent = await host.TheMessageAsync("booking-confirmed");
        Assert.Equal((MessageState.Sent, RemindersHost.Start, 1), (sent.State, sent.SentAt, sent.Attempts));
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_mail_is_sent_when_it_is_due_and_not_before(string database)
    {
        await using var host = await ToldAsync(database);
        await host.PlanAndSendAsync();

        host.Clock.Now = Shanghai(30, 15).AddSeconds(-1);
        await host.PlanAndSendAsync();
        var early = host.Transport.Mails.Count;
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.PlanAndSendAsync();

        Assert.Equal((1, 2), (early, host.Transport.Mails.Count));
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_booking_cancelled_after_planning_is_not_reminded_of(string database)
    {
        await using var host = await ToldAsync(database);
        await host.PlanAndSendAsync();
        host.Clock.Now = Shanghai(30, 15);

        await host.ChangeBookingAsync(b => b.State = BookingState.CancelledBySchool);
        await host.SendAsync();

        Assert.Equal(MessageState.Cancelled, (await host.TheMessageAsync("session-tomorrow")).State);
        Assert.Single(host.Transport.Mails);
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_refused_mail_is_tried_after_1_5_15_60_and_240_minutes_and_then_given_up(string database)
    {
        await using var host = await ToldAsync(database);
        host.Transport.Answer = _ => Task.FromResult(Refused);
        await host.PlanAndSendAsync();

        foreach (var minutes in new[] { 1, 5, 15, 60, 240 })
        {
            var waiting = await host.TheMessageAsync("booking-confirmed");
            Assert.Equal(MessageState.Retry, waiting.State);
            Assert.InRange((waiting.NextAttemptAt!.Value - host.Clock.Now).TotalMinutes, minutes, minutes * 1.2);
            await host.SendAsync();
            Assert.Equal(waiting.Attempts, host.Transport.Mails.Count);
            host.Clock.Now = waiting.NextAttemptAt.Value;
            await host.SendAsync();
        }

        var failed = await host.TheMessageAsync("booking-confirmed");
        Assert.Equal((MessageState.Failed, 6), (failed.State, failed.Attempts));
        Assert.Single(host.Transport.Mails.Select(m => m.MessageId).Distinct());
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_retry_that_would_come_after_the_deadline_is_not_made(string database)
    {
        await using var host = await ToldAsync(database);
        await host.PlanAndSendAsync();
        host.Transport.Answer = _ => Task.FromResult(Refused);
        host.Clock.Now = Shanghai(30, 19).AddMinutes(30);

        await host.PlanAndSendAsync();

        Assert.Equal(MessageState.Failed, (await host.TheMessageAsync("session-tomorrow")).State);
    }

    [Fact]
    public async Task The_kept_error_shows_no_address()
    {
        await using var host = await ToldAsync(RemindersDatabase.Sqlite);
        host.Transport.Answer = _ => Task.FromResult(Refused);

        await host.PlanAndSendAsync();

        Assert.Equal("450 s***@demo.test: try later", (await host.TheMessageAsync("booking-confirmed")).Error);
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_reminder_that_may_have_arrived_is_not_sent_again(string database)
    {
        await using var host = await ToldAsync(database);
        await host.PlanAndSendAsync();
        host.Transport.Answer = _ => Task.FromResult(Silent);
        host.Clock.Now = Shanghai(30, 15);

        await host.PlanAndSendAsync();
        host.Clock.Advance(TimeSpan.FromHours(2));
        await host.PlanAndSendAsync();

        Assert.Equal(MessageState.Ambiguous, (await host.TheMessageAsync("session-tomorrow")).State);
        Assert.Equal(2, host.Transport.Mails.Count);
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_confirmation_that_may_have_arrived_is_sent_once_more_under_the_same_id(string database)
    {
        await using var host = await ToldAsync(database);
        host.Transport.Answer = _ => Task.FromResult(Silent);
        for (var i = 0; i < 5; i++)
        {
            await host.PlanAndSendAsync();
            host.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(2, host.Transport.Mails.Count);
        Assert.Single(host.Transport.Mails.Select(m => m.MessageId).Distinct());
        var message = await host.TheMessageAsync("booking-confirmed");
        Assert.Equal((MessageState.Ambiguous, null), (message.State, message.NextAttemptAt));
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task An_ambiguous_confirmation_that_then_gets_through_is_sent(string database)
    {
        await using var host = await ToldAsync(database);
        host.Transport.Answer = _ => Task.FromResult(Silent);
        await host.PlanAndSendAsync();
        host.Transport.Answer = _ => Task.FromResult(Delivery.Accepted);
        host.Clock.Advance(TimeSpan.FromMinutes(2));

        await host.SendAsync();

        Assert.Equal(MessageState.Sent, (await host.TheMessageAsync("booking-confirmed")).State);
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_sender_that_dies_while_sending_leaves_an_ambiguous_row(string database)
    {
        await using var host = await ToldAsync(database);
        await host.PlanAndSendAsync();
        host.Clock.Now = Shanghai(30, 15);
        var died = new TaskCompletionSource<Delivery>();
        host.Transport.Answer = _ => died.Task;
        await host.PlanAsync();
        var dying = host.SendAsync();
        while (host.Transport.Mails.Count < 2)
            await Task.Delay(10);

        await using var other = host.AnotherNode();
        await other.SendAsync();
        var meanwhile = await host.TheMessageAsync("session-tomorrow");
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        await other.SendAsync();
        var afterwards = await host.TheMessageAsync("session-tomorrow");

        Assert.Equal((MessageState.Started, MessageState.Ambiguous), (meanwhile.State, afterwards.State));
        Assert.Equal(2, host.Transport.Mails.Count);
        died.SetResult(Delivery.Accepted);
        await dying;
        Assert.Equal(MessageState.Sent, (await host.TheMessageAsync("session-tomorrow")).State);
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_lease_that_ran_out_before_sending_is_taken_over(string database)
    {
        await using var host = await ToldAsync(database);
        await host.PlanAsync();
        await host.ChangeAsync(db =>
        {
            var message = db.Messages.Single(m => m.Template == "booking-confirmed");
            (message.State, message.Fence, message.LeasedUntil) = (MessageState.Leased, 1, host.Clock.Now.AddMinutes(5));
        });

        await host.SendAsync();
        var held = host.Transport.Mails.Count;
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        await host.SendAsync();

        Assert.Equal((0, 1), (held, host.Transport.Mails.Count));
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_mail_that_cannot_be_written_keeps_no_other_from_leaving(string database)
    {
        await using var host = await RemindersHost.CreateAsync(database);
        host.Clock.Now = Shanghai(30, 14);
        await host.TellABookingAsync(bookedAt: host.Clock.Now);
        await host.PlanAsync();
        await host.ChangeAsync(db => db.Messages.Single(m => m.Template == "booking-confirmed").Reason = "a reason without words");
        host.Clock.Now = Shanghai(30, 15);
        await host.SendAsync();

        Assert.Equal(MessageState.Retry, (await host.TheMessageAsync("booking-confirmed")).State);
        Assert.Equal(MessageState.Sent, (await host.TheMessageAsync("session-tomorrow")).State);
    }

    [Fact]
    public async Task Cancellations_leave_before_confirmations_and_reminders_last()
    {
        await using var host = await ToldAsync(RemindersDatabase.Sqlite);
        host.Connections = 1;
        await host.PlanAsync();
        await host.ChangeAsync(db =>
        {
            foreach (var message in db.Messages)
                message.DueAt = host.Clock.Now;
            db.Messages.Single(m => m.Template == "session-tomorrow").Class = MessageClass.Urgent;
        });

        await host.SendAsync();

        Assert.StartsWith("提醒", host.Transport.Mails[0].Subject, StringComparison.Ordinal);
    }

    private static async Task<RemindersHost> ToldAsync(string database)
    {
        var host = await RemindersHost.CreateAsync(database);
        await host.TellABookingAsync();
        return host;
    }
}
