using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using YouthPrograms.Data.Mail;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Training;
using YouthPrograms.Reminders.Planning;
using YouthPrograms.Web.Tests.Reminders;

namespace YouthPrograms.Web.Tests.Operations;

/// <summary>Every mail about a booking or an entry, and why there is none, before and after the jobs have run.</summary>
public sealed class ReadingAFlightPlan
{
    [Fact]
    public async Task Tells_of_mails_that_are_to_come_before_the_planner_ran_and_of_the_same_after()
    {
        await using var host = await RemindersHost.CreateAsync(RemindersDatabase.Sqlite);
        await host.TellABookingAsync();
        var before = await BookingAsync(host);
        await host.PlanAndSendAsync();
        var after = await BookingAsync(host);
        Assert.Equal(["booking-confirmed", "session-tomorrow"], Flying(before));
        Assert.Equal(Flying(before), Flying(after));
        Assert.Equal("Sent", after.Single(f => f.Rule.Code == "booking-confirmed").Fate);
        Assert.Equal("Planned", after.Single(f => f.Rule.Code == "session-tomorrow").Fate);
        Assert.All(after.Where(f => f.Recipient is not null), f => Assert.Equal(("s***@demo.test", "booked-by"), (f.Recipient, f.Reason)));
    }

    [Fact]
    public async Task Says_for_every_other_rule_why_it_sends_nothing()
    {
        await using var host = await RemindersHost.CreateAsync(RemindersDatabase.Sqlite);
        await host.TellABookingAsync();
        await host.ChangeAsync(db => db.ReminderRules.Single(r => r.Code == "session-tomorrow").Enabled = false);
        var fates = (await BookingAsync(host)).Where(f => f.Recipient is null).ToDictionary(f => f.Rule.Code, f => f.Fate);
        Assert.Equal(NoFlight.RuleDisabled, fates["session-tomorrow"]);
        Assert.Equal(NoFlight.NoReason, fates["booking-cancelled"]);
        Assert.Equal(NoFlight.NoReason, fates["booking-moved"]);
    }

    [Fact]
    public async Task Says_that_there_is_nobody_to_write_to()
    {
        await using var host = await RemindersHost.CreateAsync(RemindersDatabase.Sqlite);
        await host.TellABookingAsync();
        await host.ChangeBookingAsync(b => (b.BookedById, b.ContactEmail) = (null, null));
        Assert.All(await BookingAsync(host), f => Assert.Equal(NoFlight.NoContact, f.Fate));
    }

    [Fact]
    public async Task Shows_a_cancelled_mail_with_its_reason()
    {
        await using var host = await RemindersHost.CreateAsync(RemindersDatabase.Sqlite);
        await host.TellABookingAsync();
        await host.PlanAndSendAsync();
        await host.ChangeBookingAsync(b => b.State = BookingState.CancelledBySchool);
        await host.PlanAndSendAsync();
        var reminder = (await BookingAsync(host)).Single(f => f.Rule.Code == "session-tomorrow");
        Assert.Equal(("Cancelled", "The reason for it is gone."), (reminder.Fate, reminder.Note));
    }

    [Fact]
    public async Task Of_an_entry_lists_the_mails_of_its_coach_and_guardian_and_of_nobody_else()
    {
        await using var host = await RemindersHost.CreateAsync(RemindersDatabase.Sqlite);
        await host.AddRulesAsync();
        long entry = 0;
        await host.WithDbAsync(async db =>
        {
            var singles = Stories.Event(Stories.Tournament());
            (singles.PublishedAt, singles.PublishRevision) = (host.Clock.Now, 1);
            var (zhengzhou, luoyang) = (Stories.Delegation(singles.Tournament, "ZZ", "郑州队", "Zhengzhou"), Stories.Delegation(singles.Tournament, "LY", "洛阳队", "Luoyang"));
            var own = Stories.Enter(db, singles, zhengzhou, "李*", Stories.Account("parent"));
            Stories.Enter(db, singles, luoyang, "王*", Stories.Account("other"));
            db.Add(Stories.CoachOf(Stories.Account("coach", "en"), zhengzhou));
            await db.SaveChangesAsync();
            entry = own.Id;
        });
        await host.PlanAndSendAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var flights = await scope.ServiceProvider.GetRequiredService<FlightPlan>().OfEntryAsync(entry, default);
        Assert.Equal(["coach-of-delegation", "guardian-of-athlete"], flights.Where(f => f.State is MessageState.Sent).Select(f => f.Reason).Order());
        Assert.Equal(NoFlight.NoReason, flights.Single(f => f.Rule.Code == "registration-closing").Fate);
    }

    private static async Task<IReadOnlyList<Flight>> BookingAsync(RemindersHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Data.ProgramsDb>();
        return await scope.ServiceProvider.GetRequiredService<FlightPlan>().OfBookingAsync(await db.Bookings.Select(b => b.Id).SingleAsync(), default);
    }

    private static IEnumerable<string> Flying(IReadOnlyList<Flight> flights) => flights.Where(f => f.Recipient is not null).Select(f => f.Rule.Code);
}

/// <summary>Who reads a flight plan, as a page and by program.</summary>
public sealed class OpeningAFlightPlan(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    [Fact]
    public async Task The_school_and_the_operators_read_it_and_another_school_does_not_find_it()
    {
        var (own, foreign) = await app.InDatabaseAsync(async db => (
            await db.Bookings.Where(b => b.School.Code == "S3").Select(b => b.Id).FirstAsync(),
            await db.Bookings.Where(b => b.School.Code != "S3").Select(b => b.Id).FirstAsync()));
        var school = await app.SignInAsync("school@demo.test");
        Assert.NotEmpty((await school.PageAsync($"/mails/bookings/{own}")).QuerySelectorAll("tbody tr"));
        await school.PageAsync($"/mails/bookings/{foreign}", 404);
        foreach (var role in new[] { "officer", "admin", "auditor" })
            await (await app.SignInAsync($"{role}@demo.test")).PageAsync($"/mails/bookings/{foreign}");
        Assert.Equal(302, (int)(await app.Browser().GetAsync($"/mails/bookings/{own}")).StatusCode);
    }

    [Fact]
    public async Task A_parent_reads_their_own_mails_only()
    {
        var made = await Tournaments.MadeTournament.CreateAsync(app);
        var id = await made.AddSinglesAsync("S", 2);
        var member = await app.InDatabaseAsync(db => db.EntryMembers.Where(m => m.Entry.EventId == id).OrderBy(m => m.Id).Select(m => new { m.EntryId, m.AthleteId }).FirstAsync());
        var email = $"parent-{made.Slug}@example.test";
        await app.CreateAccountAsync(email, MembershipRole.Guardian, m => m.AthleteId = member.AthleteId);
        await (await app.SignInAsync(email)).PageAsync($"/mails/entries/{member.EntryId}");
        await made.Organizer.PageAsync($"/mails/entries/{member.EntryId}");
        // Public once accepted, and still not a stranger's mails.
        await (await app.SignInAsync("parent@demo.test")).PageAsync($"/mails/entries/{member.EntryId}", 403);
    }
}
