using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Results;
using YouthPrograms.Web.Tests.Tournaments;

namespace YouthPrograms.Web.Tests.Results;

/// <summary>Somebody goes home after the draw.</summary>
public sealed class LeavingAnEvent(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    private const string Ill = "发烧三十九度";

    [Fact]
    public async Task Gives_the_open_matches_away_and_nobody_reads_why()
    {
        var (made, id, _) = await MadeTournament.DrawnAsync(app, 4);
        var match = (await made.MatchesAsync(id))[0];
        var without = await SendAsync(made, match.SideAId, "withdraw", "");
        Assert.Single((await without.ReadPageAsync()).ProblemsAt("Reason"));
        await DoneAsync(made, match.SideAId, "withdraw", Ill);

        var after = await made.MatchesAsync(id);
        Assert.Equal((MatchState.Completed, match.SideBId), (after[0].State, after[0].WinnerId));
        var final = after.Single(m => m.DecidesPlace == 1);
        Assert.Contains(match.SideBId, new[] { final.SideAId, final.SideBId });
        var page = await app.Browser().PageAsync($"/t/{made.Slug}/A");
        Assert.Contains("弃权", page.QuerySelector("tr[data-match='1'], [data-match='1']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("已退赛", page.Body!.TextContent, StringComparison.Ordinal);
        // The row is public, because its matches name it; the illness is not.
        var row = await app.Browser().GetStringAsync($"/odata/Entries({match.SideAId})");
        Assert.Equal("Withdrawn", JsonNode.Parse(row)!["State"]!.ToString());
        foreach (var text in new[] { row, page.Body.TextContent, await app.Browser().GetStringAsync($"/odata/Events({id})?$expand=Entries") })
            Assert.DoesNotContain(Ill, text, StringComparison.Ordinal);
        Assert.True(await app.InDatabaseAsync(db => db.AuditEvents.AnyAsync(e => e.Why == Ill)));
    }

    [Fact]
    public async Task Can_be_undone_until_somebody_has_played_for_it()
    {
        var (made, id, _) = await MadeTournament.DrawnAsync(app, 8);
        var match = (await made.MatchesAsync(id))[0];
        await DoneAsync(made, match.SideAId, "withdraw", "误报");
        await DoneAsync(made, match.SideAId, "reinstate", "登记错人");
        var again = (await made.MatchesAsync(id))[0];
        Assert.Equal((MatchState.Ready, match.SideAId, null), (again.State, again.SideAId, again.WinnerId));
        Assert.Equal(409, (int)(await SendAsync(made, match.SideAId, "reinstate", "再来")).StatusCode);

        await DoneAsync(made, match.SideAId, "withdraw", "误报");
        await made.RecordAsync("A", 2, "5 5 5");
        var next = (await made.MatchesAsync(id)).Single(m => m.State == MatchState.Ready && (m.SideAId == match.SideBId || m.SideBId == match.SideBId));
        await made.RecordAsync("A", next.Number, "5 5 5");
        var refused = await SendAsync(made, match.SideAId, "reinstate", "登记错人");
        Assert.Equal(409, (int)refused.StatusCode);
        Assert.Contains($"{next.Number}", (await refused.ReadPageAsync()).QuerySelector(".problems")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(EntryState.Withdrawn, await StateAsync(match.SideAId));
    }

    [Fact]
    public async Task Can_be_undone_even_when_it_has_ended_the_event()
    {
        var (made, id, _) = await MadeTournament.DrawnAsync(app, 2);
        var final = (await made.MatchesAsync(id)).Single(m => m.DecidesPlace == 1);
        await DoneAsync(made, final.SideAId, "withdraw", "误报");
        Assert.Equal(EventState.Completed, await app.InDatabaseAsync(db => db.Events.Where(e => e.Id == id).Select(e => e.State).SingleAsync()));
        var desk = await made.Organizer.PageAsync($"{made.Desk("A")}/entries");
        Assert.NotNull(desk.QuerySelector("a[href$='/reinstate']"));
        await DoneAsync(made, final.SideAId, "reinstate", "登记错人");
        Assert.Equal(MatchState.Ready, (await made.MatchesAsync(id)).Single(m => m.Id == final.Id).State);
    }

    [Fact]
    public async Task Ends_a_group_without_it()
    {
        var made = await MadeTournament.CreateAsync(app);
        var id = await made.AddSinglesAsync("A", 4, StageFormat.RoundRobin);
        await made.DrawAndPublishAsync("A");
        await made.RecordAsync("A", 1, "5 5 5");
        var first = (await made.MatchesAsync(id))[0];
        await DoneAsync(made, first.SideBId, "withdraw", "受伤");
        await made.PlayOutAsync("A", id);
        Assert.All(await made.MatchesAsync(id), m => Assert.Equal(MatchState.Completed, m.State));
        Assert.Equal(EventState.Completed, await app.InDatabaseAsync(db => db.Events.Where(e => e.Id == id).Select(e => e.State).SingleAsync()));
        // What was played stays, and nothing can be changed any more.
        Assert.Equal(3, (await made.MatchesAsync(id))[0].ScoreA);
        Assert.Equal(409, (int)(await SendAsync(made, first.SideAId, "withdraw", "太晚")).StatusCode);
    }

    [Fact]
    public async Task Is_left_out_of_a_new_draw()
    {
        var (made, id, _) = await MadeTournament.DrawnAsync(app, 4);
        var gone = (await made.MatchesAsync(id))[0].SideAId;
        await DoneAsync(made, gone, "withdraw", "回家");
        await made.SendAsync("A", "unpublish", []);
        await made.DoneAsync("A", "commit", new() { ["reason"] = "有人退赛，重新抽签" });
        await made.DoneAsync("A", "witness", new() { ["text"] = "1 2 3" });
        await made.DoneAsync("A", "make", []);
        Assert.DoesNotContain(await made.MatchesAsync(id), m => m.SideAId == gone || m.SideBId == gone);
        Assert.Equal(409, (int)(await SendAsync(made, gone, "reinstate", "又来了")).StatusCode);
    }

    [Fact]
    public async Task Together_with_a_result_typed_at_the_same_moment_the_event_stays_in_order()
    {
        for (var round = 0; round < 8; round++)
        {
            var (made, id, _) = await MadeTournament.DrawnAsync(app, 4);
            var match = (await made.MatchesAsync(id))[0];
            await Task.WhenAll(Task.Run(() => SendAsync(made, match.SideAId, "withdraw", "回家")), Task.Run(() => made.TypeAsync("A", 1, "5 5 5")));
            Assert.Empty(await app.InDatabaseAsync(db => ResultViolations.NotReplayedAsync(db, default)));
            Assert.Equal(MatchState.Completed, (await made.MatchesAsync(id))[0].State);
            Assert.Equal(EntryState.Withdrawn, await StateAsync(match.SideAId));
        }
    }

    [Fact]
    public async Task Is_for_programs_of_the_organizer_and_not_for_a_coach()
    {
        var (made, id, _) = await MadeTournament.DrawnAsync(app, 4);
        var entry = (await made.MatchesAsync(id))[0].SideAId;
        var delegation = await app.InDatabaseAsync(db => db.Entries.Where(e => e.Id == entry).Select(e => e.DelegationId).SingleAsync());
        var email = $"coach-{made.Slug}@example.test";
        await app.CreateAccountAsync(email, MembershipRole.Coach, m => m.DelegationId = delegation);
        var coach = await app.ProgramAsync(email);
        var refused = await coach.PostAsJsonAsync($"/odata/Entries({entry})/Withdraw", new { reason = "回家" });
        Assert.Equal("event-drawn", JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["error"]!["code"]!.ToString());
        Assert.Equal(404, (int)(await coach.PostAsJsonAsync($"/odata/Entries({entry})/Reinstate", new { reason = "回来" })).StatusCode);

        var admin = await app.ProgramAsync("admin@demo.test");
        var withdrawn = JsonNode.Parse(await (await admin.PostAsJsonAsync($"/odata/Entries({entry})/Withdraw", new { reason = "回家" })).Content.ReadAsStringAsync())!;
        Assert.Equal("Withdrawn", withdrawn["State"]!.ToString());
        Assert.NotNull(withdrawn["LeftAt"]);
        var back = JsonNode.Parse(await (await admin.PostAsJsonAsync($"/odata/Entries({entry})/Reinstate", new { reason = "回来" })).Content.ReadAsStringAsync())!;
        Assert.Equal("Accepted", back["State"]!.ToString());
    }

    private Task<EntryState> StateAsync(long? entry) => app.InDatabaseAsync(db => db.Entries.Where(e => e.Id == entry).Select(e => e.State).SingleAsync());

    // Also where the page offers nothing to do: somebody may have it open from before.
    private static Task<HttpResponseMessage> SendAsync(MadeTournament made, long? entry, string verb, string reason)
    {
        var address = $"{made.Desk("A")}/entries/{entry}/{verb}";
        return made.Organizer.PostFormAsync(address, address, new() { ["Reason"] = reason });
    }

    private static async Task DoneAsync(MadeTournament made, long? entry, string verb, string reason)
    {
        var answer = await SendAsync(made, entry, verb, reason);
        Assert.True((int)answer.StatusCode == 303, await answer.Content.ReadAsStringAsync());
    }
}
