using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Tests.Service;
using YouthPrograms.Web.Tests.Tournaments;

namespace YouthPrograms.Web.Tests.Organizing;

/// <summary>From nothing to a tournament that can be drawn, on the organizer's pages.</summary>
public sealed class SettingUpATournament(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    [Theory]
    [InlineData("model-games", 12, 16, "2027-05-06")]
    [InlineData("school-league", 4, 6, "2027-05-02")]
    [InlineData("one-day-cup", 4, 4, "2027-05-01")]
    public async Task A_template_brings_events_tables_and_days_and_nobody_else_sees_them(string template, int events, int tables, string endsOn)
    {
        var admin = await app.SignInAsync("admin@demo.test");
        var slug = template + "-made";
        var answer = await SendAsync(admin, "/organize/new", New(template, slug));
        Assert.Equal($"/organize/{slug}?said=tournament-set-up", answer.Headers.Location!.ToString());
        var made = await app.InDatabaseAsync(db => db.Tournaments.Include(t => t.Events).Include(t => t.Tables).SingleAsync(t => t.Slug == slug));
        Assert.Equal((events, tables, endsOn), (made.Events.Count, made.Tables.Count, made.EndsOn.ToString("O", null)));
        Assert.Equal((TournamentState.Draft, null), (made.State, made.PublishedAt));
        await app.Browser().PageAsync("/t/" + slug, 404);
        // Every event of it is one that its own form would take.
        foreach (var e in made.Events)
        {
            var saved = await SendAsync(admin, $"/organize/{slug}/events/{e.Id}", []);
            Assert.True((int)saved.StatusCode == 303, e.Code + await saved.Content.ReadAsStringAsync());
        }
        Assert.Equal(409, (int)(await SendAsync(admin, "/organize/new", New(template, slug))).StatusCode);
    }

    [Fact]
    public async Task Everything_wrong_stands_at_its_field_and_what_was_typed_stays()
    {
        var admin = await app.SignInAsync("admin@demo.test");
        var nothing = await (await SendAsync(admin, "/organize/new", new() { ["Name"] = "", ["NameEn"] = "", ["Slug"] = "", ["StartsOn"] = "" })).ReadPageAsync();
        foreach (var field in new[] { "Name", "NameEn", "Slug", "StartsOn" })
            Assert.Single(nothing.ProblemsAt(field));
        var wrong = await SendAsync(admin, "/organize/new", new(New("school-league", "Not A Slug")) { ["EndsOn"] = "2027-04-01", ["TimeZone"] = "Mars/Olympus" });
        var page = await wrong.ReadPageAsync();
        foreach (var field in new[] { "Slug", "EndsOn", "TimeZone" })
            Assert.Single(page.ProblemsAt(field));
        Assert.Equal("Not A Slug", ((IHtmlInputElement)page.GetElementById("Slug")!).Value);
        Assert.Equal("school-league", ((IHtmlSelectElement)page.GetElementById("Template")!).Value);
        foreach (var (field, value) in new[] { ("Slug", "new"), ("Tables", "0"), ("Tables", "101"), ("StartsOn", "9999-12-31") })
            Assert.Single((await (await SendAsync(admin, "/organize/new", new(New("school-league", "free-slug")) { [field] = value })).ReadPageAsync()).ProblemsAt(field));
        Assert.Equal(400, (int)(await SendAsync(admin, "/organize/new", New("no-such-template", "free-slug"))).StatusCode);
    }

    [Fact]
    public async Task Events_are_added_changed_until_the_draw_and_not_taken_away_with_their_entries()
    {
        var made = await MadeTournament.CreateAsync(app);
        var desk = $"/organize/{made.Slug}";
        var added = await SendAsync(made.Organizer, $"{desk}/events/new", new() { ["Code"] = "T1", ["Name"] = "团体", ["NameEn"] = "Team", ["Kind"] = "Team", ["TieFormat"] = "school" });
        Assert.Equal($"{desk}?said=row-saved", added.Headers.Location!.ToString());
        var team = await app.InDatabaseAsync(db => db.Events.SingleAsync(e => e.TournamentId == made.Id && e.Code == "T1"));
        Assert.Equal(("school", StageFormat.GroupsThenKnockout, 4), (team.TieFormat, team.Format.Stages, team.Format.GroupSize));
        var refused = await (await SendAsync(made.Organizer, $"{desk}/events/{team.Id}", new() { ["TieFormat"] = "", ["MatchFormat/BestOf"] = "4", ["Format/QualifiersPerGroup"] = "9" })).ReadPageAsync();
        foreach (var field in new[] { "TieFormat", "MatchFormat\\/BestOf", "Format\\/QualifiersPerGroup" })
            Assert.Single(refused.ProblemsAt(field));
        Assert.Equal(409, (int)(await SendAsync(made.Organizer, $"{desk}/events/new", new() { ["Code"] = "settings", ["Name"] = "a", ["NameEn"] = "a" })).StatusCode);

        var drawn = await made.AddSinglesAsync("A", 4);
        var kept = await DeleteAsync(made.Organizer, $"{desk}/events/{drawn}");
        Assert.Equal(409, (int)kept.StatusCode);
        // The refused page has the event in its form, not nothing.
        Assert.Equal("A", (await kept.ReadPageAsync()).GetElementById("Code")!.GetAttribute("value"));
        // Entries are of the kind the event was made with.
        Assert.Null((await made.Organizer.PageAsync($"{desk}/events/{drawn}")).GetElementById("Kind"));
        Assert.Equal(303, (int)(await SendAsync(made.Organizer, $"{desk}/events/{drawn}", new() { ["Kind"] = "Team" })).StatusCode);
        Assert.Equal(EventKind.Singles, await app.InDatabaseAsync(db => db.Events.Where(e => e.Id == drawn).Select(e => e.Kind).SingleAsync()));
        await made.DrawAndPublishAsync("A");
        var frozen = await (await SendAsync(made.Organizer, $"{desk}/events/{drawn}", new() { ["MatchFormat/BestOf"] = "3" })).ReadPageAsync();
        Assert.Contains("抽签以后不能再改规程", frozen.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(303, (int)(await SendAsync(made.Organizer, $"{desk}/events/{drawn}", new() { ["NameEn"] = "Boys" })).StatusCode);
        Assert.Equal(303, (int)(await DeleteAsync(made.Organizer, $"{desk}/events/{team.Id}")).StatusCode);
        Assert.Equal(4, await app.InDatabaseAsync(db => db.Entries.CountAsync(e => e.EventId == drawn)));
    }

    [Fact]
    public async Task Delegations_and_tables_come_one_by_one_and_those_in_use_stay()
    {
        var made = await MadeTournament.CreateAsync(app);
        await made.AddSinglesAsync("A", 4);
        var desk = $"/organize/{made.Slug}";
        Assert.Equal($"{desk}/delegations?said=row-saved", (await SendAsync(
            made.Organizer, $"{desk}/delegations/new", new() { ["Code"] = "NEW", ["Name"] = "新队", ["NameEn"] = "New team" })).Headers.Location!.ToString());
        var list = await made.Organizer.PageAsync($"{desk}/delegations");
        Assert.Equal(5, list.QuerySelectorAll("tbody tr").Length);
        var (fresh, full) = await app.InDatabaseAsync(async db => (
            await db.Delegations.Where(d => d.TournamentId == made.Id && d.Code == "NEW").Select(d => d.Id).SingleAsync(),
            await db.Delegations.Where(d => d.TournamentId == made.Id && d.Code == "D1").Select(d => d.Id).SingleAsync()));
        Assert.Equal(409, (int)(await DeleteAsync(made.Organizer, $"{desk}/delegations/{full}")).StatusCode);
        Assert.Equal(303, (int)(await DeleteAsync(made.Organizer, $"{desk}/delegations/{fresh}")).StatusCode);

        Assert.Equal(303, (int)(await SendAsync(made.Organizer, $"{desk}/tables/new", new() { ["Name"] = "1", ["Show"] = "true" })).StatusCode);
        var table = await app.InDatabaseAsync(db => db.Tables.SingleAsync(t => t.TournamentId == made.Id));
        Assert.True(table.Show);
        Assert.Equal(303, (int)(await SendAsync(made.Organizer, $"{desk}/tables/{table.Id}", new() { ["Name"] = "一号台" })).StatusCode);
        Assert.Contains("一号台", (await made.Organizer.PageAsync($"{desk}/tables")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_save_at_once_the_second_is_told()
    {
        var made = await MadeTournament.CreateAsync(app);
        var address = $"/organize/{made.Slug}/settings";
        var old = await made.Organizer.PageAsync(address);
        Assert.Equal(303, (int)(await SendAsync(made.Organizer, address, new() { ["Name"] = "第一" })).StatusCode);
        var second = await made.Organizer.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent(FieldsOf(old, address)));
        Assert.Equal(412, (int)second.StatusCode);
        Assert.Equal("第一", await app.InDatabaseAsync(db => db.Tournaments.Where(t => t.Id == made.Id).Select(t => t.Name).SingleAsync()));
        Assert.Single((await (await SendAsync(made.Organizer, address, new() { ["EndsOn"] = "2026-04-01" })).ReadPageAsync()).ProblemsAt("EndsOn"));
    }

    [Fact]
    public async Task Who_organizes_one_tournament_sets_up_that_one_only()
    {
        var (mine, other) = (await MadeTournament.CreateAsync(app), await MadeTournament.CreateAsync(app));
        await mine.Organizer.PageAsync("/organize/new", 403);
        var foreign = await other.AddSinglesAsync("A", 2);
        foreach (var path in new[] { "settings", "delegations", "delegations/new", "events/new", $"events/{foreign}", "tables/new" })
            await mine.Organizer.PageAsync($"/organize/{other.Slug}/{path}", 404);
        // A row of another tournament is not found under one's own either.
        await mine.Organizer.PageAsync($"/organize/{mine.Slug}/events/{foreign}", 404);
    }

    [Fact]
    public async Task A_program_does_the_same()
    {
        var admin = await app.ProgramAsync("admin@demo.test");
        var made = await admin.PostAsJsonAsync("/odata/SetUpTournament", new
        {
            template = "school-league",
            slug = "by-program",
            name = "程序建立",
            nameEn = "By program",
            startsOn = "2027-10-02",
            timeZone = "Asia/Shanghai",
            tables = 3,
        });
        var row = JsonNode.Parse(await made.Content.ReadAsStringAsync())!;
        Assert.Equal("Draft", row["State"]!.ToString());
        var read = JsonNode.Parse(await admin.GetStringAsync($"/odata/Tournaments({row["Id"]})?$expand=Events,Tables"))!;
        Assert.Equal((4, 3), (read["Events"]!.AsArray().Count, read["Tables"]!.AsArray().Count));
        Assert.Equal("BS1516", read["Events"]![0]!["Code"]!.ToString());
        // What would end in a draw that cannot be made is refused when it is written.
        var wrong = await admin.CreateAsync("Events", new
        {
            TournamentId = (long)row["Id"]!,
            Code = "X",
            Name = "x",
            NameEn = "x",
            Position = 9,
            Kind = "Team",
            Gender = "Open",
            TieFormat = "no-such-format",
            Format = new { Stages = "Knockout", GroupSize = 4, QualifiersPerGroup = 2, Third = "None", Placings = "None" },
            MatchFormat = new { BestOf = 5, Points = 11, Lead = 2 },
            Limits = new { EntriesPerDelegation = 1, EventsPerAthlete = 1, TeamSizeFrom = 2, TeamSizeTo = 4 },
        });
        Assert.Equal(400, (int)wrong.StatusCode);
        Assert.Contains("TieFormat", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Events")]
    [InlineData("Delegations")]
    [InlineData("Tournaments")]
    public async Task A_program_deletes_nothing_that_children_hang_on(string set)
    {
        var made = await MadeTournament.CreateAsync(app);
        var id = await made.AddSinglesAsync("A", 4);
        var delegation = await app.InDatabaseAsync(db => db.Delegations.Where(d => d.TournamentId == made.Id).Select(d => d.Id).FirstAsync());
        var key = set switch { "Events" => id, "Delegations" => delegation, _ => made.Id };
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/odata/{set}({key})");
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        Assert.Equal(409, (int)(await (await app.ProgramAsync("admin@demo.test")).SendAsync(request)).StatusCode);
        Assert.Equal(4, await app.InDatabaseAsync(db => db.Entries.CountAsync(e => e.EventId == id)));
    }

    [Fact]
    public async Task Somebody_who_only_coaches_sees_none_of_it()
    {
        var made = await MadeTournament.CreateAsync(app);
        var delegation = await app.InDatabaseAsync(db => db.Delegations.Where(d => d.TournamentId == made.Id).Select(d => d.Id).FirstAsync());
        var email = $"coach-{made.Slug}@example.test";
        await app.CreateAccountAsync(email, MembershipRole.Coach, m => m.DelegationId = delegation);
        var coach = await app.SignInAsync(email);
        foreach (var path in new[] { "/organize/new", $"/organize/{made.Slug}/settings", $"/organize/{made.Slug}/delegations" })
            Assert.Equal("/account/denied", (await coach.GetAsync(path)).Headers.Location!.AbsolutePath);
    }

    private static Dictionary<string, string> New(string template, string slug) => new()
    {
        ["Template"] = template,
        ["Slug"] = slug,
        ["Name"] = "测试杯",
        ["NameEn"] = "Test cup",
        ["StartsOn"] = "2027-05-01",
        ["TimeZone"] = "Asia/Shanghai",
    };

    /// <summary>Opens the form, changes these fields and sends all it has, as a browser does.</summary>
    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string address, Dictionary<string, string> changes)
    {
        var fields = FieldsOf(await browser.PageAsync(address), address);
        foreach (var (name, value) in changes)
            fields[name] = value;
        return await browser.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent(fields));
    }

    private static Task<HttpResponseMessage> DeleteAsync(HttpClient browser, string address) =>
        browser.PostFormAsync(address, address + "/delete", []);

    private static Dictionary<string, string> FieldsOf(IHtmlDocument page, string action)
    {
        var form = page.Forms.Single(form => form.GetAttribute("action") == action);
        return form.QuerySelectorAll("input[name], select[name]")
            .Where(field => field is not IHtmlInputElement { Type: "checkbox", IsChecked: false })
            .ToDictionary(field => field.GetAttribute("name")!, field => field is IHtmlSelectElement select ? select.Value ?? "" : ((IHtmlInputElement)field).Value);
    }
}
