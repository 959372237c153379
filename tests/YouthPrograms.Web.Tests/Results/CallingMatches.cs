using System.Text.Json;
using System.Globalization;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Tests.Service;
using YouthPrograms.Web.Tests.Tournaments;

namespace YouthPrograms.Web.Tests.Results;

public sealed class CallingMatches(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    [Fact]
    public async Task A_match_is_called_three_times_and_everybody_sees_the_last_call()
    {
        var (made, id, tables) = await MadeTournament.DrawnAsync(app, 4);
        var desk = $"{made.Desk("A")}/results/1";
        await CallAsync(made, 1, tables[0]);
        Assert.Contains("第一次检录", (await app.Browser().PageAsync($"/t/{made.Slug}/schedule")).Body!.TextContent, StringComparison.Ordinal);
        await CallAsync(made, 1, tables[0]);
        await CallAsync(made, 1, tables[0]);
        var match = (await made.MatchesAsync(id))[0];
        Assert.Equal((MatchState.Running, tables[0]), (match.State, match.TableId));
        Assert.True(match.FirstCallAt <= match.SecondCallAt && match.SecondCallAt <= match.ThirdCallAt);
        Assert.Contains("第三次检录", (await app.Browser().PageAsync($"/t/{made.Slug}/A")).Body!.TextContent, StringComparison.Ordinal);
        var page = await made.Organizer.PageAsync(desk);
        Assert.Null(page.Forms.FirstOrDefault(form => form.GetAttribute("action") == $"{desk}/call"));
    }

    [Fact]
    public async Task A_table_has_one_match_at_a_time()
    {
        var (made, _, tables) = await MadeTournament.DrawnAsync(app, 8);
        await CallAsync(made, 1, tables[0]);
        var refused = await SendCallAsync(made, 2, tables[0]);
        Assert.Equal(409, (int)refused.StatusCode);
        Assert.Contains("第1场", Assert.Single((await refused.ReadPageAsync()).ProblemsAt("tableId")), StringComparison.Ordinal);
        await CallAsync(made, 2, tables[1]);
    }

    [Fact]
    public async Task Without_a_table_nobody_is_called()
    {
        var (made, _, _) = await MadeTournament.DrawnAsync(app, 4);
        Assert.Single((await (await SendCallAsync(made, 1, null)).ReadPageAsync()).ProblemsAt("tableId"));
    }

    [Fact]
    public async Task A_child_is_called_to_one_match_at_a_time_whatever_the_event()
    {
        var (made, id, tables) = await MadeTournament.DrawnAsync(app, 4);
        var other = await made.AddSinglesAsync("B", 2);
        var first = (await made.MatchesAsync(id))[0];
        // The same child is entered in the second event as well.
        await app.InDatabaseAsync(async db =>
        {
            var child = db.EntryMembers.First(m => m.EntryId == first.SideAId).AthleteId;
            db.EntryMembers.First(m => m.Entry.EventId == other).AthleteId = child;
            return await db.SaveChangesAsync();
        });
        await made.DrawAndPublishAsync("B");
        await CallAsync(made, 1, tables[0]);
        var refused = await made.Organizer.PostFormAsync(
            $"{made.Desk("B")}/results/1", $"{made.Desk("B")}/results/1/call", new() { ["tableId"] = $"{tables[1]}" });
        Assert.Equal(409, (int)refused.StatusCode);
    }

    [Fact]
    public async Task An_organizer_sets_time_and_table_by_page_and_by_program_and_the_revision_rises()
    {
        var (made, id, tables) = await MadeTournament.DrawnAsync(app, 4);
        var match = (await made.MatchesAsync(id))[0];
        var desk = $"{made.Desk("A")}/results/1";
        var saved = await made.Organizer.PostFormAsync(desk, $"{desk}/schedule", new() { ["ScheduledAt"] = "2026-05-01T09:30", ["NotBefore"] = "", ["TableId"] = $"{tables[0]}" });
        Assert.Equal(303, (int)saved.StatusCode);
        match = (await made.MatchesAsync(id))[0];
        Assert.Equal((1, tables[0], new DateTime(2026, 5, 1, 1, 30, 0, DateTimeKind.Utc)), (match.ScheduleRevision, match.TableId!.Value, match.ScheduledAt!.Value));

        var admin = await app.ProgramAsync("admin@demo.test");
        var changed = await (await admin.ChangeAsync($"Matches({match.Id})", new { NotBefore = "2026-05-01T01:00:00Z", TableId = tables[1] })).JsonAsync(200);
        Assert.Equal(2, changed.GetProperty("ScheduleRevision").GetInt32());
        Assert.Equal(tables[1], changed.GetProperty("TableId").GetInt64());
        // The same once more is no change.
        changed = await (await admin.ChangeAsync($"Matches({match.Id})", new { TableId = tables[1] })).JsonAsync(200);
        Assert.Equal(2, changed.GetProperty("ScheduleRevision").GetInt32());
    }

    [Theory]
    [InlineData("2026-04-01T01:00:00Z", null, "outside-the-tournament", "ScheduledAt")]
    [InlineData("2026-05-01T01:00:00Z", "2026-05-01T02:00:00Z", "scheduled-before-the-earliest", "ScheduledAt")]
    public async Task A_time_that_cannot_be_is_refused_at_its_field(string at, string? earliest, string code, string target)
    {
        var (made, id, _) = await MadeTournament.DrawnAsync(app, 4);
        var match = (await made.MatchesAsync(id))[0];
        var admin = await app.ProgramAsync("admin@demo.test");
        var refused = await (await admin.ChangeAsync($"Matches({match.Id})", new { ScheduledAt = at, NotBefore = earliest })).JsonAsync(400);
        Assert.Equal((code, target), (refused.Code(), refused.GetProperty("error").GetProperty("target").GetString()));
    }

    [Fact]
    public async Task Nothing_else_of_a_match_can_be_written()
    {
        var (made, id, _) = await MadeTournament.DrawnAsync(app, 4);
        var match = (await made.MatchesAsync(id))[0];
        var admin = await app.ProgramAsync("admin@demo.test");
        var changed = await (await admin.ChangeAsync($"Matches({match.Id})", new { WinnerId = match.SideAId, State = "Completed" })).JsonAsync(200);
        Assert.Equal((JsonValueKind.Null, "Ready"), (changed.GetProperty("WinnerId").ValueKind, changed.GetProperty("State").GetString()));
    }

    [Fact]
    public async Task Whoever_has_the_link_of_a_table_records_its_next_match_game_by_game()
    {
        var (made, id, tables) = await MadeTournament.DrawnAsync(app, 4);
        await CallAsync(made, 1, tables[0]);
        var score = await LinkAsync(made, tables[0]);
        var scorer = app.Browser();
        var page = await scorer.PageAsync(score);
        Assert.Contains("第 1 场", page.QuerySelector("#now")!.TextContent, StringComparison.Ordinal);
        var match = (await made.MatchesAsync(id))[0];
        foreach (var (games, pressed) in new[] { ("", "8"), ("8", "-5"), ("8 -5", "9"), ("8 -5 9", "3") })
        {
            var answer = await scorer.PostFormAsync(score, score, new() { ["match"] = $"{match.Id}", ["games"] = games, ["add"] = pressed });
            page = await answer.ReadPageAsync();
        }
        Assert.Equal("8 -5 9 3", page.QuerySelector("input[name=games]")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("button[name=save].big"));
        var form = page.Forms.Single(f => f.QuerySelector("button[name=save]") is not null);
        var sent = form.QuerySelectorAll("input[name]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        sent["save"] = "true";
        var saved = await scorer.PostFormAsync(score, score, new() { ["games"] = "8 -5 9 3", ["save"] = "true" });
        Assert.Equal(303, (int)saved.StatusCode);
        Assert.Equal((MatchState.Completed, 3, 1), Of((await made.MatchesAsync(id))[0]));
        Assert.Contains("scorer link", await app.InDatabaseAsync(db => Task.FromResult(
            db.AuditEvents.Where(e => e.Subject == "Result").OrderByDescending(e => e.Id).First().Who)), StringComparison.Ordinal);

        // The same form sent again is for a match the table no longer has.
        var again = await scorer.PostAsync(score, new FormUrlEncodedContent(sent));
        Assert.Equal(200, (int)again.StatusCode);
    }

    [Fact]
    public async Task A_link_opens_one_table_and_ends_when_it_is_revoked()
    {
        var (made, id, tables) = await MadeTournament.DrawnAsync(app, 4);
        await CallAsync(made, 1, tables[0]);
        var (own, other) = (await LinkAsync(made, tables[0]), await LinkAsync(made, tables[1]));
        var scorer = app.Browser();
        Assert.Null((await scorer.PageAsync(other)).QuerySelector("#now"));
        var match = (await made.MatchesAsync(id))[0];
        // A match of another table is not recorded through this one's link.
        var foreign = new FormUrlEncodedContent(new Dictionary<string, string> { ["match"] = $"{match.Id}", ["games"] = "5 5 5", ["save"] = "true" });
        Assert.NotEqual(303, (int)(await scorer.PostAsync(other, foreign)).StatusCode);
        Assert.Equal(MatchState.Running, (await made.MatchesAsync(id))[0].State);

        var tablesPage = $"/organize/{made.Slug}/tables";
        Assert.Equal(303, (int)(await made.Organizer.PostFormAsync(tablesPage, $"{tablesPage}/{tables[0]}/revoke", [])).StatusCode);
        await scorer.PageAsync(own, 404);
        await scorer.PageAsync(other);
        await scorer.PageAsync(own[..^4] + "AAAA", 404);
        await scorer.PageAsync(await LinkAsync(made, tables[0]));
    }

    [Fact]
    public async Task A_scorer_makes_no_links()
    {
        var (made, _, tables) = await MadeTournament.DrawnAsync(app, 4);
        var email = $"scorer-{made.Slug}@example.test";
        await app.CreateAccountAsync(email, Data.People.MembershipRole.Scorer, m => m.TournamentId = made.Id);
        var scorer = await app.ProgramAsync(email);
        await (await scorer.RunAsync($"Tables({tables[0]})", "ScorerLink")).JsonAsync(403);
        await (await scorer.RunAsync($"Tables({tables[0]})", "RevokeScorerLink")).JsonAsync(403);
    }

    private static (MatchState State, int A, int B) Of(Match match) => (match.State, match.ScoreA, match.ScoreB);

    private static async Task<string> LinkAsync(MadeTournament made, long table)
    {
        var page = $"/organize/{made.Slug}/tables";
        var shown = await (await made.Organizer.PostFormAsync(page, $"{page}/{table}/link", [])).ReadPageAsync();
        return new Uri(shown.QuerySelector(".next a")!.GetAttribute("href")!).AbsolutePath;
    }

    private static Task<HttpResponseMessage> SendCallAsync(MadeTournament made, int match, long? table) => made.Organizer.PostFormAsync(
        $"{made.Desk("A")}/results/{match}", $"{made.Desk("A")}/results/{match}/call", new() { ["tableId"] = table?.ToString(CultureInfo.InvariantCulture) ?? "" });

    private static async Task CallAsync(MadeTournament made, int match, long table)
    {
        var answer = await SendCallAsync(made, match, table);
        Assert.True((int)answer.StatusCode == 303, await answer.Content.ReadAsStringAsync());
    }
}
