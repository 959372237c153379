using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace YouthPrograms.Browser.Tests;

/// <summary>From an empty desk: a tournament and a training session come about on pages.</summary>
public sealed class SetUpPages(Chromium chromium)
{
    [Theory]
    [InlineData(1280, "zh-CN")]
    [InlineData(390, "en")]
    public async Task An_organizer_sets_a_tournament_up(int width, string language)
    {
        var page = await chromium.OpenAsync("admin@demo.test", width, language);
        await page.GotoAsync("/organize");
        await page.ClickAsync("main a[href='/organize/new']");
        await Chromium.PictureAsync(page, "set-up");
        await Chromium.AssertAccessibleAsync(page);
        // What is missing is said where it is missing, and what was typed stays.
        await page.FillAsync("#Name", "春季学校联赛");
        await page.ClickAsync("form[action='/organize/new'] button[type=submit]");
        Assert.Equal(1, await page.Locator("#Slug-problem").CountAsync());
        Assert.Equal("春季学校联赛", await page.InputValueAsync("#Name"));
        await Chromium.AssertAccessibleAsync(page);
        await page.SelectOptionAsync("#Template", "school-league");
        await page.FillAsync("#NameEn", "Spring school league");
        await page.FillAsync("#Slug", $"spring-{width}");
        await page.FillAsync("#StartsOn", "2027-04-10");
        await page.ClickAsync("form[action='/organize/new'] button[type=submit]");
        await page.WaitForURLAsync(new Regex($"/organize/spring-{width}\\?said="));
        await Chromium.PictureAsync(page, "set-up-done");
        await Chromium.AssertAccessibleAsync(page);

        await page.Locator("main td a[href*='/events/']").First.ClickAsync();
        await page.Locator("[name='MatchFormat/BestOf']").FillAsync("5");
        await Chromium.PictureAsync(page, "regulations");
        await Chromium.AssertAccessibleAsync(page);
        await page.Locator("form.sheet button[type=submit]").ClickAsync();
        await page.WaitForURLAsync(new Regex("said=row-saved"));
        await page.GotoAsync($"/organize/spring-{width}/delegations/new");
        await page.FillAsync("#Code", "S1");
        await page.FillAsync("#Name", "示例小学");
        await page.FillAsync("#NameEn", "Example school");
        await page.Locator("form.sheet button[type=submit]").ClickAsync();
        await page.WaitForURLAsync(new Regex("/delegations\\?said=row-saved"));
        Assert.Equal(1, await page.Locator("tbody tr").CountAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_officer_plans_a_session_and_opens_it()
    {
        var page = await chromium.OpenAsync("officer@demo.test", 390, "en");
        await page.GotoAsync("/office/sessions/new");
        await page.FillAsync("#Code", "BROWSER-1");
        foreach (var (field, value) in new[]
        {
            ("StartsAt", "2027-11-10T10:00"), ("EndsAt", "2027-11-10T11:30"), ("BookingOpensAt", "2027-01-10T09:00"),
            ("BookingClosesAt", "2027-11-08T18:00"), ("FreeCancelUntil", "2027-11-05T18:00"), ("SeatsCap", "30"), ("GroupsCap", "1"),
        })
        {
            await page.FillAsync("#" + field, value);
        }
        await Chromium.PictureAsync(page, "session-plan");
        await Chromium.AssertAccessibleAsync(page);
        await page.Locator("form.sheet button[type=submit]").ClickAsync();
        await page.WaitForURLAsync(new Regex("said=session-planned"));
        await page.ClickAsync("form[action$='/open'] button");
        await Assertions.Expect(page.Locator("main .problems")).ToContainTextAsync("teaches");
        await page.Locator("details:has(form[action$='/trainers']) summary").ClickAsync();
        await page.Locator("input[name=TrainerIds]").First.CheckAsync();
        await Chromium.PictureAsync(page, "trainers");
        await Chromium.AssertAccessibleAsync(page);
        await page.ClickAsync("form[action$='/trainers'] button");
        await page.WaitForURLAsync(new Regex("said=trainers-assigned"));
        await page.ClickAsync("form[action$='/open'] button");
        await page.WaitForURLAsync(new Regex("said=session-opened"));
        await Chromium.PictureAsync(page, "session-open");
        await Chromium.AssertAccessibleAsync(page);
        await page.Context.CloseAsync();
    }
}
