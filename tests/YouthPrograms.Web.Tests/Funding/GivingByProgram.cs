using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data.People;
using YouthPrograms.Web.Tests.Bookings;
using YouthPrograms.Web.Tests.Service;

namespace YouthPrograms.Web.Tests.Funding;

public sealed class GivingByProgram(MoneyApp app) : IClassFixture<MoneyApp>
{
    [Fact]
    public async Task Follows_a_gift_from_its_arrival_to_a_school()
    {
        var accountant = await app.ProgramAsync("accountant@demo.test");
        var (program, fund) = (await app.ProgramAsync(), await app.FundAsync());
        var school = await app.InDatabaseAsync(db => db.Schools.OrderBy(s => s.Code).Select(s => s.Id).FirstAsync());
        var gift = (await (await accountant.CreateAsync("Donations", new { FundId = fund, Kind = "Money", AmountFen = 50_000, DonorName = "示例企业", GivenOn = app.Today }))
            .JsonAsync(201)).Id();
        var receipt = (await accountant.ReadAsync($"LedgerTransactions?$filter=DonationId eq {gift}")).GetProperty("value")[0].Id();
        Assert.Equal("Posted", (await (await accountant.RunAsync($"LedgerTransactions({receipt})", "Post")).JsonAsync(200)).GetProperty("State").GetString());
        var allocation = (await (await accountant.RunAsync($"Donations({gift})", "Allocate", new { programId = program, amountFen = 30_000, purpose = "安全书包" })).JsonAsync(200)).Id();
        var expense = (await (await accountant.CreateAsync("Expenses", new
        {
            AllocationId = allocation,
            Category = "Kits",
            AmountFen = 20_000,
            SpentOn = app.Today,
            Purpose = "书包 20 个",
            EvidenceHash = MoneyApp.Evidence,
            People = 20,
            SchoolId = school,
        })).JsonAsync(201)).Id();
        var draft = (await accountant.ReadAsync($"LedgerTransactions?$filter=ExpenseId eq {expense}&$expand=Entries")).GetProperty("value")[0];
        Assert.Equal(2, draft.GetProperty("Entries").GetArrayLength());
        await (await accountant.RunAsync($"LedgerTransactions({draft.Id()})", "Post")).JsonAsync(200);
        var steps = (await accountant.ReadAsync($"Donations({gift})/YouthPrograms.Trace()")).GetProperty("value").EnumerateArray().ToList();
        Assert.Equal(["Received 50000", "Allocated 30000", "Spent 20000"], steps.Select(step => $"{step.GetProperty("Kind").GetString()} {step.GetProperty("AmountFen").GetInt64()}"));
        Assert.Equal(MoneyApp.Evidence, steps[2].GetProperty("EvidenceHash").GetString());
        Assert.NotEmpty(steps[2].GetProperty("School").GetString()!);
        Assert.Equal(20_000, (await accountant.ReadAsync($"Donations({gift})?$select=LeftFen,Restricted")).GetProperty("LeftFen").GetInt64());
    }

    [Fact]
    public async Task A_refusal_names_the_parameter()
    {
        var accountant = await app.ProgramAsync("accountant@demo.test");
        var (gift, program) = (await app.GiftAsync(100), await app.ProgramAsync());
        var refused = await (await accountant.RunAsync($"Donations({gift})", "Allocate", new { programId = program, amountFen = 101, purpose = "x" })).JsonAsync(409);
        Assert.Equal(("more-than-left", "amountFen"), (refused.Code(), refused.GetProperty("error").GetProperty("target").GetString()));
        var stale = await (await accountant.RunAsync($"Donations({gift})", "Allocate", new { programId = program, amountFen = 0, purpose = "" })).JsonAsync(400);
        Assert.Equal(["amountFen", "purpose"], stale.DetailTargets().Order());
    }

    [Fact]
    public async Task A_giver_sees_their_own_gifts_and_nobody_elses()
    {
        var email = TrainingApp.Unique("giver") + "@example.test";
        var account = await app.CreateAccountAsync(email, MembershipRole.Volunteer);
        var (own, foreign) = (await app.GiftAsync(100, donor: account), await app.GiftAsync(100));
        var allocation = (await app.AllocateAsync(own, await app.ProgramAsync(), 100)).Value.Id;
        var giver = await app.ProgramAsync(email);
        Assert.Equal([own], (await giver.ReadAsync("Donations")).GetProperty("value").EnumerateArray().Select(gift => gift.Id()));
        await giver.ReadAsync($"Donations({foreign})", 404);
        await giver.ReadAsync($"Donations({foreign})/YouthPrograms.Trace()", 404);
        Assert.Equal(2, (await giver.ReadAsync($"Donations({own})/YouthPrograms.Trace()")).GetProperty("value").GetArrayLength());
        Assert.Equal(allocation, (await giver.ReadAsync($"Donations({own})/Allocations")).GetProperty("value")[0].Id());
        Assert.Equal(0, (await giver.ReadAsync("LedgerTransactions")).GetProperty("value").GetArrayLength());
        Assert.Equal(403, (int)(await giver.RunAsync($"Donations({own})", "Allocate", new { programId = 1, amountFen = 1, purpose = "x" })).StatusCode);
    }

