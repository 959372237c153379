using YouthPrograms.Web.Tests.Service;

namespace YouthPrograms.Web.Tests.Developers;

/// <summary>The pages for people who write programs, without any script.</summary>
[Collection(OneService.Name)]
public sealed class ReadingAboutTheService(ProgramsApp app)
{
    [Fact]
    public async Task Every_set_has_a_page()
    {
        var browser = app.Browser();
        var links = (await browser.PageAsync("/developers")).QuerySelectorAll("main a[href^='/developers/sets/']").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Contains("/developers/sets/Tournaments", links);
        Assert.Contains("/developers/sets/Me", links);
        foreach (var link in links)
            Assert.True((await browser.PageAsync(link)).QuerySelectorAll("main .calls code").Length > 0, link);
        await browser.PageAsync("/developers/sets/Nothing", 404);
    }

    [Fact]
    public async Task The_examples_are_answered()
    {
        var admin = await app.SignInAsync("admin@demo.test");
        var links = (await admin.PageAsync("/developers")).QuerySelectorAll("main a[href^='/developers/sets/']").Select(a => a.GetAttribute("href")!);
        List<string> broken = [];
        foreach (var link in links)
        {
            foreach (var example in (await admin.PageAsync(link)).QuerySelectorAll("a[data-try]").Select(a => a.GetAttribute("href")!))
            {
                if ((int)(await admin.GetAsync(example)).StatusCode != 200)
                    broken.Add(example);
            }
        }
        Assert.Empty(broken);
    }

    [Theory]
    [InlineData("/odata/Tournaments?$filter=Slug eq 'school-cup'", "/odata/Tournaments?$filter=Slug%20eq%20'school-cup'")]
    [InlineData("https://example.org/odata", "/developers")]
    [InlineData("//example.org/odata", "/developers")]
    [InlineData("/account", "/developers")]
    [InlineData("", "/developers")]
    public async Task Without_a_script_the_form_leads_to_the_answer(string address, string leadsTo)
    {
        var answer = await app.Browser().GetAsync("/developers/open?address=" + Uri.EscapeDataString(address));
        Assert.Equal(302, (int)answer.StatusCode);
        Assert.Equal(leadsTo, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_set_says_who_may_ask_and_what_its_properties_mean()
    {
        var page = await app.Browser().PageAsync("/developers/sets/Schools");
        Assert.Contains("须登录", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("tbody tr"), row => row.TextContent.Contains("District", StringComparison.Ordinal) && row.TextContent.Contains("学校所在区", StringComparison.Ordinal));
    }
}
