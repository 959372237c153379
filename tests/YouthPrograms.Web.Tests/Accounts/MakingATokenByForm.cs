using YouthPrograms.Data.People;
using YouthPrograms.Web.Tests.Service;

namespace YouthPrograms.Web.Tests.Accounts;

public sealed class MakingATokenByForm(TokensApp app) : IClassFixture<TokensApp>
{
    private const string Page = "/account/tokens";

    [Fact]
    public async Task Shows_it_once()
    {
        var browser = await app.SignInAsync(await app.AccountAsync());
        Assert.NotNull((await browser.PageAsync("/account")).QuerySelector($"a[href='{Page}']"));
        var answer = await MakeAsync(browser, "Excel", "2026-12-31");
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var token = (await answer.ReadPageAsync()).QuerySelector("#new-token")!.TextContent;
        await app.WithToken(token).ReadAsync("Me");

        var again = await browser.PageAsync(Page);
        Assert.Null(again.QuerySelector("#new-token"));
        Assert.Contains("Excel", again.QuerySelector("tbody th")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(token, again.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_an_end_beyond_a_year_at_its_field_and_keeps_the_name()
    {
        var answer = await MakeAsync(await app.SignInAsync(await app.AccountAsync()), "Excel", "2028-01-01");
        Assert.Equal(400, (int)answer.StatusCode);
        var page = await answer.ReadPageAsync();
        Assert.Single(page.ProblemsAt("expiresOn"));
        Assert.Equal("Excel", page.QuerySelector("#name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Its_owner_ends_it_and_nobody_else()
    {
        var owner = await app.AccountAsync(MembershipRole.Trainer);
        var token = await app.TokenAsync(owner, TokenScope.Read);
        var stranger = await app.SignInAsync(await app.AccountAsync(MembershipRole.Trainer));
        await MakeAsync(stranger, "own", "2026-12-31");
        var form = (await stranger.PageAsync(Page)).QuerySelector("form.inline input[type=hidden]")!;
        var refused = await stranger.PostAsync($"{Page}/{token.Id}/revoke", new FormUrlEncodedContent(
            new Dictionary<string, string> { [form.GetAttribute("name")!] = form.GetAttribute("value")! }));
        Assert.Equal(404, (int)refused.StatusCode);
        await app.WithToken(token.Token).ReadAsync("Me");

        var browser = await app.SignInAsync(owner);
        Assert.Equal(303, (int)(await browser.PostFormAsync(Page, $"{Page}/{token.Id}/revoke", [])).StatusCode);
        Assert.Equal(401, (int)(await app.WithToken(token.Token).GetAsync("/odata/Me")).StatusCode);
        Assert.Null((await browser.PageAsync(Page)).QuerySelector("form.inline"));
    }

    [Theory]
    [InlineData("en", "Access tokens")]
    [InlineData("zh-CN", "访问令牌")]
    public async Task Speaks_both_languages(string language, string title)
    {
        var browser = await app.SignInAsync(await app.AccountAsync());
        await browser.GetAsync($"/language/{language}");
        var page = await browser.PageAsync(Page);
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        // A missing text would show its key.
        Assert.DoesNotContain("tokens.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> MakeAsync(HttpClient browser, string name, string expiresOn) =>
        browser.PostFormAsync(Page, Page, new() { ["name"] = name, ["scope"] = "Read", ["expiresOn"] = expiresOn });
}
