namespace YouthPrograms.Browser.Tests;

/// <summary>Somebody who writes a program reads what there is and tries it: in both languages, on a phone and on a desk.</summary>
public sealed class DeveloperPages(Chromium chromium)
{
    [Theory]
    [InlineData(1280, "zh-CN")]
    [InlineData(1280, "en")]
    [InlineData(390, "zh-CN")]
    [InlineData(390, "en")]
    public async Task A_request_is_written_sent_and_answered_on_the_page(int width, string language)
    {
        var page = await chromium.OpenAsync(null, width, language, dark: width == 390 && language == "en");
        await page.GotoAsync("/");
        await page.ClickAsync("footer a[href='/developers']");
        await Chromium.PictureAsync(page, "developers");
        await Chromium.AssertAccessibleAsync(page);

        await page.ClickAsync("main a[href='/developers/sets/Events']");
        await page.FillAsync("#address", "/odata/Events?$filter=Code eq 'BT2011'&$select=Code,Name");
        await page.ClickAsync("form.try button");
        await page.WaitForSelectorAsync("#answer-status:has-text('200')");
        Assert.Contains("\"Code\": \"BT2011\"", await page.TextContentAsync("#answer-body"), StringComparison.Ordinal);
        await page.ClickAsync("#answer summary");
        Assert.Contains("odata-version: 4.0", await page.TextContentAsync("#answer-headers"), StringComparison.Ordinal);
        await Chromium.PictureAsync(page, "developers-set");
        await Chromium.AssertAccessibleAsync(page);

        await page.FillAsync("#address", "/odata/Events?$filter=Nothing eq 1");
        await page.ClickAsync("form.try button");
        await page.WaitForSelectorAsync("#answer-status:has-text('400')");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_example_is_tried_by_a_click()
    {
        var page = await chromium.OpenAsync(null, 390, "en");
        await page.GotoAsync("/developers/sets/Matches");
        await page.ClickAsync("a[data-try][href$='/$count']");
        await page.WaitForSelectorAsync("#answer-status:has-text('200')");
        Assert.True(int.Parse((await page.TextContentAsync("#answer-body"))!, System.Globalization.CultureInfo.InvariantCulture) > 100);
        Assert.Equal("/odata/Matches/$count", await page.InputValueAsync("#address"));
        await page.Context.CloseAsync();
    }
}