    [Fact]
    public async Task Nobody_else_gets_at_gifts_and_books()
    {
        var gift = await app.GiftAsync(100);
        foreach (var set in (string[])["Donations", "Allocations", "Expenses", "LedgerTransactions", "LedgerEntries", "Signups"])
            await app.Browser().ReadAsync(set, 401);
        var school = await app.ProgramAsync("school@demo.test");
        await school.ReadAsync($"Donations({gift})", 404);
        Assert.Equal(403, (int)(await school.CreateAsync("Donations", new { FundId = 1, AmountFen = 1, DonorName = "x", GivenOn = app.Today })).StatusCode);
        Assert.Equal(200, (int)(await (await app.ProgramAsync("auditor@demo.test")).GetAsync($"/odata/Donations({gift})")).StatusCode);
        Assert.Equal(403, (int)(await (await app.ProgramAsync("auditor@demo.test")).RunAsync($"LedgerTransactions({await app.ReceiptAsync(gift)})", "Reverse", new { reason = "x" })).StatusCode);
    }

    [Fact]
    public async Task A_transaction_by_hand_comes_with_its_lines()
    {
        var accountant = await app.ProgramAsync("accountant@demo.test");
        var fund = await app.FundAsync();
        var made = await (await accountant.CreateAsync("LedgerTransactions", new
        {
            Memo = "利息",
            BookedOn = app.Today,
            Entries = (object[])[new { Account = "Bank", AmountFen = 25, FundId = fund }, new { Account = "Received", AmountFen = -25, FundId = fund }],
        })).JsonAsync(201);
        await (await accountant.RunAsync($"LedgerTransactions({made.Id()})", "Post")).JsonAsync(200);
        Assert.Equal(409, (int)(await accountant.RemoveAsync($"LedgerTransactions({made.Id()})")).StatusCode);
        var reversal = await (await accountant.RunAsync($"LedgerTransactions({made.Id()})", "Reverse", new { reason = "重复登记" })).JsonAsync(200);
        Assert.Equal(made.Id(), reversal.GetProperty("ReversesId").GetInt64());
        Assert.True((await accountant.ReadAsync($"LedgerTransactions({made.Id()})")).GetProperty("Reversed").GetBoolean());
    }

    [Fact]
    public async Task Discloses_and_corrects()
    {
        var (accountant, officer) = (await app.ProgramAsync("accountant@demo.test"), await app.ProgramAsync("officer@demo.test"));
        var program = await app.ProgramAsync();
        await app.GiftAsync(100, restrictedTo: program);
        app.Clock.Forward(TimeSpan.FromMinutes(2));
        var draft = await (await accountant.CreateAsync("Disclosures", new { ProgramId = program, From = app.Today, To = app.Today })).JsonAsync(201);
        Assert.Equal("two-approvals-needed", (await (await accountant.RunAsync($"Disclosures({draft.Id()})", "Publish")).JsonAsync(409)).Code());
        await (await accountant.RunAsync($"Disclosures({draft.Id()})", "Approve")).JsonAsync(200);
        await (await officer.RunAsync($"Disclosures({draft.Id()})", "Approve")).JsonAsync(200);
        await (await officer.RunAsync($"Disclosures({draft.Id()})", "Publish")).JsonAsync(200);
        var figures = (await app.Browser().ReadAsync($"Disclosures({draft.Id()})?$expand=Figures($orderby=Position)")).GetProperty("Figures");
        Assert.Equal(("received", 100L), (figures[0].GetProperty("Code").GetString(), figures[0].GetProperty("AmountFen").GetInt64()));
        var next = await (await officer.RunAsync($"Disclosures({draft.Id()})", "Correct", new { note = "漏记一笔" })).JsonAsync(200);
        Assert.Equal((2, "Draft"), (next.GetProperty("Version").GetInt32(), next.GetProperty("State").GetString()));
        Assert.Equal(204, (int)(await officer.RemoveAsync($"Disclosures({next.Id()})")).StatusCode);
    }
}
