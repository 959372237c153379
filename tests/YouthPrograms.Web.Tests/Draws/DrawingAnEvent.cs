using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Draws;
using YouthPrograms.Web.Tests.Tournaments;

namespace YouthPrograms.Web.Tests.Draws;

public sealed class DrawingAnEvent(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    [Fact]
    public async Task Refuses_while_an_entry_is_undecided()
    {
        var made = await MadeTournament.CreateAsync(app);
        await made.AddSinglesAsync("A", 4);
        await app.InDatabaseAsync(async db =>
        {
            (await db.Entries.FirstAsync(e => e.Event.TournamentId == made.Id)).State = EntryState.Submitted;
            return await db.SaveChangesAsync();
        });
        var answer = await made.SendAsync("A", "commit", []);
        Assert.Equal(409, (int)answer.StatusCode);
        Assert.Contains("1 个报名没有处理", (await answer.ReadPageAsync()).QuerySelector(".problems")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_while_registration_is_open()
    {
        var made = await MadeTournament.CreateAsync(app, t => t.State = TournamentState.RegistrationOpen);
        await made.AddSinglesAsync("A", 4);
        var answer = await made.SendAsync("A", "commit", []);
        Assert.Equal(409, (int)answer.StatusCode);
        Assert.Equal(0, await app.InDatabaseAsync(db => db.Draws.CountAsync(d => d.Event.TournamentId == made.Id)));
    }

    [Fact]
    public async Task Publishes_the_fingerprints_before_and_the_secret_after_it()
    {
        var made = await MadeTournament.CreateAsync(app);
        await made.AddSinglesAsync("A", 5);
        await made.DoneAsync("A", "commit", []);
        var before = await app.InDatabaseAsync(db => db.Draws.SingleAsync(d => d.Event.TournamentId == made.Id));
        var page = await app.Browser().PageAsync($"/t/{made.Slug}/A/draw");
        Assert.Contains(before.Commitment, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(before.SealedSecret!, page.Body.TextContent, StringComparison.Ordinal);
        await made.DoneAsync("A", "witness", new() { ["text"] = "春 5 3" });
        await made.DoneAsync("A", "make", []);
        await made.PublishAsync("A");
        var after = await app.Browser().PageAsync($"/t/{made.Slug}/A/draw");
        Assert.Contains(before.SealedSecret!, after.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("春 5 3", after.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_the_secret_encrypted_until_it_is_revealed()
    {
        var made = await MadeTournament.CreateAsync(app);
        var id = await made.AddSinglesAsync("A", 4);
        await made.DoneAsync("A", "commit", []);
        var (kept, secret) = await app.InDatabaseAsync(async db =>
        {
            var stored = await db.Database.SqlQuery<string>($"SELECT \"SealedSecret\" AS \"Value\" FROM \"Draws\" WHERE \"EventId\" = {id}").SingleAsync();
            return (stored, (await db.Draws.SingleAsync(d => d.EventId == id)).SealedSecret!);
        });
        Assert.Equal(64, secret.Length);
        Assert.DoesNotContain(secret, kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Makes_brackets_with_byes_and_matches_that_can_be_played()
    {
        var made = await MadeTournament.CreateAsync(app);
        var id = await made.AddSinglesAsync("A", 5);
        await made.DrawAsync("A");
        var matches = await made.MatchesAsync(id);
        Assert.Equal(3, matches.Count(m => m.State == MatchState.Void && m.Round == 1 && m.SourceA != "bye" && m.WinnerId is not null
            || m.State == MatchState.Void && m.SourceA == "bye"));
        Assert.Contains(matches, m => m.State == MatchState.Ready && m.SourceA == "entry");
        Assert.Single(matches, m => m.DecidesPlace == 1);
    }

    [Fact]
    public async Task Refuses_to_draw_entries_other_than_those_committed_to()
    {
        var made = await MadeTournament.CreateAsync(app);
        var id = await made.AddSinglesAsync("A", 4);
        await made.DoneAsync("A", "commit", []);
        await app.InDatabaseAsync(async db =>
        {
            (await db.Entries.FirstAsync(e => e.EventId == id && e.Seed == 2)).Seed = null;
            return await db.SaveChangesAsync();
        });
        Assert.Equal(409, (int)(await made.SendAsync("A", "make", [])).StatusCode);
    }

    [Fact]
    public async Task Draws_again_only_with_a_reason_and_keeps_the_earlier_draw()
    {
        var made = await MadeTournament.CreateAsync(app);
        var id = await made.AddSinglesAsync("A", 6);
        await made.DrawAndPublishAsync("A");
        var first = await app.Browser().GetStringAsync($"/t/{made.Slug}/A/draw.json");
        var refused = await made.SendAsync("A", "commit", []);
        Assert.Single((await refused.ReadPageAsync()).ProblemsAt("reason"));
        await made.DoneAsync("A", "commit", new() { ["reason"] = "名单有误" });
        Assert.Empty(await made.MatchesAsync(id));
        await made.DoneAsync("A", "make", []);
        await made.PublishAsync("A");
        var states = await app.InDatabaseAsync(db => db.Draws.Where(d => d.EventId == id).OrderBy(d => d.Id).Select(d => d.State).ToListAsync());
        Assert.Equal([DrawState.Superseded, DrawState.Made], states);
        Assert.Contains("名单有误", (await app.Browser().PageAsync($"/t/{made.Slug}/A/draw")).Body!.TextContent, StringComparison.Ordinal);
        var second = await app.Browser().GetStringAsync($"/t/{made.Slug}/A/draw.json");
        Assert.Equal("名单有误", (string?)JsonNode.Parse(second)!["request"]!["redraws"]!["reason"]);
        Assert.Equal(0, Command(first, second));
        Assert.Equal(1, Command(second, first));
    }

    [Fact]
    public async Task Refuses_a_redraw_once_there_is_a_result()
    {
        var made = await MadeTournament.CreateAsync(app);
        var id = await made.AddSinglesAsync("A", 4);
        await made.DrawAsync("A");
        await made.RecordAsync("A", (await made.MatchesAsync(id)).First(m => m.State == MatchState.Ready).Number, "5 5 5");
        await app.InDatabaseAsync(async db =>
        {
            await db.Draws.Where(d => d.EventId == id).LoadAsync();
            return true;
        });
        var page = await made.Organizer.PageAsync(made.Desk("A"));
        Assert.DoesNotContain(page.Forms, form => form.GetAttribute("action")!.EndsWith("/commit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Does_not_exist_for_the_organizer_of_another_tournament()
    {
        var made = await MadeTournament.CreateAsync(app);
        await made.AddSinglesAsync("A", 4);
        var other = await MadeTournament.CreateAsync(app);
        Assert.Equal(404, (int)(await other.Organizer.GetAsync(made.Desk("A"))).StatusCode);
    }

    [Fact]
    public async Task Gives_everybody_the_record_and_says_that_it_is_identical()
    {
        var made = await MadeTournament.CreateAsync(app);
        await made.AddSinglesAsync("A", 13, StageFormat.GroupsThenKnockout);
        await made.DrawAndPublishAsync("A");
        var json = await app.Browser().GetStringAsync($"/t/{made.Slug}/A/draw.json");
        Assert.Contains("完全相同", await VerdictAsync(json, 200), StringComparison.Ordinal);
        var tampered = JsonNode.Parse(json)!;
        var members = tampered["groups"]![0]!["members"]!.AsArray();
        (members[1], members[2]) = (members[2]!.DeepClone(), members[1]!.DeepClone());
        Assert.Contains("$.groups[0].members[1]", await VerdictAsync(tampered.ToJsonString(), 200), StringComparison.Ordinal);
        tampered["witness"] = "other words";
        Assert.Contains("不一致", await VerdictAsync(tampered.ToJsonString(), 200), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_a_text_that_is_no_draw_at_its_field()
    {
        var answer = await app.Browser().PostFormAsync("/verify", "/verify", new() { ["json"] = "{\"version\":1}" });
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Single((await answer.ReadPageAsync()).ProblemsAt("json"));
    }

    [Fact]
    public async Task Can_be_checked_by_the_command_without_a_service()
    {
        var made = await MadeTournament.CreateAsync(app);
        await made.AddSinglesAsync("A", 9);
        await made.DrawAndPublishAsync("A");
        var json = await app.Browser().GetStringAsync($"/t/{made.Slug}/A/draw.json");
        Assert.Equal(0, Command(json));
        Assert.Equal(1, Command(json.Replace("\"witness\":\"4 2 6\"", "\"witness\":\"4 2 5\"", StringComparison.Ordinal)));
        Assert.Equal(2, Command("no draw"));
        Assert.Equal(2, VerifyDrawCommand.Run([VerifyDrawCommand.Name, "/no/such/file"], TextWriter.Null));
    }

    private static int Command(params string[] draws)
    {
        var files = draws.Select(_ => Path.GetTempFileName()).ToArray();
        foreach (var (file, json) in files.Zip(draws))
            File.WriteAllText(file, json, Encoding.UTF8);
        var code = VerifyDrawCommand.Run([VerifyDrawCommand.Name, .. files], TextWriter.Null);
        foreach (var file in files)
            File.Delete(file);
        return code;
    }

    private async Task<string> VerdictAsync(string json, int status)
    {
        var answer = await app.Browser().PostFormAsync("/verify", "/verify", new() { ["json"] = json });
        Assert.Equal(status, (int)answer.StatusCode);
        return (await answer.ReadPageAsync()).QuerySelector("#verdict")!.TextContent;
    }
}
