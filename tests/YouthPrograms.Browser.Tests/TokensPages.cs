using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace YouthPrograms.Browser.Tests;

/// <summary>Somebody makes a token for a program, uses it and ends it: in both languages, on a phone and on a desk.</summary>
public sealed class TokensPages(Chromium chromium)
{
    [Theory]
    [InlineData(1280, "zh-CN")]
    [InlineData(1280, "en")]
    [InlineData(390, "zh-CN")]
    [InlineData(390, "en")]
    public async Task A_token_is_made_shown_once_used_and_ended(int width, string language)
    {
        var page = await chromium.OpenAsync("coach@demo.test", width, language, dark: width == 1280 && language == "en");
        await page.GotoAsync("/account");
        await page.ClickAsync("main a[href='/account/tokens']");
        await Chromium.PictureAsync(page, "tokens");
        await Chromium.AssertAccessibleAsync(page);

        var name = $"Power BI {width} {language}";
        var token = await MakeAsync(page, name, "Write");
        await Chromium.PictureAsync(page, "tokens-made");
        await Chromium.AssertAccessibleAsync(page);
        Assert.Equal(200, await StatusAsync(token));

        await page.GotoAsync("/account/tokens");
        Assert.Equal(0, await page.GetByText(token).CountAsync());
        var row = page.Locator("tbody tr", new() { HasTextString = name });
        await row.Locator("button").ClickAsync();
        await page.WaitForURLAsync(new Regex("said="));
        Assert.Equal(0, await row.Locator("button").CountAsync());
        Assert.Equal(401, await StatusAsync(token));
        await Chromium.PictureAsync(page, "tokens-ended");
        await Chromium.AssertAccessibleAsync(page);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(1280, "zh-CN")]
    [InlineData(390, "en")]
    public async Task A_phone_is_set_up_for_signing_in_with_a_picture_it_reads(int width, string language)
    {
        var page = await chromium.OpenAsync("donor@demo.test", width, language, dark: width == 390);
        await page.GotoAsync("/account");
        await page.ClickAsync("main a[href='/account/two-factor']");
        if (await page.Locator("form[action$='/start']").CountAsync() > 0)
            await page.ClickAsync("form[action$='/start'] button");
        Assert.Equal(1, await page.Locator("svg.qr").CountAsync());
        await Chromium.PictureAsync(page, "two-factor-set-up");
        await Chromium.AssertAccessibleAsync(page);
        await page.FillAsync("#code", "000000");
        await page.ClickAsync("form[action$='/enable'] button");
        Assert.Equal(1, await page.Locator("#code-problem").CountAsync());
        await Chromium.AssertAccessibleAsync(page);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_day_beyond_the_year_is_refused_at_its_field()
    {
        var page = await chromium.OpenAsync("school@demo.test", 390, "en");
        await page.GotoAsync("/account/tokens");
        // The browser's own check would keep the form from being sent.
        await page.EvaluateAsync("document.querySelectorAll('main form').forEach(form => form.noValidate = true)");
        await page.FillAsync("#name", "Excel");
        await page.FillAsync("#expiresOn", "2999-01-01");
        await page.ClickAsync("form[action='/account/tokens'] button[type=submit]");
        Assert.Equal(1, await page.Locator("#expiresOn-problem").CountAsync());
        Assert.Equal("Excel", await page.InputValueAsync("#name"));
        await Chromium.PictureAsync(page, "tokens-refused");
        await Chromium.AssertAccessibleAsync(page);
        await page.Context.CloseAsync();
    }

    private static async Task<string> MakeAsync(IPage page, string name, string scope)
    {
        await page.FillAsync("#name", name);
        await page.SelectOptionAsync("#scope", scope);
        await page.ClickAsync("form[action='/account/tokens'] button[type=submit]");
        return (await page.TextContentAsync("#new-token"))!;
    }

    /// <summary>What a program with the token is answered, which knows nothing of the browser's cookies.</summary>
    private async Task<int> StatusAsync(string token)
    {
        using var program = new HttpClient { BaseAddress = new(chromium.Address) };
        program.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return (int)(await program.GetAsync("/odata/Me")).StatusCode;
    }
}
