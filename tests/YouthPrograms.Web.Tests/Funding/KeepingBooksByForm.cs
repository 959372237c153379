using Microsoft.EntityFrameworkCore;
using YouthPrograms.Web.Tests.Bookings;

namespace YouthPrograms.Web.Tests.Funding;

public sealed class KeepingBooksByForm(MoneyApp app) : IClassFixture<MoneyApp>
{
    private const string Home = "/office/money";

    [Fact]
    public async Task Records_posts_and_allocates_a_gift()
    {
        var office = await app.SignInAsync("accountant@demo.test");
        var (fund, program) = (await app.FundAsync(), await app.ProgramAsync());
        var donor = TrainingApp.Unique("donor");
        var recorded = await office.PostFormAsync(Home, $"{Home}/donations", Gift(fund, donor, "1,234.50"));
        Assert.Equal($"{Home}?said=gift-recorded", recorded.Headers.Location?.ToString());
        var gift = await app.InDatabaseAsync(db => db.Donations.AsNoTracking().SingleAsync(d => d.DonorName == donor));
        Assert.Equal(123_450, gift.AmountFen);
        var receipt = await app.ReceiptAsync(gift.Id);
        Assert.Equal(303, (int)(await office.PostFormAsync(Home, $"{Home}/transactions/{receipt}/post", [])).StatusCode);
        var page = $"{Home}/donations/{gift.Id}";
        var allocated = await office.PostFormAsync(page, $"{page}/allocate", new() { ["ProgramId"] = $"{program}", ["Amount"] = "1000", ["Purpose"] = "书包" });
        Assert.Equal(303, (int)allocated.StatusCode);
        Assert.Equal(100_000, (await app.ReadGiftAsync(gift.Id)).AllocatedFen);
    }

    [Fact]
    public async Task A_mistake_stands_at_its_field_and_nothing_typed_is_lost()
    {
        var office = await app.SignInAsync("accountant@demo.test");
        var answer = await office.PostFormAsync(Home, $"{Home}/donations", Gift(await app.FundAsync(), "示例捐赠人", "12.345"));
        Assert.Equal(400, (int)answer.StatusCode);
        var page = await answer.ReadPageAsync();
        Assert.Single(page.ProblemsAt("Amount"));
        Assert.Equal("示例捐赠人", page.QuerySelector("#DonorName")?.GetAttribute("value"));
    }

    [Fact]
    public async Task Records_an_expense_with_the_hash_of_its_file()
    {
        var office = await app.SignInAsync("officer@demo.test");
        var gift = await app.GiftAsync(1000);
        var allocation = (await app.AllocateAsync(gift, await app.ProgramAsync(), 1000)).Value;
        var page = $"{Home}/donations/{gift}";
        Dictionary<string, string> fields = new()
        {
            ["AllocationId"] = $"{allocation.Id}",
            ["Category"] = "Books",
            ["ExpenseAmount"] = "5.00",
            ["SpentOn"] = $"{app.Today:yyyy-MM-dd}",
            ["ExpensePurpose"] = "图书",
            ["People"] = "12",
        };
        var answer = await office.PostFormAsync(page, $"{page}/expenses", fields, ("Evidence", "invoice.txt", "abc"u8.ToArray()));
        Assert.Equal(303, (int)answer.StatusCode);
        var expense = await app.InDatabaseAsync(db => db.Expenses.AsNoTracking().SingleAsync(e => e.AllocationId == allocation.Id));
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", expense.EvidenceHash);
        var without = await office.PostFormAsync(page, $"{page}/expenses", new(fields));
        Assert.Single((await without.ReadPageAsync()).ProblemsAt("Evidence"));
    }

    [Fact]
    public async Task An_auditor_reads_and_has_no_button()
    {
        var gift = await app.GiftAsync(1000);
        var auditor = await app.SignInAsync("auditor@demo.test");
        foreach (var address in (string[])[Home, $"{Home}/ledger", $"{Home}/donations/{gift}", "/office/disclosures"])
            Assert.Empty((await auditor.PageAsync(address)).Forms);
    }

    [Fact]
    public async Task Two_people_publish_and_everybody_reads()
    {
        var program = await app.ProgramAsync();
        var code = await app.InDatabaseAsync(db => db.Programs.Where(p => p.Id == program).Select(p => p.Code).SingleAsync());
        var allocation = (await app.AllocateAsync(await app.GiftAsync(1_000_000, restrictedTo: program), program, 800_000)).Value;
        await app.SpendAsync(allocation, 150_000, people: 50);
        app.Clock.Forward(TimeSpan.FromMinutes(2));
        var (accountant, officer) = (await app.SignInAsync("accountant@demo.test"), await app.SignInAsync("officer@demo.test"));
        var day = $"{app.Today:yyyy-MM-dd}";
        var drawn = await accountant.PostFormAsync("/office/disclosures", "/office/disclosures", new() { ["ProgramId"] = $"{program}", ["From"] = day, ["To"] = day });
        var page = drawn.Headers.Location!.ToString().Split('?')[0];
        Assert.Contains("尚无公示", (await app.Browser().PageAsync($"/safety/money/{code}")).Body!.TextContent);
        foreach (var person in (HttpClient[])[accountant, officer])
            Assert.Equal(303, (int)(await person.PostFormAsync(page, $"{page}/approve", [])).StatusCode);
        Assert.Equal(303, (int)(await officer.PostFormAsync(page, $"{page}/publish", [])).StatusCode);
        var published = await app.Browser().PageAsync($"/safety/money/{code}");
        Assert.Contains("1,500.00 元", published.QuerySelector("table")!.TextContent);
        Assert.Contains("1,500.00 元", published.QuerySelector("svg.bars")!.TextContent);
        var corrected = await officer.PostFormAsync(page, $"{page}/correct", new() { ["Note"] = "" });
        Assert.Single((await corrected.ReadPageAsync()).ProblemsAt("Note"));
    }

    [Fact]
    public async Task An_anonymous_giver_is_named_to_nobody()
    {
        var gift = await app.ReadGiftAsync(await app.GiftAsync(1000, anonymous: true));
        var open = await app.ReadGiftAsync(await app.GiftAsync(1000));
        var text = (await app.Browser().PageAsync("/safety/money")).Body!.TextContent;
        Assert.Contains(open.DonorName, text);
        Assert.DoesNotContain(gift.DonorName, text);
    }

    [Fact]
    public async Task A_giver_reads_what_became_of_their_gift()
    {
        var donor = await app.SignInAsync("donor@demo.test");
        var list = await donor.PageAsync("/donations");
        var address = list.QuerySelectorAll("a[href^='/donations/']").Select(link => link.GetAttribute("href")!).Last();
        var page = await donor.PageAsync(address);
        Assert.NotEmpty(page.QuerySelectorAll("ol.trace li"));
        Assert.Contains("示例置业有限公司", page.Body!.TextContent);
        await donor.PageAsync($"/donations/{await app.GiftAsync(1)}", 404);
    }

    private Dictionary<string, string> Gift(long fund, string donor, string yuan) => new()
    {
        ["FundId"] = $"{fund}",
        ["Kind"] = "Money",
        ["Amount"] = yuan,
        ["DonorName"] = donor,
        ["GivenOn"] = $"{app.Today:yyyy-MM-dd}",
        ["RestrictedToId"] = "",
        ["MatchesId"] = "",
    };
}
