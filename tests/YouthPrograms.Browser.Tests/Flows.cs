using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace YouthPrograms.Browser.Tests;

/// <summary>The main job in a browser: a roster in, a result out, a class booked.</summary>
public sealed class Flows(Chromium chromium)
{
    [Fact]
    public async Task A_coach_uploads_a_roster_and_puts_its_errors_right()
    {
        var page = await chromium.OpenAsync("coach@demo.test", 390);
        await page.Locator("main h2 a").First.ClickAsync();
        await page.Locator("main a[href$='/roster']").First.ClickAsync();
        var csv = "姓名,性别,出生日期,学校,监护人,监护人电话,参赛小项\n"
            + "示例甲,男,2014-05-06,示例第三小学,示例监护人,000-0000-0001,BS1415\n"
            + "示例乙,男,2014-13-40,示例第三小学,示例监护人,000-0000-0002,BS1415\n";
        await page.SetInputFilesAsync("#File", new FilePayload { Name = "roster.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await page.ClickAsync("form[enctype] button[type=submit]");
        await Chromium.PictureAsync(page, "roster-errors");
        await Chromium.AssertAccessibleAsync(page);
        var wrong = page.Locator("input.cell[value='2014-13-40']");
        await wrong.FillAsync("2014-12-30");
        await page.ClickAsync("form[action$='/roster/lines'] button[type=submit]");
        await page.WaitForLoadStateAsync();
        Assert.Equal(0, await page.Locator("input.cell").CountAsync());
        Assert.Contains("示例乙", await (await page.GotoAsync(Regex.Replace(page.Url, "/roster.*", "")))!.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_reaches_an_open_public_page()
    {
        var parent = await chromium.OpenAsync();
        await parent.GotoAsync("/t/model-games/GS2010");
        var final = await parent.EvaluateAsync<int>(
            "fetch(\"/odata/Matches?$filter=Event/Code eq 'GS2010' and DecidesPlace eq 1&$select=Number\").then(a => a.json()).then(a => a.value[0].Number)");
        var winnerIsA = await parent.EvaluateAsync<bool>(
            "fetch(\"/odata/Matches?$filter=Event/Code eq 'GS2010' and DecidesPlace eq 1&$select=ScoreA,ScoreB\").then(a => a.json()).then(a => a.value[0].ScoreA > a.value[0].ScoreB)");
        var before = await parent.TextContentAsync("main");

        var organizer = await chromium.OpenAsync("organizer@demo.test");
        await organizer.GotoAsync($"/organize/model-games/GS2010/results/{final}");
        await organizer.FillAsync("form[action$='/correct'] #games", winnerIsA ? "3 4 3" : "-3 -4 -3");
        await organizer.FillAsync("form[action$='/correct'] #reason", "抄写错误");
        await Chromium.AssertAccessibleAsync(organizer);
        await organizer.ClickAsync("form[action$='/correct'] button[type=submit]");
        Assert.Contains("said=", organizer.Url, StringComparison.Ordinal);
        await parent.WaitForFunctionAsync("before => document.querySelector('main').textContent !== before", before);
        await Chromium.PictureAsync(organizer, "correction");
    }

    [Fact]
    public async Task A_school_books_a_class_and_gives_it_back()
    {
        var page = await chromium.OpenAsync("school@demo.test", 390, "en");
        await page.GotoAsync("/school/sessions?free=true");
        await page.Locator("main a[href$='/book']").Last.ClickAsync();
        await page.FillAsync("#ClassLabel", "3-9");
        await page.FillAsync("#Pupils", "10000");
        await page.FillAsync("#Adults", "2");
        await page.Locator("main form[action$='/book'] button[type=submit]").First.ClickAsync();
        Assert.Equal(1, await page.Locator("#Pupils-problem").CountAsync());
        Assert.Equal("3-9", await page.InputValueAsync("#ClassLabel"));
        await Chromium.PictureAsync(page, "booking-refused");
        await Chromium.AssertAccessibleAsync(page);
        await page.FillAsync("#Pupils", "10");
        await page.Locator("main form[action$='/book'] button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync(new Regex("said="));
        await Chromium.PictureAsync(page, "booked");
        await page.GotoAsync("/school");
        await page.Locator("main a[href*='/school/bookings/']", new() { HasTextString = "3-9" }).Or(page.Locator("main a[href*='/school/bookings/']")).First.ClickAsync();
        await Chromium.AssertAccessibleAsync(page);
        await Chromium.PictureAsync(page, "booking");
    }
}
