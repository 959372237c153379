using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data.Training;
using YouthPrograms.Web.Features.Bookings;

namespace YouthPrograms.Web.Tests.Bookings;

/// <summary>An officer plans a session, says who teaches it and opens it.</summary>
public sealed class PlanningASession(TrainingApp app) : IClassFixture<TrainingApp>
{
    private static int planned;

    [Fact]
    public async Task Schools_see_it_once_it_is_open()
    {
        var officer = await app.SignInAsync("officer@demo.test");
        var (address, id) = await PlanAsync(officer);
        var school = await app.SignInAsync("school@demo.test");
        await app.Browser().PageAsync($"/safety/sessions/{id}", 404);
        await school.PageAsync($"/school/sessions/{id}/book", 404);
        Assert.Contains(address, (await officer.PageAsync("/office")).QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        // Nobody teaches it.
        var early = await officer.PostFormAsync(address, address + "/open", []);
        Assert.Equal(409, (int)early.StatusCode);
        Assert.Contains("请先指定讲师", (await early.ReadPageAsync()).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"{address}?said=trainers-assigned", (await AssignAsync(officer, address, await TrainerAsync())).Headers.Location!.ToString());
        Assert.Equal($"{address}?said=session-opened", (await officer.PostFormAsync(address, address + "/open", [])).Headers.Location!.ToString());

        await app.Browser().PageAsync($"/safety/sessions/{id}");
        // Once open it is open, and always taught by somebody.
        Assert.Equal("session-not-changeable", (await OpenAsync(id)).Problem!.Code);
        Assert.Equal("trainer-missing", (await AssignAsync(id, [])).Problem!.Code);
    }

    [Fact]
    public async Task Everything_wrong_stands_at_its_field()
    {
        var officer = await app.SignInAsync("officer@demo.test");
        var nothing = await (await officer.PostFormAsync("/office/sessions/new", "/office/sessions/new", [])).ReadPageAsync();
        foreach (var field in new[] { "Code", "StartsAt", "EndsAt", "SeatsCap", "GroupsCap", "BookingOpensAt", "BookingClosesAt", "FreeCancelUntil" })
            Assert.Single(nothing.ProblemsAt(field));
        var wrong = await (await officer.PostFormAsync("/office/sessions/new", "/office/sessions/new", new(await FieldsAsync())
        {
            ["EndsAt"] = "2026-09-30T08:00",
            ["SeatsCap"] = "-1",
            ["BookingClosesAt"] = "2027-12-31T00:00",
        })).ReadPageAsync();
        foreach (var field in new[] { "EndsAt", "SeatsCap", "BookingClosesAt" })
            Assert.Single(wrong.ProblemsAt(field));
        Assert.Equal("-1", wrong.GetElementById("SeatsCap")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Its_places_and_dates_can_be_changed_and_two_officers_do_not_overwrite_each_other()
    {
        var officer = await app.SignInAsync("officer@demo.test");
        var fields = await FieldsAsync();
        var (address, id) = await PlanAsync(officer, fields);
        var plan = address + "/plan";
        Dictionary<string, string> change = new()
        {
            ["SeatsCap"] = "33",
            ["GroupsCap"] = "2",
            ["BookingOpensAt"] = fields["BookingOpensAt"],
            ["BookingClosesAt"] = fields["BookingClosesAt"],
            ["FreeCancelUntil"] = fields["FreeCancelUntil"],
        };
        Assert.Equal(303, (int)(await officer.PostFormAsync(plan, plan, new(change))).StatusCode);
        Assert.Equal(33, await app.InDatabaseAsync(db => db.TrainingSessions.Where(s => s.Id == id).Select(s => s.SeatsCap).SingleAsync()));
        Assert.Single((await (await officer.PostFormAsync(plan, plan, new(change) { ["SeatsCap"] = "9999" })).ReadPageAsync()).ProblemsAt("SeatsCap"));
        // Who teaches is part of what an officer has before them.
        var before = await app.InDatabaseAsync(db => db.TrainingSessions.Where(s => s.Id == id).Select(s => s.RowVersion).SingleAsync());
        await AssignAsync(officer, address, await TrainerAsync());
        Assert.NotEqual(before, await app.InDatabaseAsync(db => db.TrainingSessions.Where(s => s.Id == id).Select(s => s.RowVersion).SingleAsync()));
        Assert.Equal(412, (int)(await officer.PostFormAsync(plan, plan, new(change) { ["RowVersion"] = "1" })).StatusCode);
    }

    [Fact]
    public async Task A_place_or_a_trainer_that_is_taken_is_refused()
    {
        var officer = await app.SignInAsync("officer@demo.test");
        var (first, firstId) = await PlanAsync(officer);
        var trainer = await TrainerAsync();
        await AssignAsync(officer, first, trainer);
        var second = await SameTimeAsync(officer, firstId);
        var refused = await AssignAsync(officer, second, trainer);
        Assert.Equal(409, (int)refused.StatusCode);
        // What was ticked stays ticked.
        Assert.NotNull((await refused.ReadPageAsync()).QuerySelector($"input[name=TrainerIds][value='{trainer}'][checked]"));
        Assert.Equal("trainer-not-found", (await AssignAsync(firstId, [99_999])).Problem!.Code);
    }

    [Fact]
    public async Task Of_two_officers_who_assign_one_trainer_at_once_the_second_is_refused()
    {
        var officer = await app.SignInAsync("officer@demo.test");
        for (var round = 0; round < 10; round++)
        {
            var (_, first) = await PlanAsync(officer);
            var second = long.Parse((await SameTimeAsync(officer, first)).Split('/')[^1], null);
            var trainer = await TrainerAsync();
            var outcomes = await Task.WhenAll(Task.Run(() => AssignAsync(first, [trainer])), Task.Run(() => AssignAsync(second, [trainer])));
            Assert.Single(outcomes, outcome => outcome.Problem is null);
            Assert.Equal("trainer-occupied", outcomes.Single(outcome => outcome.Problem is not null).Problem!.Code);
        }
    }

    [Fact]
    public async Task A_program_does_the_same_and_nobody_else_may()
    {
        var (_, id) = await PlanAsync(await app.SignInAsync("officer@demo.test"));
        var trainer = await TrainerAsync();
        var school = await app.ProgramAsync("school@demo.test");
        Assert.Equal(404, (int)(await school.PostAsJsonAsync($"/odata/TrainingSessions({id})/Open", new { })).StatusCode);
        var officer = await app.ProgramAsync("officer@demo.test");
        Assert.Equal(200, (int)(await officer.PostAsJsonAsync($"/odata/TrainingSessions({id})/AssignTrainers", new { trainerIds = new[] { trainer } })).StatusCode);
        var opened = await officer.PostAsJsonAsync($"/odata/TrainingSessions({id})/Open", new { });
        Assert.Equal("Open", JsonNode.Parse(await opened.Content.ReadAsStringAsync())!["State"]!.ToString());
        Assert.Equal(403, (int)(await school.PostAsJsonAsync($"/odata/TrainingSessions({id})/AssignTrainers", new { trainerIds = new[] { trainer } })).StatusCode);
    }

    private async Task<(string Address, long Id)> PlanAsync(HttpClient officer, Dictionary<string, string>? fields = null)
    {
        var answer = await officer.PostFormAsync("/office/sessions/new", "/office/sessions/new", fields ?? await FieldsAsync());
        Assert.True((int)answer.StatusCode == 303, await answer.Content.ReadAsStringAsync());
        var address = answer.Headers.Location!.ToString().Split('?')[0];
        return (address, long.Parse(address.Split('/')[^1], null));
    }

    /// <summary>Another draft at the same time in another place; its address.</summary>
    private async Task<string> SameTimeAsync(HttpClient officer, long other)
    {
        var (address, id) = await PlanAsync(officer);
        await app.InDatabaseAsync(async db =>
        {
            var first = await db.TrainingSessions.SingleAsync(s => s.Id == other);
            var venue = await db.Venues.Where(v => v.Id != first.VenueId).Select(v => v.Id).FirstAsync();
            return await db.TrainingSessions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set
                .SetProperty(s => s.StartsAt, first.StartsAt).SetProperty(s => s.EndsAt, first.EndsAt).SetProperty(s => s.VenueId, venue));
        });
        return address;
    }

    // Each on a day of its own, far from what the demo plans.
    private async Task<Dictionary<string, string>> FieldsAsync()
    {
        var day = app.Clock.GetUtcNow().UtcDateTime.Date.AddDays(200 + Interlocked.Increment(ref planned));
        var (course, venue) = await app.InDatabaseAsync(async db => (await db.Courses.Select(c => c.Id).FirstAsync(), await db.Venues.Select(v => v.Id).FirstAsync()));
        return new()
        {
            ["Code"] = $"PLAN-{planned}-{Guid.NewGuid().ToString("N")[..6]}",
            ["Kind"] = "Training",
            ["CourseId"] = $"{course}",
            ["VenueId"] = $"{venue}",
            ["StartsAt"] = $"{day:yyyy-MM-dd}T10:00",
            ["EndsAt"] = $"{day:yyyy-MM-dd}T11:30",
            ["SeatsCap"] = "30",
            ["GroupsCap"] = "1",
            ["BookingOpensAt"] = $"{day.AddDays(-190):yyyy-MM-dd}T09:00",
            ["BookingClosesAt"] = $"{day.AddDays(-1):yyyy-MM-dd}T18:00",
            ["FreeCancelUntil"] = $"{day.AddDays(-3):yyyy-MM-dd}T18:00",
        };
    }

    private Task<long> TrainerAsync() => app.InDatabaseAsync(db => db.Trainers.OrderBy(t => t.Id).Select(t => t.Id).FirstAsync());

    private static async Task<HttpResponseMessage> AssignAsync(HttpClient officer, string address, long trainer) =>
        await officer.PostFormAsync(address, address + "/trainers", new() { ["TrainerIds"] = $"{trainer}" });

    private Task<Outcome<TrainingSession>> AssignAsync(long id, IReadOnlyList<long> trainers) =>
        app.RunAsync<AssignTrainers, Outcome<TrainingSession>>(use => use.RunAsync(new(id, trainers), TrainingApp.Officer, default));

    private Task<Outcome<TrainingSession>> OpenAsync(long id) =>
        app.RunAsync<OpenSession, Outcome<TrainingSession>>(use => use.RunAsync(new(id), TrainingApp.Officer, default));
}
