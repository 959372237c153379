using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Family;
using YouthPrograms.Web.Tests.Entries;

namespace YouthPrograms.Web.Tests.Family;

public sealed class FollowingAChild(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    private const string Header = "序号,姓名,性别,出生日期,参赛小项\n";

    private static int parents;

    [Fact]
    public async Task A_parent_links_by_the_coachs_code_which_works_once()
    {
        var (open, athlete, code) = await ChildAsync("刘甲一");
        var parent = await ParentAsync();

        var answer = await parent.PostFormAsync("/family", "/family/link", new() { ["Code"] = $" {code.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)} " });

        Assert.Equal($"/family/{athlete}?said=child-linked", answer.Headers.Location!.ToString());
        var page = await parent.PageAsync($"/family/{athlete}");
        Assert.Equal("刘甲一", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("刘*", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.True(await app.InDatabaseAsync(db => db.AuditEvents.AnyAsync(e => e.What == "ReadBirthDate" && e.Subject == "AthleteRecord" && e.Who.StartsWith("parent"))));
        var second = await (await ParentAsync()).PostFormAsync("/family", "/family/link", new() { ["Code"] = code });
        Assert.Equal(400, (int)second.StatusCode);
        Assert.Single((await second.ReadPageAsync()).ProblemsAt("Code"));
        Assert.Equal(open.Home, await app.InDatabaseAsync(db => db.Athletes.Where(a => a.Id == athlete).Select(a => a.DelegationId).SingleAsync()));
    }

    [Fact]
    public async Task A_wrong_and_an_expired_code_are_refused_alike()
    {
        var (_, athlete, code) = await ChildAsync("刘乙一");
        await app.InDatabaseAsync(db => db.AthleteRecords.Where(r => r.AthleteId == athlete)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.LinkCodeExpiresAt, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-1))));
        var parent = await ParentAsync();

        var expired = await (await parent.PostFormAsync("/family", "/family/link", new() { ["Code"] = code })).ReadPageAsync();
        var wrong = await (await parent.PostFormAsync("/family", "/family/link", new() { ["Code"] = "AAAAA-AAAAA" })).ReadPageAsync();

        Assert.Equal(expired.ProblemsAt("Code"), wrong.ProblemsAt("Code"));
        Assert.Equal("AAAAA-AAAAA", wrong.QuerySelector("#Code")!.GetAttribute("value"));
        Assert.Equal(404, (int)(await parent.GetAsync($"/family/{athlete}")).StatusCode);
    }

    [Fact]
    public async Task After_ten_wrong_codes_even_the_right_one_waits_an_hour()
    {
        var (_, _, code) = await ChildAsync("刘丙一");
        var parent = await ParentAsync();
        for (var tried = 0; tried < 10; tried++)
            await parent.PostFormAsync("/family", "/family/link", new() { ["Code"] = "BBBBB-BBBBB" });

        var answer = await parent.PostFormAsync("/family", "/family/link", new() { ["Code"] = code });

        Assert.Equal(503, (int)answer.StatusCode);
        Assert.Contains("一小时后", Assert.Single((await answer.ReadPageAsync()).ProblemsAt("Code")), StringComparison.Ordinal);
        Assert.Equal(303, (int)(await (await ParentAsync()).PostFormAsync("/family", "/family/link", new() { ["Code"] = code })).StatusCode);
    }

    [Fact]
    public async Task Consent_shows_the_full_name_in_public_and_its_withdrawal_masks_it_again()
    {
        var (open, athlete, code) = await ChildAsync("刘丁一");
        await app.InDatabaseAsync(db => db.Entries.Where(e => e.DelegationId == open.Home).ExecuteUpdateAsync(s => s.SetProperty(e => e.State, EntryState.Accepted)));
        var parent = await ParentAsync();
        await parent.PostFormAsync("/family", "/family/link", new() { ["Code"] = code });
        Assert.Contains("刘*", await PublicPageAsync(open), StringComparison.Ordinal);

        await parent.PostFormAsync($"/family/{athlete}", $"/family/{athlete}/consents/PublicName/give", []);
        Assert.Contains("刘丁一", await PublicPageAsync(open), StringComparison.Ordinal);
        // An import meanwhile keeps the consented name.
        await open.ImportAsync(Header + "1,刘丁一,男,2011-05-03,BS2011\n2,刘丁二,男,2011-07-03,BS2011\n");
        Assert.Contains("刘丁一", await PublicPageAsync(open), StringComparison.Ordinal);
        await parent.PostFormAsync($"/family/{athlete}", $"/family/{athlete}/consents/PublicName/withdraw", []);

        var masked = await PublicPageAsync(open);
        Assert.Contains("刘*", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("刘丁一", masked, StringComparison.Ordinal);
        var consent = await app.InDatabaseAsync(db => db.Consents.SingleAsync(c => c.AthleteRecord.AthleteId == athlete));
        Assert.NotNull(consent.WithdrawnAt);
        Assert.Equal(consent.GivenAt.AddYears(1), consent.ExpiresAt);
    }

    [Fact]
    public async Task A_consent_that_has_run_out_masks_the_name_again()
    {
        var (open, athlete, code) = await ChildAsync("刘己一");
        await app.InDatabaseAsync(db => db.Entries.Where(e => e.DelegationId == open.Home).ExecuteUpdateAsync(s => s.SetProperty(e => e.State, EntryState.Accepted)));
        var parent = await ParentAsync();
        await parent.PostFormAsync("/family", "/family/link", new() { ["Code"] = code });
        await parent.PostFormAsync($"/family/{athlete}", $"/family/{athlete}/consents/PublicName/give", []);
        Assert.Equal(0, await SweepAsync());
        Assert.Contains("刘己一", await PublicPageAsync(open), StringComparison.Ordinal);
        var yesterday = DateTime.UtcNow.AddDays(-1);
        await app.InDatabaseAsync(db => db.Consents.Where(c => c.AthleteRecord.AthleteId == athlete).ExecuteUpdateAsync(s => s.SetProperty(c => c.ExpiresAt, yesterday)));

        Assert.Equal(1, await SweepAsync());

        // On the page that was cached with the name, on the athlete and on the labels.
        Assert.DoesNotContain("刘己一", await PublicPageAsync(open), StringComparison.Ordinal);
        Assert.Equal("刘*", await app.InDatabaseAsync(db => db.Athletes.Where(a => a.Id == athlete).Select(a => a.PublicName).SingleAsync()));
        Assert.Equal(0, await SweepAsync());
        Assert.Contains("consents/PublicName/give", (await parent.PageAsync($"/family/{athlete}")).Body!.InnerHtml, StringComparison.Ordinal);
    }

    private async Task<int> SweepAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ExpireConsents>().RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Only_a_guardian_may_consent()
    {
        var (open, athlete, code) = await ChildAsync("刘戊一");
        var parent = await ParentAsync();
        await parent.PostFormAsync("/family", "/family/link", new() { ["Code"] = code });
        var coach = await app.SignInAsync(open.Coach);
        var token = (await coach.PageAsync("/family")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var answer = await coach.PostAsync($"/family/{athlete}/consents/PublicName/give", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));

        Assert.Equal(404, (int)answer.StatusCode);
        Assert.False(await app.InDatabaseAsync(db => db.Consents.AnyAsync(c => c.AthleteRecord.AthleteId == athlete)));
        Assert.Equal("/account/sign-in?ReturnUrl=%2Ffamily", (await app.Browser().GetAsync("/family")).Headers.Location!.PathAndQuery);
    }

    /// <summary>A child entered in a tournament of its own, and the code that the coach was shown.</summary>
    private async Task<(OpenTournament Open, long Athlete, string Code)> ChildAsync(string name)
    {
        var open = await OpenTournament.MakeAsync(app);
        await open.ImportAsync(Header + $"1,{name},男,2011-05-03,BS2011\n");
        var athlete = await app.InDatabaseAsync(db => db.Athletes.Where(a => a.DelegationId == open.Home).Select(a => a.Id).SingleAsync());
        var page = $"/coach/{open.Home}/athletes/{athlete}";
        var answer = await (await app.SignInAsync(open.Coach)).PostFormAsync(page, page + "/link-code", []);
        return (open, athlete, (await answer.ReadPageAsync()).QuerySelector("code")!.TextContent);
    }

    private async Task<HttpClient> ParentAsync()
    {
        var email = $"parent-{Interlocked.Increment(ref parents)}@family.example";
        await app.CreateAccountAsync(email, MembershipRole.Volunteer);
        return await app.SignInAsync(email);
    }

    private async Task<string> PublicPageAsync(OpenTournament open) =>
        await (await app.Browser().GetAsync($"/t/{open.Slug}/BS2011")).Content.ReadAsStringAsync();
}
