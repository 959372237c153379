using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using YouthPrograms.Data.Mail;
using YouthPrograms.Reminders.Jobs;
using YouthPrograms.Reminders.Mail;
using YouthPrograms.Reminders.Messages;

namespace YouthPrograms.Web.Tests.Reminders;

/// <summary>Two senders see the same rows at the same moment. Each mail leaves once, by the leases and by nothing else.</summary>
public class SendingFromTwoNodes
{
    private const int Bookings = 25;

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task Without_the_leases_every_mail_leaves_twice(string database)
    {
        await using var host = await ManyAsync(database);
        await using var other = host.AnotherNode();

        using var bothHaveRead = new Barrier(2);
        await Task.WhenAll(
            Task.Run(() => SendWithoutLeasesAsync(host, bothHaveRead)), Task.Run(() => SendWithoutLeasesAsync(other, bothHaveRead)));

        Assert.Equal(2 * Bookings, host.Transport.Mails.Count);
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task With_the_leases_every_mail_leaves_once(string database)
    {
        await using var host = await ManyAsync(database);
        await using var other = host.AnotherNode();

        await Task.WhenAll(host.SendAsync(), other.SendAsync(), host.SendAsync(), other.SendAsync());

        Assert.Equal(Bookings, host.Transport.Mails.Count);
        Assert.Equal(Bookings, host.Transport.Mails.Select(m => m.MessageId).Distinct().Count());
        Assert.Equal(Bookings, (await host.MessagesAsync()).Count(m => m is { State: MessageState.Sent, Attempts: 1 }));
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task Of_many_claims_for_one_row_one_is_granted(string database)
    {
        await using var host = await ManyAsync(database);
        var granted = 0;
        await host.WithDbAsync(async db =>
        {
            var row = (await new Leases(db, host.Clock).DueAsync(1, CancellationToken.None)).Single();
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.WithDbAsync(async own =>
            {
                if (await new Leases(own, host.Clock).ClaimAsync(row, CancellationToken.None) is not null)
                    Interlocked.Increment(ref granted);
            })));
        });

        Assert.Equal(1, granted);
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task Who_lost_the_lease_neither_starts_nor_writes(string database)
    {
        await using var host = await ManyAsync(database);
        await host.WithDbAsync(async db =>
        {
            var leases = new Leases(db, host.Clock);
            var row = (await leases.DueAsync(1, CancellationToken.None)).Single();
            var lost = await leases.ClaimAsync(row, CancellationToken.None);
            host.Clock.Advance(Leases.Length + TimeSpan.FromSeconds(1));
            var again = (await leases.DueAsync(Bookings, CancellationToken.None)).Single(r => r.Id == row.Id);
            var held = await leases.ClaimAsync(again, CancellationToken.None);

            Assert.False(await leases.StartAsync(lost!));
            Assert.True(await leases.StartAsync(held!));
            await leases.EndAsync(lost!, Ending.Cancelled);
            Assert.Equal(MessageState.Started, (await db.Messages.AsNoTracking().SingleAsync(m => m.Id == row.Id)).State);
        });
    }

    // What a sender without leases does: read what is due, send it, write it down.
    private static async Task SendWithoutLeasesAsync(RemindersHost node, Barrier bothHaveRead)
    {
        await node.WithDbAsync(async db =>
        {
            var due = await db.Messages.AsNoTracking()
                .Where(m => m.State == MessageState.Planned && m.DueAt <= node.Clock.Now).ToListAsync();
            bothHaveRead.SignalAndWait();
            await using var scope = node.Services.CreateAsyncScope();
            foreach (var message in due)
            {
                var mail = await scope.ServiceProvider.GetRequiredService<MailComposer>().ComposeAsync(message, node.Clock.Now);
                await node.Transport.SendAsync(mail!);
                await db.Messages.Where(m => m.Id == message.Id)
                    .ExecuteUpdateAsync(m => m.SetProperty(x => x.State, MessageState.Sent));
            }
        });
    }

    private static async Task<RemindersHost> ManyAsync(string database)
    {
        var host = await RemindersHost.CreateAsync(database);
        host.Transport.Answer = async _ =>
        {
            await Task.Yield();
            return Delivery.Accepted;
        };
        await host.AddRulesAsync();
        await host.ChangeAsync(db =>
        {
            db.ReminderRules.Single(r => r.Code == "session-tomorrow").Enabled = false;
            var first = Stories.Booking(Stories.Account("school"));
            db.Add(first);
            db.AddRange(Enumerable.Range(2, Bookings - 1).Select(i =>
            {
                var booking = Stories.Booking(first.BookedBy);
                (booking.Session, booking.School, booking.ClassLabel) = (first.Session, first.School, $"五（{i}）班·{i}");
                return booking;
            }));
        });
        await host.PlanAsync();
        return host;
    }
}
