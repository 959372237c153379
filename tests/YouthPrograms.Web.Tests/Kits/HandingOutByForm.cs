using Microsoft.EntityFrameworkCore;
using YouthPrograms.Training.Stock;
using YouthPrograms.Web.Tests.Bookings;
using YouthPrograms.Web.Tests.Training;

namespace YouthPrograms.Web.Tests.Kits;

/// <summary>From an item to a receipt by the pages alone, as an officer, a trainer and a school.</summary>
public sealed class HandingOutByForm(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task An_officer_stores_packs_and_hands_over_and_the_school_signs()
    {
        var officer = await app.SignInAsync("officer@demo.test");
        var code = TrainingApp.Unique("whistle");
        Assert.Equal(303, (int)(await officer.PostFormAsync("/office/kits", "/office/kits/items", new() { ["Code"] = code, ["Name"] = "哨子", ["NameEn"] = "Whistle" })).StatusCode);
        var item = await app.InDatabaseAsync(db => db.Items.Where(i => i.Code == code).Select(i => i.Id).SingleAsync());
        var added = await officer.PostFormAsync("/office/kits", "/office/kits/lots", new() { ["ItemId"] = $"{item}", ["LotCode"] = code });
        var lot = added.Headers.Location!.ToString().Split('?')[0];
        await DoAsync(officer, lot, "/receive", new() { ["Quantity"] = "60" });
        await DoAsync(officer, lot, "/approve", new() { ["Inspection"] = "吹过十个" });
        await DoAsync(officer, lot, "/move", new()
        {
            ["FromId"] = $"{await app.PlaceAsync(PlaceKind.Store)}",
            ["ToId"] = $"{await app.PlaceAsync(PlaceKind.Loss)}",
            ["MoveQuantity"] = "2",
            ["MoveReason"] = "吹坏了",
        });

        var (booking, school) = await ForDemoSchoolAsync();
        var planned = await officer.PostFormAsync("/office/kits/picks", $"/office/kits/bookings/{booking}/plan", new() { [$"Quantity-{item}"] = "20" });
        var handout = planned.Headers.Location!.ToString().Split('?')[0];
        await DoAsync(officer, handout, "/reserve", []);
        await DoAsync(officer, handout, "/pack", new() { [$"Quantity-{item}"] = "20" });
        await DoAsync(officer, handout, "/hand-over", new() { [$"Quantity-{item}"] = "20" });

        var (page, sign) = ($"/school/bookings/{booking}", $"/school/bookings/{booking}/sign");
        var refused = await school.PostFormAsync(page, sign, new() { [$"Quantity-{item}"] = "19", ["SignedBy"] = "" });
        var shown = await refused.ReadPageAsync();
        Assert.Equal(400, (int)refused.StatusCode);
        Assert.NotEmpty(shown.ProblemsAt("SignedBy"));
        Assert.Equal("19", shown.QuerySelector($"#Quantity-{item}")!.GetAttribute("value"));
        Assert.Equal(303, (int)(await school.PostFormAsync(page, sign, new() { [$"Quantity-{item}"] = "19", ["SignedBy"] = "李老师" })).StatusCode);

        await DoAsync(officer, handout, "/resolve", new() { ["Resolution"] = "途中遗失" });
        var again = await officer.PostFormAsync(handout, handout + "/resolve", new() { ["Resolution"] = "途中遗失" });
        Assert.Equal(409, (int)again.StatusCode);
        var admin = await app.SignInAsync("admin@demo.test");
        await DoAsync(admin, handout, "/resolve", new() { ["Resolution"] = "途中遗失" });
        await DoAsync(officer, lot, "/recall", new() { ["RecallReason"] = "哨子开裂" });
        Assert.Contains("20", (await officer.PageAsync(lot)).QuerySelector("ul.plain")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await app.StockViolationsAsync());
    }

    [Fact]
    public async Task A_form_that_is_refused_keeps_what_was_typed_and_says_why_at_its_field()
    {
        var officer = await app.SignInAsync("officer@demo.test");
        var lot = await app.LotAsync(await app.ItemAsync(), 5, approved: false);
        var receive = await officer.PostFormAsync($"/office/kits/lots/{lot}", $"/office/kits/lots/{lot}/receive", new() { ["Quantity"] = "many" });
        var page = await receive.ReadPageAsync();
        Assert.NotEmpty(page.ProblemsAt("Quantity"));
        Assert.Equal("many", page.QuerySelector("#Quantity")!.GetAttribute("value"));
        var recall = await officer.PostFormAsync($"/office/kits/lots/{lot}", $"/office/kits/lots/{lot}/recall", new() { ["RecallReason"] = "" });
        Assert.NotEmpty((await recall.ReadPageAsync()).ProblemsAt("RecallReason"));
        var item = await officer.PostFormAsync("/office/kits", "/office/kits/items", new() { ["Code"] = "not a code", ["Name"] = "甲", ["NameEn"] = "A" });
        Assert.NotEmpty((await item.ReadPageAsync()).ProblemsAt("Code"));
        await officer.PageAsync("/office/kits/lots/999999", 404);
        await officer.PageAsync("/office/kits/handouts/999999", 404);
    }

    [Fact]
    public async Task A_trainer_counts_measures_and_certifies()
    {
        var booking = await app.BookedAsync();
        var session = booking.SessionId;
        var trainer = await app.TrainerAsync(session);
        await app.EndAsync(session);
        var email = await app.InDatabaseAsync(db => db.Users.Where(a => a.Id == trainer.AccountId).Select(a => a.Email!).SingleAsync());
        var browser = await app.SignInAsync(email);
        var (page, id) = ($"/train/sessions/{session}", booking.Id);
        var refused = await browser.PostFormAsync(page, $"{page}/check-in/{id}", new() { [$"Present-{id}"] = "900" });
        Assert.NotEmpty((await refused.ReadPageAsync()).ProblemsAt($"Present-{id}"));
        Assert.Equal(303, (int)(await browser.PostFormAsync(page, $"{page}/check-in/{id}", new() { [$"Present-{id}"] = "18" })).StatusCode);
        var quiz = await browser.PostFormAsync(page, $"{page}/quiz/{id}", new() { [$"Phase-{id}"] = "Before", [$"N-{id}"] = "18", [$"Points-{id}"] = "999" });
        Assert.NotEmpty((await quiz.ReadPageAsync()).ProblemsAt($"Points-{id}"));
        Assert.Equal(303, (int)(await browser.PostFormAsync(page, $"{page}/quiz/{id}", new() { [$"Phase-{id}"] = "Before", [$"N-{id}"] = "18", [$"Points-{id}"] = "99" })).StatusCode);
        Assert.Equal(303, (int)(await browser.PostFormAsync(page, $"{page}/drill/{id}", new() { [$"Run-{id}"] = "After", [$"Seconds-{id}"] = "118" })).StatusCode);
        Assert.Equal(303, (int)(await browser.PostFormAsync(page, $"/train/sessions/{session}/complete", [])).StatusCode);
        Assert.Equal(303, (int)(await browser.PostFormAsync(page, $"{page}/certificates", [])).StatusCode);
        Assert.Equal(3, (await browser.PageAsync(page)).QuerySelectorAll("a[href^='/verify/certificates/']").Length);
        Assert.Contains((await browser.PageAsync("/train")).QuerySelectorAll("main a"), link => link.GetAttribute("href") == page);
    }

    private static async Task DoAsync(HttpClient browser, string page, string verb, Dictionary<string, string> fields)
    {
        var answer = await browser.PostFormAsync(page, page + verb, fields);
        Assert.True((int)answer.StatusCode == 303, $"{page}{verb}: {(int)answer.StatusCode}\n{await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>A booking of the demo's school in a session of its own, and the browser of its contact.</summary>
    private async Task<(long Booking, HttpClient School)> ForDemoSchoolAsync()
    {
        var school = await app.InDatabaseAsync(db => db.Schools.Where(s => s.Code == "S3").Select(s => s.Id).SingleAsync());
        return ((await app.BookedAsync(school: school)).Id, await app.SignInAsync("school@demo.test"));
    }
}
