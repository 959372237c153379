using YouthPrograms.Data.People;

namespace YouthPrograms.Web.Tests.Accounts;

public sealed class SigningIn(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    [Fact]
    public async Task Leads_back_to_the_page_that_was_asked_for()
    {
        await app.CreateAccountAsync("back@example.test", MembershipRole.Auditor);
        var browser = app.Browser();
        var asked = await browser.GetAsync("/account");
        Assert.Equal("/account/sign-in?ReturnUrl=%2Faccount", asked.Headers.Location!.PathAndQuery);
        var answer = await browser.PostFormAsync(asked.Headers.Location.PathAndQuery, "/account/sign-in",
            new() { ["email"] = "back@example.test", ["password"] = ProgramsApp.Password });
        Assert.Equal("/account", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Refuses_a_wrong_password_at_its_field_and_keeps_the_address()
    {
        var answer = await app.Browser().PostFormAsync("/account/sign-in", "/account/sign-in",
            new() { ["email"] = "nobody@example.test", ["password"] = "wrong" });
        Assert.Equal(400, (int)answer.StatusCode);
        var page = await answer.ReadPageAsync();
        Assert.Single(page.ProblemsAt("email"));
        Assert.Equal("nobody@example.test", page.QuerySelector("#email")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_expired_form_is_shown_again_with_what_was_typed()
    {
        var browser = app.Browser();
        var answer = await browser.PostAsync("/account/sign-in",
            new FormUrlEncodedContent(new Dictionary<string, string> { ["email"] = "slow@example.test", ["password"] = "x" }));
        Assert.Equal(400, (int)answer.StatusCode);
        var page = await answer.ReadPageAsync();
        Assert.Contains("页面放得太久", page.QuerySelector(".problems")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("slow@example.test", page.QuerySelector("#email")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/%09/evil.example")]
    [InlineData("/%5Cevil.example")]
    [InlineData("https://evil.example/")]
    public async Task A_return_address_of_another_site_is_ignored(string address)
    {
        var page = await app.Browser().PageAsync($"/account/sign-in?ReturnUrl={address}");
        Assert.Equal("", page.QuerySelector("input[name=returnUrl]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_program_gets_a_token_and_without_one_a_401()
    {
        await app.CreateAccountAsync("program@example.test", MembershipRole.Auditor);
        var client = await app.ProgramAsync("program@example.test");
        Assert.Equal(200, (int)(await client.GetAsync("/auth/manage/info")).StatusCode);
        Assert.Equal(401, (int)(await app.Browser().GetAsync("/auth/manage/info")).StatusCode);
    }
}
