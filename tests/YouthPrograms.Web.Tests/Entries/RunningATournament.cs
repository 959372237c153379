using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Tests.Entries;

public sealed class RunningATournament(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    private const string Header = "序号,姓名,性别,出生日期,参赛小项\n";

    [Fact]
    public async Task Entries_are_accepted_all_at_once_or_rejected_with_a_reason()
    {
        var open = await OpenTournament.MakeAsync(app);
        await open.ImportAsync(Header + "1,甲一,男,2011-05-03,BS2011\n2,甲二,男,2011-06-03,BS2011\n");
        var organizer = await app.SignInAsync(open.Organizer);
        var desk = $"/organize/{open.Slug}/BS2011/entries";
        var first = await EntryAsync(open, "甲*", 0);
        Assert.Contains("2 个报名等待审核", (await organizer.PageAsync("/organize")).QuerySelector(".next")!.TextContent, StringComparison.Ordinal);

        var without = await organizer.PostFormAsync($"{desk}/{first.Id}/reject", $"{desk}/{first.Id}/reject", []);
        Assert.Single((await without.ReadPageAsync()).ProblemsAt("Reason"));
        Assert.Equal(303, (int)(await organizer.PostFormAsync($"{desk}/{first.Id}/reject", $"{desk}/{first.Id}/reject", new() { ["Reason"] = "材料不全" })).StatusCode);
        Assert.Equal(303, (int)(await organizer.PostFormAsync(desk, desk + "/accept-all", [])).StatusCode);

        Assert.Equal(EntryState.Rejected, (await EntryAsync(open, "甲*", 0)).State);
        Assert.Equal(EntryState.Accepted, (await EntryAsync(open, "甲*", 1)).State);
        var coach = await app.SignInAsync(open.Coach);
        Assert.Contains("材料不全", (await coach.PageAsync($"/coach/{open.Home}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_public_reads_masked_names_of_accepted_entries_only()
    {
        var open = await OpenTournament.MakeAsync(app);
        await open.ImportAsync(Header + "1,刘示例,男,2011-05-03,BS2011\n2,秦示例,男,2011-06-03,BS2011\n");
        var organizer = await app.SignInAsync(open.Organizer);
        var desk = $"/organize/{open.Slug}/BS2011/entries";
        var entry = await EntryAsync(open, "刘*", 0);
        await organizer.PostFormAsync(desk, $"{desk}/{entry.Id}/accept", []);

        var page = await (await app.Browser().GetAsync($"/t/{open.Slug}/BS2011")).Content.ReadAsStringAsync();

        Assert.Contains("刘*", page, StringComparison.Ordinal);
        Assert.DoesNotContain("秦*", page, StringComparison.Ordinal);
        Assert.DoesNotContain("示例", page.Replace("示例数据", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seeds_are_set_in_one_form_and_may_change_places()
    {
        var open = await OpenTournament.MakeAsync(app);
        await open.ImportAsync(Header + string.Concat(Enumerable.Range(1, 3).Select(n => $"{n},乙{n}号,男,2011-0{n}-03,BS2011\n")));
        var organizer = await app.SignInAsync(open.Organizer);
        var desk = $"/organize/{open.Slug}/BS2011/entries";
        var ids = await app.InDatabaseAsync(db => db.Entries.Where(e => e.DelegationId == open.Home).OrderBy(e => e.Id).Select(e => e.Id).ToArrayAsync());

        Assert.Equal(303, (int)(await organizer.PostFormAsync(desk, desk + "/seeds", new() { [$"seed-{ids[0]}"] = "1", [$"seed-{ids[1]}"] = "2" })).StatusCode);
        Assert.Equal(303, (int)(await organizer.PostFormAsync(desk, desk + "/seeds", new() { [$"seed-{ids[0]}"] = "2", [$"seed-{ids[1]}"] = "1" })).StatusCode);
        var refused = await organizer.PostFormAsync(desk, desk + "/seeds",
            new() { [$"seed-{ids[0]}"] = "1", [$"seed-{ids[1]}"] = "1", [$"seed-{ids[2]}"] = "9" });

        Assert.Equal([2, 1, null], await app.InDatabaseAsync(db => db.Entries.Where(e => e.DelegationId == open.Home).OrderBy(e => e.Id).Select(e => e.Seed).ToArrayAsync()));
        var page = await refused.ReadPageAsync();
        Assert.Contains("重复", Assert.Single(page.ProblemsAt($"seed-{ids[0]}").Concat(page.ProblemsAt($"seed-{ids[1]}"))), StringComparison.Ordinal);
        Assert.Contains("1 到 3", Assert.Single(page.ProblemsAt($"seed-{ids[2]}")), StringComparison.Ordinal);
        Assert.Equal("9", page.QuerySelector($"#seed-{ids[2]}")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Registration_closes_early_and_opens_again_with_a_later_end()
    {
        var open = await OpenTournament.MakeAsync(app);
        var organizer = await app.SignInAsync(open.Organizer);
        var page = $"/organize/{open.Slug}";

        Assert.Equal(303, (int)(await organizer.PostFormAsync(page, page + "/close", [])).StatusCode);
        var past = await organizer.PostFormAsync(page, page + "/open", []);
        Assert.Equal(400, (int)past.StatusCode);
        Assert.Single((await past.ReadPageAsync()).ProblemsAt("ClosesAt"));
        var later = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(5);
        Assert.Equal(303, (int)(await organizer.PostFormAsync(page, page + "/open", new() { ["ClosesAt"] = $"{later:yyyy-MM-dd}T18:00" })).StatusCode);

        var tournament = await TournamentAsync(open);
        Assert.Equal(TournamentState.RegistrationOpen, tournament.State);
        // 18:00 in Shanghai.
        Assert.Equal(later.Date.AddHours(10), tournament.RegistrationClosesAt);
        Assert.Equal(2, tournament.ScheduleRevision);
    }

    [Fact]
    public async Task Withdrawing_hides_the_tournament_from_the_public_and_publishing_shows_it_again()
    {
        var open = await OpenTournament.MakeAsync(app);
        var organizer = await app.SignInAsync(open.Organizer);
        var page = $"/organize/{open.Slug}";
        Assert.Equal(200, (int)(await app.Browser().GetAsync($"/t/{open.Slug}")).StatusCode);

        await organizer.PostFormAsync(page, page + "/withdraw", []);
        Assert.Equal(404, (int)(await app.Browser().GetAsync($"/t/{open.Slug}")).StatusCode);
        await organizer.PostFormAsync(page, page + "/publish", []);

        Assert.Equal(200, (int)(await app.Browser().GetAsync($"/t/{open.Slug}")).StatusCode);
    }

    [Fact]
    public async Task A_tournament_is_completed_after_its_events_and_cancelled_with_a_reason()
    {
        var open = await OpenTournament.MakeAsync(app, t => t.State = TournamentState.Running);
        var organizer = await app.SignInAsync(open.Organizer);
        var page = $"/organize/{open.Slug}";

        var early = await organizer.PostFormAsync(page, page + "/complete", []);
        Assert.Equal(409, (int)early.StatusCode);
        Assert.Contains("BS2010", (await early.ReadPageAsync()).QuerySelector(".problems")!.TextContent, StringComparison.Ordinal);
        Assert.Single((await (await organizer.PostFormAsync(page, page + "/cancel", [])).ReadPageAsync()).ProblemsAt("Reason"));
        Assert.Equal(303, (int)(await organizer.PostFormAsync(page, page + "/cancel", new() { ["Reason"] = "场馆停电" })).StatusCode);

        var cancelled = await TournamentAsync(open);
        Assert.Equal((TournamentState.Cancelled, "场馆停电"), (cancelled.State, cancelled.CancelReason));
        Assert.Empty((await organizer.PageAsync(page)).QuerySelectorAll($"form[action='{page}/cancel']"));
    }

    [Fact]
    public async Task Another_tournaments_organizer_finds_nothing_and_a_coach_is_not_let_in()
    {
        var (mine, other) = (await OpenTournament.MakeAsync(app), await OpenTournament.MakeAsync(app));
        var stranger = await app.SignInAsync(other.Organizer);
        await stranger.PageAsync($"/organize/{mine.Slug}", 404);
        await stranger.PageAsync($"/organize/{mine.Slug}/BS2011/entries", 404);
        var coach = await (await app.SignInAsync(mine.Coach)).GetAsync($"/organize/{mine.Slug}");
        Assert.StartsWith("/account/denied", coach.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    private Task<Entry> EntryAsync(OpenTournament open, string label, int index) => app.InDatabaseAsync(db =>
        db.Entries.Where(e => e.DelegationId == open.Home && e.Label == label).OrderBy(e => e.Id).Skip(index).FirstAsync());

    private Task<Tournament> TournamentAsync(OpenTournament open) => app.InDatabaseAsync(db => db.Tournaments.SingleAsync(t => t.Id == open.Id));
}
