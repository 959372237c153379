using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace YouthPrograms.Browser.Tests;

/// <summary>Goods, the day of a session, certificates and the auditor: in both languages, on a phone and on a desk.</summary>
public sealed class KitsPages(Chromium chromium)
{
    [Theory]
    [InlineData("officer@demo.test", "/office/kits", "kits")]
    [InlineData("officer@demo.test", "/office/kits/picks", "picks")]
    [InlineData("officer@demo.test", "/office/kits/lots/1", "lot")]
    [InlineData("officer@demo.test", "/office/kits/lots/4", "lot-waiting")]
    [InlineData("officer@demo.test", "/office/kits/handouts/5", "handout-short")]
    [InlineData("officer@demo.test", "/office/kits/handouts/8", "handout-packed")]
    [InlineData("admin@demo.test", "/operate/auditor", "auditor")]
    [InlineData(null, "/safety/impact", "impact")]
    public async Task Fit_every_screen_and_reader(string? email, string address, string name)
    {
        foreach (var (width, language) in new[] { (1280, "zh-CN"), (390, "en"), (390, "zh-CN"), (1280, "en") })
        {
            var page = await chromium.OpenAsync(email, width, language, dark: width == 390 && language == "en");
            Assert.Equal(200, (await page.GotoAsync(address))!.Status);
            await Chromium.PictureAsync(page, name);
            await Chromium.AssertAccessibleAsync(page);
            await page.Context.CloseAsync();
        }
    }

    [Theory]
    [InlineData(1280, "zh-CN")]
    [InlineData(390, "en")]
    public async Task A_school_reads_its_receipt_and_prints_its_certificate(int width, string language)
    {
        var page = await chromium.OpenAsync("school@demo.test", width, language);
        await page.Locator("main details summary").Last.ClickAsync();
        var visits = await page.Locator("main details a[href*='/school/bookings/']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        Assert.NotEmpty(visits);
        var (receipts, certificates) = (0, new List<string>());
        foreach (var visit in visits)
        {
            await page.GotoAsync(visit);
            await Chromium.PictureAsync(page, "visit-" + visit.Split('/')[^1]);
            await Chromium.AssertAccessibleAsync(page);
            receipts += await page.Locator("form[action$='/sign']").CountAsync();
            certificates.AddRange(await page.Locator("a[href^='/verify/certificates/']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"));
        }
        Assert.True(receipts > 0, "nothing waits for the school's signature");
        await page.GotoAsync(certificates[0]);
        await Chromium.PictureAsync(page, "certificate");
        await Chromium.AssertAccessibleAsync(page);
        Assert.Equal(1, await page.Locator("article.certificate").CountAsync());
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await page.Locator("#verdict").IsVisibleAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_trainer_counts_a_class_without_a_network_and_it_is_sent_once_it_is_back()
    {
        var page = await chromium.OpenAsync("trainer@demo.test", 390);
        await page.Locator("main details summary").Last.ClickAsync();
        await page.Locator("main details a[href^='/train/sessions/']").Last.ClickAsync();
        await Chromium.PictureAsync(page, "day");
        await Chromium.AssertAccessibleAsync(page);
        var form = page.Locator("form.count").First;
        await page.Context.SetOfflineAsync(true);
        await form.Locator("input[type=number]").FillAsync("31");
        await form.Locator("button").ClickAsync();
        await Assertions.Expect(page.Locator("#waiting")).ToBeVisibleAsync();
        await Chromium.PictureAsync(page, "day-offline");
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("section.card").First.Locator(".tag").First).ToContainTextAsync("31");
        await Assertions.Expect(page.Locator("#waiting")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_count_that_is_refused_is_not_lost()
    {
        var page = await chromium.OpenAsync("trainer@demo.test", 390, "en");
        await page.Locator("main details summary").Last.ClickAsync();
        await page.Locator("main details a[href^='/train/sessions/']").First.ClickAsync();
        var address = page.Url;
        var form = page.Locator("form.count").Last;
        await page.Context.SetOfflineAsync(true);
        await form.Locator("input[type=number]").FillAsync("17");
        await form.Locator("button").ClickAsync();
        await Assertions.Expect(page.Locator("#waiting")).ToBeVisibleAsync();
        var cookies = await page.Context.CookiesAsync();
        await page.Context.ClearCookiesAsync();
        await page.Context.SetOfflineAsync(false);

        // Signed out meanwhile: the answer is the way to sign in, which is no answer to a count.
        await Assertions.Expect(page.Locator("#waiting")).ToContainTextAsync("were not taken");
        await Assertions.Expect(form.Locator("input[type=number]")).ToHaveValueAsync("17");
        await Chromium.PictureAsync(page, "day-refused");
        // Sending it again by hand leads to the sign-in, and still does not lose it.
        await form.Locator("input[type=number]").FillAsync("16");
        await form.Locator("button").ClickAsync();
        await page.WaitForURLAsync(new Regex("/account/sign-in"));
        await page.Context.AddCookiesAsync(cookies.Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path }));
        await page.GotoAsync(address);

        await Assertions.Expect(page.Locator("section.card").Last.Locator(".tag").First).ToContainTextAsync("16");
        await Assertions.Expect(page.Locator("#waiting")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_officer_recalls_a_lot()
    {
        var page = await chromium.OpenAsync("officer@demo.test", 390, "en");
        await page.GotoAsync("/office/kits/lots/3");
        await page.Locator("main details summary").Last.ClickAsync();
        await page.ClickAsync("form[action$='/recall'] button");
        Assert.Equal(1, await page.Locator("#RecallReason-problem").CountAsync());
        await Chromium.AssertAccessibleAsync(page);
        await page.FillAsync("#RecallReason", "The seal may be broken");
        await page.ClickAsync("form[action$='/recall'] button");
        await page.WaitForURLAsync(new Regex("said=lot-recalled"));
        await Chromium.PictureAsync(page, "lot-recalled");
        await Chromium.AssertAccessibleAsync(page);
        await page.Context.CloseAsync();
    }
}
