using Microsoft.Extensions.DependencyInjection;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Training;
using YouthPrograms.Web.Features.Bookings;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Tests.Bookings;

public sealed class SeeingSessions(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task Everybody_sees_what_is_coming_with_its_free_seats()
    {
        var session = await app.SessionAsync(seats: 77);
        var page = await app.Browser().PageAsync("/safety?month=2026-12");
        Assert.NotNull(page.QuerySelector($"a[href='/safety/sessions/{session}']"));
        Assert.Contains("77", (await app.Browser().PageAsync($"/safety/sessions/{session}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_does_not_exist_for_the_public()
    {
        var draft = await app.SessionAsync(change: session => session.State = SessionState.Draft);
        await app.Browser().PageAsync($"/safety/sessions/{draft}", 404);
        await app.Browser().PageAsync("/safety/sessions/999999999", 404);
    }

    [Theory]
    [InlineData("?topic=nothing&grade=99&month=2026-13&view=upside-down&free=perhaps")]
    [InlineData("?month=9999-12&view=calendar")]
    [InlineData("?grade=&topic=&month=&free=")]
    [InlineData("?grade=3&topic=fire&month=2026-12&free=true&view=calendar")]
    public async Task Any_search_has_an_answer(string query) => await app.Browser().PageAsync("/safety" + query);

    [Fact]
    public async Task The_calendar_has_a_row_for_each_week_and_starts_on_monday()
    {
        var page = await app.Browser().PageAsync("/safety?view=calendar&month=2026-12");
        // December 2026 begins on a Tuesday and ends on a Thursday: five weeks.
        Assert.Equal(5, page.QuerySelectorAll("table.month tbody tr").Length);
        Assert.Equal("30", page.QuerySelector("table.month tbody td .wide")!.TextContent);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_asked_to()
    {
        foreach (var address in (string[])["/school", "/school/sessions", "/office", "/train", "/school/bookings/1"])
            Assert.Equal(302, (int)(await app.Browser().GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Nobody_opens_the_pages_of_another_role()
    {
        var officer = await SignInAsync(MembershipRole.ProgramOfficer);
        await officer.PageAsync("/office");
        foreach (var address in (string[])["/school", "/train"])
            Assert.Equal("/account/denied", (await officer.GetAsync(address)).Headers.Location!.AbsolutePath);
        var school = await app.SchoolAsync();
        var contact = await SignInAsync(MembershipRole.SchoolContact, membership => membership.SchoolId = school);
        Assert.Equal("/account/denied", (await contact.GetAsync("/office")).Headers.Location!.AbsolutePath);
        await contact.PageAsync($"/school?school={await app.SchoolAsync()}", 404);
    }

    [Fact]
    public async Task An_officer_moves_and_calls_off_a_session()
    {
        var officer = await SignInAsync(MembershipRole.ProgramOfficer);
        var session = await app.SessionAsync();
        await app.BookAsync(session, await app.SchoolAsync());
        var page = $"/office/sessions/{session}";
        var moved = await officer.PostFormAsync(page, page + "/reschedule", new() { ["StartsAt"] = "2026-12-20T14:30" });
        Assert.Equal(303, (int)moved.StatusCode);
        Assert.Equal(new DateTime(2026, 12, 20, 6, 30, 0, DateTimeKind.Utc), (await app.ReadSessionAsync(session)).StartsAt);
        var unexplained = await officer.PostFormAsync(page, page + "/cancel", new() { ["CancelReason"] = " " });
        Assert.Single((await unexplained.ReadPageAsync()).ProblemsAt("CancelReason"));
        Assert.Equal(303, (int)(await officer.PostFormAsync(page, page + "/cancel", new() { ["CancelReason"] = "台风" })).StatusCode);
        Assert.Equal(SessionState.Cancelled, (await app.ReadSessionAsync(session)).State);
    }

    [Fact]
    public async Task A_trainer_sees_who_comes()
    {
        var email = TrainingApp.Unique("trainer") + "@example.test";
        var account = await app.CreateAccountAsync(email, MembershipRole.Trainer);
        var code = TrainingApp.Unique("T");
        var session = await app.SessionAsync(change: one => one.Trainers.Add(
            new() { Trainer = new() { Code = code, Name = code, NameEn = code, AccountId = account } }));
        await app.BookAsync(session, await app.SchoolAsync(), "五(7)班");
        var page = await (await app.SignInAsync(email)).PageAsync("/train");
        Assert.Contains("五(7)班", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_speaks_english_as_well()
    {
        var browser = app.Browser();
        await browser.GetAsync("/language/en");
        var page = await browser.PageAsync("/safety");
        Assert.Equal("Safety education", page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain(page.QuerySelectorAll("main h2, main button, main label").Select(one => one.TextContent), text =>
            text.Any(letter => letter is >= '一' and <= '鿿'));
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_problem_has_words(string language)
    {
        var before = System.Globalization.CultureInfo.CurrentUICulture;
        System.Globalization.CultureInfo.CurrentUICulture = new(language);
        try
        {
            var texts = app.Services.GetRequiredService<Texts>();
            var problems = typeof(BookingProblems).GetProperties().Select(property => (Problem)property.GetValue(null)!).ToList();
            Assert.True(problems.Count > 15);
            Assert.All(problems, problem => Assert.NotEqual("problem." + problem.Code, texts.Say(problem)));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentUICulture = before;
        }
    }

    private async Task<HttpClient> SignInAsync(MembershipRole role, Action<Membership>? scope = null)
    {
        var email = TrainingApp.Unique("person") + "@example.test";
        await app.CreateAccountAsync(email, role, scope);
        return await app.SignInAsync(email);
    }
}
