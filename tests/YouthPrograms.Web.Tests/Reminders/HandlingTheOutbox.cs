using YouthPrograms.Data.Mail;
using YouthPrograms.Data.Training;
using YouthPrograms.Reminders.Mail;
using static YouthPrograms.Web.Tests.Reminders.PlanningTheOutbox;

namespace YouthPrograms.Web.Tests.Reminders;

/// <summary>What operators and readers do to mails.</summary>
public class HandlingTheOutbox
{
    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_mail_is_sent_again_under_its_old_id_and_the_audit_says_why(string database)
    {
        await using var host = await SentAsync(database);
        var message = await host.TheMessageAsync("booking-confirmed");

        Assert.True(await host.OutboxAsync(outbox => outbox.ResendAsync(message.Id, "The school lost it.")));
        await host.SendAsync();

        Assert.Equal(2, host.Transport.Mails.Count);
        Assert.Single(host.Transport.Mails.Select(m => m.MessageId).Distinct());
        await host.WithDbAsync(db =>
        {
            var audit = db.AuditEvents.Single(a => a.What == "ResendMail");
            Assert.Equal(("Message", message.Id, "The school lost it."), (audit.Subject, audit.SubjectId, audit.Why));
            return Task.CompletedTask;
        });
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_missed_reminder_can_be_sent_all_the_same(string database)
    {
        await using var host = await SentAsync(database);
        host.Clock.Now = Shanghai(30, 20);
        await host.PlanAndSendAsync();
        var missed = await host.TheMessageAsync("session-tomorrow");

        await host.OutboxAsync(outbox => outbox.ResendAsync(missed.Id, "Better late."));
        await host.PlanAndSendAsync();

        Assert.Equal((MessageState.Missed, MessageState.Sent), (missed.State, (await host.TheMessageAsync("session-tomorrow")).State));
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_mail_whose_reason_is_gone_is_not_sent_again(string database)
    {
        await using var host = await SentAsync(database);
        await host.ChangeBookingAsync(b => b.State = BookingState.CancelledBySchool);
        var confirmation = await host.TheMessageAsync("booking-confirmed");

        await host.OutboxAsync(outbox => outbox.ResendAsync(confirmation.Id, "By mistake."));
        await host.SendAsync();

        Assert.Equal(MessageState.Cancelled, (await host.TheMessageAsync("booking-confirmed")).State);
        Assert.Single(host.Transport.Mails);
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_suppressed_mail_never_leaves_and_no_plan_brings_it_back(string database)
    {
        await using var host = await SentAsync(database);
        var reminder = await host.TheMessageAsync("session-tomorrow");

        Assert.True(await host.OutboxAsync(outbox => outbox.SuppressAsync(reminder.Id, "They know.")));
        host.Clock.Now = Shanghai(30, 15);
        await host.PlanAndSendAsync();

        var suppressed = await host.TheMessageAsync("session-tomorrow");
        Assert.Equal((MessageState.Suppressed, "They know."), (suppressed.State, suppressed.Error));
        Assert.Single(host.Transport.Mails);
    }

    [Fact]
    public async Task What_has_left_or_never_was_is_not_suppressed()
    {
        await using var host = await SentAsync(RemindersDatabase.Sqlite);
        var sent = await host.TheMessageAsync("booking-confirmed");

        Assert.False(await host.OutboxAsync(outbox => outbox.SuppressAsync(sent.Id, "Too late.")));
        Assert.False(await host.OutboxAsync(outbox => outbox.SuppressAsync(4711, "Nothing there.")));
        Assert.False(await host.OutboxAsync(outbox => outbox.ResendAsync(4711, "Nothing there.")));
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_reader_stops_reminders_and_still_gets_what_must_be_known(string database)
    {
        await using var host = await SentAsync(database);
        var reminder = await host.TheMessageAsync("session-tomorrow");

        Assert.True(await host.OutboxAsync(outbox => outbox.UnsubscribeAsync(TokenOf(reminder))));
        Assert.True(await host.OutboxAsync(outbox => outbox.UnsubscribeAsync(TokenOf(reminder))));
        await host.ChangeBookingAsync(b => Move(b.Session, TimeSpan.FromDays(1)));
        await host.PlanAndSendAsync();
        host.Clock.Now = Shanghai(30, 15).AddDays(1);
        await host.PlanAndSendAsync();

        Assert.Equal(2, host.Transport.Mails.Count);
        Assert.Equal(MessageState.Sent, (await host.TheMessageAsync("booking-moved")).State);
        Assert.DoesNotContain(await host.MessagesAsync(), m => m is { Template: "session-tomorrow", State: MessageState.Sent });
    }

    [Fact]
    public async Task A_confirmation_cannot_be_stopped_and_a_made_up_token_stops_nothing()
    {
        await using var host = await SentAsync(RemindersDatabase.Sqlite);
        var confirmation = await host.TheMessageAsync("booking-confirmed");

        Assert.False(await host.OutboxAsync(outbox => outbox.UnsubscribeAsync(TokenOf(confirmation))));
        Assert.False(await host.OutboxAsync(outbox => outbox.UnsubscribeAsync("")));
        Assert.False(await host.OutboxAsync(outbox => outbox.UnsubscribeAsync("%")));
    }

    [Fact]
    public async Task Only_optional_mails_offer_to_stop_them()
    {
        await using var host = await SentAsync(RemindersDatabase.Sqlite);
        host.Clock.Now = Shanghai(30, 15);
        await host.PlanAndSendAsync();

        Assert.Equal(
            [("预约已确认", false), ("提醒", true)],
            host.Transport.Mails.Select(m => (m.Subject.Split('：')[0], m.Headers.Any(h => h.Key == "List-Unsubscribe-Post"))));
    }

    private static string TokenOf(Message message) => MessageIds.TokenOf(message.MessageId);

    private static async Task<RemindersHost> SentAsync(string database)
    {
        var host = await RemindersHost.CreateAsync(database);
        await host.TellABookingAsync();
        await host.PlanAndSendAsync();
        return host;
    }
}
