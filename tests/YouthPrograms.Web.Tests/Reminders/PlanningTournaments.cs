using YouthPrograms.Data;
using YouthPrograms.Data.Mail;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Tests.Reminders;

/// <summary>Who hears of draws and of closing entries, read from real rows.</summary>
public class PlanningTournaments
{
    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_published_draw_goes_to_coaches_with_entries_and_to_the_athletes_guardians(string database)
    {
        await using var host = await DrawnAsync(database, publishedAt: RemindersHost.Start);

        await host.PlanAndSendAsync();

        Assert.Equal(
            [("coach@demo.test", "coach-of-delegation"), ("parent@demo.test", "guardian-of-athlete")],
            (await host.MessagesAsync()).Where(m => m.Template == "draw-published").Select(m => (m.Address, m.Reason)).Order());
        Assert.Equal(2, host.Transport.Mails.Count);
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_guardian_reads_their_own_childs_public_name_and_nobody_elses(string database)
    {
        await using var host = await DrawnAsync(database, publishedAt: RemindersHost.Start);

        await host.PlanAndSendAsync();

        var mail = host.Transport.Mails.Single(m => m.To == "parent@demo.test");
        Assert.Contains("李*", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("王*", mail.Text + mail.Html, StringComparison.Ordinal);
        Assert.All(host.Transport.Mails, m => Assert.DoesNotContain('*', m.Subject));
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task An_embargo_delays_the_news_and_may_be_put_off(string database)
    {
        await using var host = await DrawnAsync(database, publishedAt: RemindersHost.Start.AddHours(1));

        await host.PlanAndSendAsync();
        await host.ChangeAsync(db => db.Events.Single().PublishedAt = RemindersHost.Start.AddHours(3));
        host.Clock.Advance(TimeSpan.FromHours(2));
        await host.PlanAndSendAsync();
        var early = host.Transport.Mails.Count;
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.PlanAndSendAsync();

        Assert.Equal((0, 2), (early, host.Transport.Mails.Count));
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_draw_withdrawn_before_its_mails_left_is_not_told(string database)
    {
        await using var host = await DrawnAsync(database, publishedAt: RemindersHost.Start);
        await host.PlanAsync();

        await host.ChangeAsync(db => db.Events.Single().PublishedAt = null);
        await host.SendAsync();

        Assert.Empty(host.Transport.Mails);
        var told = (await host.MessagesAsync()).Where(m => m.Template == "draw-published").ToList();
        Assert.Equal(2, told.Count);
        Assert.All(told, m => Assert.Equal(MessageState.Cancelled, m.State));
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_draw_published_again_is_told_again(string database)
    {
        await using var host = await DrawnAsync(database, publishedAt: RemindersHost.Start);
        await host.PlanAndSendAsync();

        await host.ChangeAsync(db => db.Events.Single().PublishRevision++);
        await host.PlanAndSendAsync();

        Assert.Equal(4, host.Transport.Mails.Count);
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task Only_coaches_with_nothing_entered_are_reminded_that_entries_close(string database)
    {
        await using var host = await DrawnAsync(database, publishedAt: null);

        await host.PlanAsync();

        var reminders = (await host.MessagesAsync()).Where(m => m.Template == "registration-closing").ToList();
        Assert.All(reminders, m => Assert.Equal("idle@demo.test", m.Address));
        Assert.Equal(["-1d", "-7d"], reminders.Select(m => m.Key.Split('|')[5]).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task Who_enters_is_not_reminded_any_more_and_who_withdraws_is_again(string database)
    {
        await using var host = await DrawnAsync(database, publishedAt: null);
        await host.PlanAsync();

        await host.ChangeAsync(db => Stories.Enter(
            db, db.Events.Single(), db.Delegations.Single(d => d.Code == "LY"), "赵*", guardian: null));
        await host.PlanAsync();
        var entered = await StatesAsync(host);
        await host.ChangeAsync(db => db.Entries.Single(e => e.Delegation.Code == "LY").State = EntryState.Withdrawn);
        await host.PlanAsync();

        Assert.Equal([MessageState.Cancelled, MessageState.Cancelled], entered);
        Assert.Equal([MessageState.Planned, MessageState.Planned], await StatesAsync(host));
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_closing_date_that_moves_is_planned_anew(string database)
    {
        await using var host = await DrawnAsync(database, publishedAt: null);
        await host.PlanAsync();

        await host.ChangeAsync(db =>
        {
            var tournament = db.Tournaments.Single();
            tournament.RegistrationClosesAt = tournament.RegistrationClosesAt!.Value.AddDays(2);
            tournament.ScheduleRevision++;
        });
        await host.PlanAsync();

        Assert.Equal(
            [MessageState.Cancelled, MessageState.Cancelled, MessageState.Planned, MessageState.Planned], await StatesAsync(host));
    }

    private static async Task<IEnumerable<MessageState>> StatesAsync(RemindersHost host) =>
        (await host.MessagesAsync()).Where(m => m.Template == "registration-closing").Select(m => m.State);

    // Zhengzhou has two entries, Luoyang none.
    private static async Task<RemindersHost> DrawnAsync(string database, DateTime? publishedAt)
    {
        var host = await RemindersHost.CreateAsync(database);
        await host.AddRulesAsync();
        await host.ChangeAsync(db => Tell(db, publishedAt));
        return host;
    }

    private static void Tell(ProgramsDb db, DateTime? publishedAt)
    {
        var tournament = Stories.Tournament();
        var singles = Stories.Event(tournament);
        (singles.PublishedAt, singles.PublishRevision) = (publishedAt, 1);
        var zhengzhou = Stories.Delegation(tournament, "ZZ", "郑州队", "Zhengzhou");
        var luoyang = Stories.Delegation(tournament, "LY", "洛阳队", "Luoyang");
        Stories.Enter(db, singles, zhengzhou, "李*", Stories.Account("parent"));
        Stories.Enter(db, singles, zhengzhou, "王*", guardian: null);
        db.Add(Stories.CoachOf(Stories.Account("coach"), zhengzhou));
        db.Add(Stories.CoachOf(Stories.Account("idle"), luoyang));
    }
}
