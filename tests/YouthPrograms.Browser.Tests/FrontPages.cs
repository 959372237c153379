namespace YouthPrograms.Browser.Tests;

/// <summary>Every front page and the public pages: in both languages, on a phone and on a desk, light and dark.</summary>
public sealed class FrontPages(Chromium chromium)
{
    public static TheoryData<string, string, int, string> Fronts()
    {
        var data = new TheoryData<string, string, int, string>();
        foreach (var (email, address) in new[]
        {
            ("coach@demo.test", "/coach"), ("school@demo.test", "/school"), ("parent@demo.test", "/family"), ("organizer@demo.test", "/organize"),
        })
        {
            foreach (var width in (int[])[1280, 390])
            {
                foreach (var language in (string[])["zh-CN", "en"])
                    data.Add(email, address, width, language);
            }
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Fronts))]
    public async Task Say_what_to_do_next_to_whoever_signs_in(string email, string address, int width, string language)
    {
        var page = await chromium.OpenAsync(email, width, language);
        Assert.Equal(chromium.Address + address, page.Url);
        Assert.Equal(language, await page.GetAttributeAsync("html", "lang"));
        Assert.True(await page.Locator("main .next").CountAsync() > 0, $"{address} does not say what to do next");
        await Chromium.PictureAsync(page, address.Trim('/'));
        await Chromium.AssertAccessibleAsync(page);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("officer@demo.test", "/office", "office")]
    [InlineData("trainer@demo.test", "/train", "train")]
    [InlineData("accountant@demo.test", "/office/money", "books")]
    [InlineData("accountant@demo.test", "/office/money/ledger", "ledger")]
    [InlineData("accountant@demo.test", "/office/money/donations/1", "gift")]
    [InlineData("officer@demo.test", "/office/disclosures/1", "disclosure")]
    [InlineData("donor@demo.test", "/donations", "my-gifts")]
    [InlineData("volunteer@demo.test", "/volunteer", "volunteer")]
    [InlineData("officer@demo.test", "/volunteer/desk", "shift-desk")]
    [InlineData("admin@demo.test", "/operate", "operate")]
    [InlineData("auditor@demo.test", "/operate/audit", "audit")]
    [InlineData("organizer@demo.test", "/organize/school-cup", "organize-tournament")]
    [InlineData("organizer@demo.test", "/organize/school-cup/BS1415/entries", "entries-desk")]
    [InlineData("organizer@demo.test", "/organize/model-games/BT2011", "draw-desk")]
    [InlineData("organizer@demo.test", "/organize/model-games/BT2011/results", "results-desk")]
    [InlineData("organizer@demo.test", "/organize/model-games/calls", "call-board")]
    [InlineData("organizer@demo.test", "/organize/school-cup/settings", "tournament-settings")]
    [InlineData("organizer@demo.test", "/organize/school-cup/delegations", "delegations")]
    [InlineData("organizer@demo.test", "/organize/school-cup/events/new", "event-form")]
    [InlineData("organizer@demo.test", "/organize/model-games/BT2011/entries", "entries-desk-drawn")]
    [InlineData("admin@demo.test", "/operate/members", "members")]
    [InlineData("coach@demo.test", "/account/two-factor", "two-factor")]
    [InlineData("school@demo.test", "/school/sessions", "find-session")]
    [InlineData("coach@demo.test", "/account", "account")]
    public async Task Desks_fit_every_screen_and_reader(string email, string address, string name)
    {
        foreach (var (width, language) in new[] { (1280, "zh-CN"), (390, "en") })
        {
            var page = await chromium.OpenAsync(email, width, language, dark: width == 1280);
            var answer = await page.GotoAsync(address);
            Assert.Equal(200, answer!.Status);
            await Chromium.PictureAsync(page, name);
            await Chromium.AssertAccessibleAsync(page);
            await page.Context.CloseAsync();
        }
    }

    [Theory]
    [InlineData("/", "start")]
    [InlineData("/t/model-games", "tournament")]
    [InlineData("/t/model-games/BT2011", "event")]
    [InlineData("/t/model-games/medals", "medals")]
    [InlineData("/t/model-games/d/ZZ", "delegation")]
    [InlineData("/t/model-games/schedule", "schedule")]
    [InlineData("/screen/model-games", "screen")]
    [InlineData("/safety", "safety")]
    [InlineData("/safety/money", "money")]
    [InlineData("/safety/money/seedling-protection", "money-of-a-programme")]
    [InlineData("/verify", "verify")]
    public async Task Public_pages_need_no_sign_in_and_fit_every_screen(string address, string name)
    {
        foreach (var width in (int[])[1280, 390])
        {
            foreach (var language in (string[])["zh-CN", "en"])
            {
                var page = await chromium.OpenAsync(null, width, language, dark: width == 390);
                var answer = await page.GotoAsync(address);
                Assert.Equal(200, answer!.Status);
                await Chromium.PictureAsync(page, name);
                await Chromium.AssertAccessibleAsync(page);
                await page.Context.CloseAsync();
            }
        }
    }

    [Fact]
    public async Task A_page_with_faults_would_be_found_out()
    {
        var page = await chromium.OpenAsync();
        await page.SetContentAsync("<html><body><img src='/none.png'><button></button><p style='color:#eee;background:#fff'>pale</p></body></html>");
        var found = (await Chromium.ViolationsAsync(page)).Select(violation => violation.Split(':')[0]).ToList();
        Assert.All(["image-alt", "button-name", "color-contrast", "document-title", "html-has-lang"], rule => Assert.Contains(rule, found));
        await page.Context.CloseAsync();
    }
}
