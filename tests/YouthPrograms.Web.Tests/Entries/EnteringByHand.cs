using System.Net;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Tests.Entries;

public sealed class EnteringByHand(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    private const string Header = "序号,姓名,性别,出生日期,参赛小项\n";

    [Fact]
    public async Task A_coach_adds_an_athlete_and_a_refused_form_keeps_what_was_typed()
    {
        var open = await OpenTournament.MakeAsync(app);
        var browser = await app.SignInAsync(open.Coach);
        var page = $"/coach/{open.Home}/athletes/new";

        var refused = await browser.PostFormAsync(page, page, new() { ["FullName"] = "欧阳甲一", ["Gender"] = "Girl", ["BirthDate"] = "2001-05-03" });
        Assert.Equal(400, (int)refused.StatusCode);
        var shown = await refused.ReadPageAsync();
        Assert.Single(shown.ProblemsAt("BirthDate"));
        Assert.Equal("欧阳甲一", shown.QuerySelector("#FullName")!.GetAttribute("value"));
        var answer = await browser.PostFormAsync(page, page, new() { ["FullName"] = "欧阳甲一", ["Gender"] = "Girl", ["BirthDate"] = "2011-05-03" });

        Assert.Equal(303, (int)answer.StatusCode);
        var athlete = await AthleteAsync(open, "欧阳甲一");
        Assert.Equal(("欧阳*", "2011", 1), (athlete.PublicName, athlete.AgeGroup, athlete.RosterNumber));
        var twice = await browser.PostFormAsync(page, page, new() { ["FullName"] = "欧阳甲一", ["Gender"] = "Girl", ["BirthDate"] = "2011-05-03" });
        Assert.Equal(409, (int)twice.StatusCode);
    }

    [Fact]
    public async Task Looking_at_a_birth_date_is_recorded()
    {
        var open = await OpenTournament.MakeAsync(app);
        await open.ImportAsync(Header + "1,乙一,男,2011-05-03,\n");
        var athlete = await AthleteAsync(open, "乙一");
        var browser = await app.SignInAsync(open.Coach);

        var page = await browser.PageAsync($"/coach/{open.Home}/athletes/{athlete.Id}");

        Assert.Equal("2011-05-03", page.QuerySelector("#BirthDate")!.GetAttribute("value"));
        Assert.Equal(1, await app.InDatabaseAsync(db => db.AuditEvents.CountAsync(
            e => e.What == "ReadBirthDate" && e.SubjectId == athlete.Record.Id && e.Who == open.Coach)));
        Assert.DoesNotContain("2011-05-03", (await browser.PageAsync($"/coach/{open.Home}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verified_birth_date_cannot_change_but_the_school_can()
    {
        var open = await OpenTournament.MakeAsync(app);
        await open.ImportAsync(Header + "1,丙一,男,2011-05-03,\n");
        var athlete = await AthleteAsync(open, "丙一");
        var page = $"/coach/{open.Home}/athletes/{athlete.Id}";
        var organizer = await app.SignInAsync(open.Organizer);
        Assert.Equal(303, (int)(await organizer.PostFormAsync(page, page + "/verify", [])).StatusCode);
        var coach = await app.SignInAsync(open.Coach);

        var frozen = await coach.PostFormAsync(page, page, Fields("丙一", "2011-05-04", "一中"));
        Assert.Equal(409, (int)frozen.StatusCode);
        Assert.Single((await frozen.ReadPageAsync()).ProblemsAt("BirthDate"));
        var school = await coach.PostFormAsync(page, page, Fields("丙一", "2011-05-03", "一中"));

        Assert.Equal(303, (int)school.StatusCode);
        Assert.Equal("一中", (await AthleteAsync(open, "丙一")).Record.School);
        Assert.Empty((await coach.PageAsync(page)).QuerySelectorAll($"form[action='{page}/verify']"));
        Assert.Equal(404, (int)(await PostBareAsync(coach, page, page + "/verify")).StatusCode);
    }

    [Fact]
    public async Task A_form_read_before_somebody_elses_change_is_stale()
    {
        var open = await OpenTournament.MakeAsync(app);
        await open.ImportAsync(Header + "1,丁一,男,2011-05-03,\n");
        var page = $"/coach/{open.Home}/athletes/{(await AthleteAsync(open, "丁一")).Id}";
        var coach = await app.SignInAsync(open.Coach);
        var fields = Fields("丁一", "2011-05-03", "二中");
        fields["RowVersion"] = "1";
        Assert.Equal(303, (int)(await coach.PostFormAsync(page, page, new(fields))).StatusCode);

        var late = await coach.PostFormAsync(page, page, Merge(fields, "School", "三中"));

        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Equal("三中", (await late.ReadPageAsync()).QuerySelector("#School")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_athlete_is_entered_in_singles_and_refused_with_all_reasons_at_once()
    {
        var open = await OpenTournament.MakeAsync(app);
        await open.ImportAsync(Header + "1,戊一,男,2011-05-03,BS2011\n2,戊二,男,2011-06-03,\n3,戊三,女,2012-06-03,\n");
        var coach = await app.SignInAsync(open.Coach);
        var page = $"/coach/{open.Home}/enter/BS2011";

        var answer = await coach.PostFormAsync(page, page, new() { ["AthleteId"] = $"{(await AthleteAsync(open, "戊二")).Id}" });
        Assert.Equal(303, (int)answer.StatusCode);
        Assert.Equal((3, 2), await open.CountAsync());
        // The list offers only those who fit; a program may still send anybody.
        var refused = await PostBareAsync(coach, $"/coach/{open.Home}/athletes/new", page, ("AthleteId", $"{(await AthleteAsync(open, "戊三")).Id}"));

        Assert.Equal(409, (int)refused.StatusCode);
        var page2 = (await refused.ReadPageAsync()).Body!.TextContent;
        Assert.Contains("性别不符合", page2, StringComparison.Ordinal);
        Assert.Contains("只收 2011 年", page2, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_is_entered_by_rank_and_one_that_is_too_small_is_not()
    {
        var open = await OpenTournament.MakeAsync(app);
        await open.ImportAsync(Header + string.Concat(Enumerable.Range(1, 4).Select(n => $"{n},己{n}号,男,2011-0{n}-03,\n")));
        var coach = await app.SignInAsync(open.Coach);
        var page = $"/coach/{open.Home}/enter/BT2011";
        var ids = await app.InDatabaseAsync(db => db.Athletes.Where(a => a.DelegationId == open.Home).OrderBy(a => a.RosterNumber).Select(a => a.Id).ToArrayAsync());

        var small = await coach.PostFormAsync(page, page, new() { [$"rank-{ids[0]}"] = "1", [$"rank-{ids[1]}"] = "2" });
        Assert.Equal(409, (int)small.StatusCode);
        Assert.Equal("2", (await small.ReadPageAsync()).QuerySelector($"#rank-{ids[1]}")!.GetAttribute("value"));
        var answer = await coach.PostFormAsync(page, page, new() { [$"rank-{ids[3]}"] = "1", [$"rank-{ids[0]}"] = "2", [$"rank-{ids[2]}"] = "3" });

        Assert.Equal(303, (int)answer.StatusCode);
        var members = await app.InDatabaseAsync(db => db.EntryMembers.Where(m => m.Entry.DelegationId == open.Home).OrderBy(m => m.Order).Select(m => m.AthleteId).ToArrayAsync());
        Assert.Equal([ids[3], ids[0], ids[2]], members);
    }

    [Fact]
    public async Task An_entry_is_withdrawn_with_a_reason_until_the_draw()
    {
        var open = await OpenTournament.MakeAsync(app);
        await open.ImportAsync(Header + "1,庚一,男,2011-05-03,BS2011\n2,庚二,男,2012-05-03,BS2012\n");
        var coach = await app.SignInAsync(open.Coach);
        var entries = await app.InDatabaseAsync(db => db.Entries.Where(e => e.DelegationId == open.Home).OrderBy(e => e.Id).ToArrayAsync());
        var page = $"/coach/{open.Home}/entries/{entries[0].Id}";

        var without = await coach.PostFormAsync(page, page + "/withdraw", []);
        Assert.Single((await without.ReadPageAsync()).ProblemsAt("Reason"));
        Assert.Equal(303, (int)(await coach.PostFormAsync(page, page + "/withdraw", new() { ["Reason"] = "受伤" })).StatusCode);
        await app.InDatabaseAsync(db => db.Events.Where(e => e.TournamentId == open.Id && e.Code == "BS2012").ExecuteUpdateAsync(s => s.SetProperty(e => e.State, EventState.Drawn)));

        Assert.Equal((2, 1), await open.CountAsync());
        var drawn = $"/coach/{open.Home}/entries/{entries[1].Id}";
        Assert.Empty((await coach.PageAsync(drawn)).QuerySelectorAll($"form[action='{drawn}/withdraw']"));
        Assert.Equal(409, (int)(await PostBareAsync(coach, $"/coach/{open.Home}/athletes/new", drawn + "/withdraw", ("Reason", "受伤"))).StatusCode);
        Assert.Equal(409, (int)(await PostBareAsync(coach, $"/coach/{open.Home}/athletes/new", $"/coach/{open.Home}/athletes/{(await AthleteAsync(open, "庚二")).Id}/remove")).StatusCode);
    }

    [Fact]
    public async Task Removing_an_athlete_takes_the_record_and_the_singles_entry_along()
    {
        var open = await OpenTournament.MakeAsync(app);
        await open.ImportAsync(Header + "1,辛一,男,2011-05-03,BS2011\n");
        var page = $"/coach/{open.Home}/athletes/{(await AthleteAsync(open, "辛一")).Id}";

        var answer = await (await app.SignInAsync(open.Coach)).PostFormAsync(page, page + "/remove", []);

        Assert.Equal(303, (int)answer.StatusCode);
        Assert.Equal((0, 0), await open.CountAsync());
        Assert.False(await app.InDatabaseAsync(db => db.AthleteRecords.AnyAsync(r => r.TournamentId == open.Id)));
    }

    [Fact]
    public async Task The_coachs_front_page_says_what_to_do_next()
    {
        var open = await OpenTournament.MakeAsync(app);
        var coach = await app.SignInAsync(open.Coach);
        Assert.Contains("上传运动员名单", (await coach.PageAsync("/coach")).QuerySelector(".next")!.TextContent, StringComparison.Ordinal);

        await open.ImportAsync(Header + string.Concat(Enumerable.Range(1, 3).Select(n => $"{n},壬{n}号,男,2011-0{n}-03,\n")) + "4,壬4号,?,2011-01-03,\n");
        var next = (await coach.PageAsync("/coach")).QuerySelector(".next")!.TextContent;

        Assert.Contains("有 1 行还没存进去", next, StringComparison.Ordinal);
        Assert.Contains("还没有报 BT2011项目", next, StringComparison.Ordinal);
        Assert.Contains("3 名运动员还没有监护人的参赛同意", next, StringComparison.Ordinal);
        Assert.Contains("距报名截止还有 9 天", next, StringComparison.Ordinal);
    }

    private Task<Athlete> AthleteAsync(OpenTournament open, string name) => app.InDatabaseAsync(db =>
        db.Athletes.Include(a => a.Record).SingleAsync(a => a.Record.FullName == name && a.Record.TournamentId == open.Id));

    private static Dictionary<string, string> Fields(string name, string birthDate, string school) =>
        new() { ["FullName"] = name, ["Gender"] = "Boy", ["BirthDate"] = birthDate, ["School"] = school };

    private static Dictionary<string, string> Merge(Dictionary<string, string> fields, string name, string value) => new(fields) { [name] = value };

    /// <summary>Posts to an address whose form the page does not offer, with the token of another page.</summary>
    private static async Task<HttpResponseMessage> PostBareAsync(HttpClient browser, string page, string action, params (string Name, string Value)[] fields)
    {
        var token = (await browser.PageAsync(page)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await browser.PostAsync(action, new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token), .. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))]));
    }
}
