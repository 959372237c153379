using YouthPrograms.Data.People;
using YouthPrograms.Web.Tests.Service;

namespace YouthPrograms.Web.Tests.Accounts;

/// <summary>How a real installation gets its coaches, school contacts and officers.</summary>
public sealed class GivingRoles(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    [Fact]
    public async Task Somebody_registers_and_is_given_a_delegation_to_coach()
    {
        var browser = app.Browser();
        var registered = await browser.PostFormAsync("/account/register", "/account/register",
            new() { ["email"] = "new-coach@example.test", ["password"] = ProgramsApp.Password });
        Assert.Equal(303, (int)registered.StatusCode);
        var admin = await app.SignInAsync("admin@demo.test");
        var delegation = await DelegationAsync();
        var granted = await admin.PostFormAsync("/operate/members", "/operate/members",
            new() { ["email"] = "new-coach@example.test", ["role"] = "Coach", ["scope"] = $"d{delegation}" });
        Assert.Equal(303, (int)granted.StatusCode);
        var coach = await app.SignInAsync("new-coach@example.test");
        Assert.Equal(200, (int)(await coach.GetAsync($"/coach/{delegation}")).StatusCode);
    }

    [Fact]
    public async Task A_role_without_its_scope_or_account_is_refused_at_the_field()
    {
        var admin = await app.SignInAsync("admin@demo.test");
        var noScope = await admin.PostFormAsync("/operate/members", "/operate/members",
            new() { ["email"] = "auditor@demo.test", ["role"] = "Coach", ["scope"] = "" });
        Assert.Single((await noScope.ReadPageAsync()).ProblemsAt("scope"));
        var nobody = await admin.PostFormAsync("/operate/members", "/operate/members",
            new() { ["email"] = "nobody@example.test", ["role"] = "Auditor", ["scope"] = "" });
        var page = await nobody.ReadPageAsync();
        Assert.Single(page.ProblemsAt("email"));
        Assert.Equal("nobody@example.test", page.QuerySelector("#email")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_program_gives_and_takes_roles_as_its_account_may()
    {
        await app.CreateAccountAsync("helper@example.test", MembershipRole.Volunteer);
        var admin = await app.ProgramAsync("admin@demo.test");
        var key = (await (await admin.PostAsync("GrantRole", new { email = "helper@example.test", role = "Trainer" })).JsonAsync(200)).GetProperty("value").GetInt64();
        await (await admin.PostAsync("GrantRole", new { email = "helper@example.test", role = "Trainer" })).JsonAsync(409);
        await (await admin.RemoveAsync($"Memberships({key})")).JsonAsync(204);

        var organizer = await app.ProgramAsync("organizer@demo.test");
        await (await organizer.PostAsync("GrantRole", new { email = "helper@example.test", role = "Coach", delegationId = await DelegationAsync() })).JsonAsync(200);
        await (await organizer.PostAsync("GrantRole", new { email = "organizer@demo.test", role = "Administrator" })).JsonAsync(403);
        await (await app.Browser().PostAsync("GrantRole", new { email = "helper@example.test", role = "Administrator" })).JsonAsync(401);
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var admin = await app.ProgramAsync("admin@demo.test");
        var own = (await admin.ReadAsync("Memberships?$filter=Role eq 'Administrator'")).GetProperty("value")[0].Id();
        Assert.Equal("last-administrator", (await (await admin.RemoveAsync($"Memberships({own})")).JsonAsync(409)).Code());
    }

    private Task<long> DelegationAsync() => app.InDatabaseAsync(db => Task.FromResult(db.Delegations.Where(d => d.Code == "LY").Select(d => d.Id).First()));
}
