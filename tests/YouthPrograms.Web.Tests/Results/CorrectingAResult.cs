using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Tests.Tournaments;

namespace YouthPrograms.Web.Tests.Results;

public sealed class CorrectingAResult(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    [Fact]
    public async Task Needs_a_reason_and_keeps_both_versions_in_the_record()
    {
        var (made, _) = await PlayedAsync();
        var refused = await made.CorrectAsync("A", 1, new() { ["outcome"] = "Played", ["games"] = "7 7 7" });
        Assert.Single((await refused.ReadPageAsync()).ProblemsAt("reason"));
        var answer = await made.CorrectAsync("A", 1, new() { ["outcome"] = "Played", ["games"] = "7 7 7", ["reason"] = "抄错" });
        Assert.Equal(303, (int)answer.StatusCode);
        var log = (await made.Organizer.PageAsync($"{made.Desk("A")}/results/1")).QuerySelector("#log")!.TextContent;
        Assert.Contains("11-5 11-5 11-5", log, StringComparison.Ordinal);
        Assert.Contains("11-7 11-7 11-7", log, StringComparison.Ordinal);
        Assert.Contains("抄错", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_changes_the_winner_names_the_results_that_hang_on_it()
    {
        var (made, id) = await PlayedAsync();
        var final = (await made.MatchesAsync(id)).Single(m => m.DecidesPlace == 1);
        await made.RecordAsync("A", final.Number, "5 5 5");
        var refused = await made.CorrectAsync("A", 1, Other);
        Assert.Equal(409, (int)refused.StatusCode);
        Assert.Contains($"第 {final.Number} 场", (await refused.ReadPageAsync()).QuerySelector(".problems")!.TextContent, StringComparison.Ordinal);
        var after = await made.MatchesAsync(id);
        Assert.Equal(after[0].SideAId, after[0].WinnerId);
    }

    [Fact]
    public async Task Voids_the_dependents_when_told_to_and_gives_them_their_new_sides()
    {
        var (made, id) = await PlayedAsync();
        var final = (await made.MatchesAsync(id)).Single(m => m.DecidesPlace == 1);
        await made.RecordAsync("A", final.Number, "5 5 5");
        var answer = await made.CorrectAsync("A", 1, new(Other) { ["voidDependents"] = "true" });
        Assert.Equal(303, (int)answer.StatusCode);
        var after = await made.MatchesAsync(id);
        var corrected = after[final.Number - 1];
        Assert.Equal((MatchState.Ready, after[0].SideBId, null), (corrected.State, corrected.SideAId, corrected.WinnerId));
        var log = await app.InDatabaseAsync(db => db.Results.Where(r => r.MatchId == final.Id).OrderBy(r => r.Version).Select(r => new { r.Version, r.Current, r.Reason }).ToListAsync());
        Assert.Equal([(1, false), (2, false)], log.Select(r => (r.Version, r.Current)));
        Assert.Equal("换了", log[1].Reason);
        await made.RecordAsync("A", final.Number, "-5 -5 -5");
        Assert.Equal(3, await app.InDatabaseAsync(db => db.Results.Where(r => r.MatchId == final.Id && r.Current).Select(r => r.Version).SingleAsync()));
    }

    [Fact]
    public async Task That_leaves_the_winner_touches_nothing_else()
    {
        var (made, id) = await PlayedAsync();
        var final = (await made.MatchesAsync(id)).Single(m => m.DecidesPlace == 1);
        await made.RecordAsync("A", final.Number, "5 5 5");
        var answer = await made.CorrectAsync("A", 1, new() { ["outcome"] = "Played", ["games"] = "9 9 9", ["reason"] = "抄错" });
        Assert.Equal(303, (int)answer.StatusCode);
        Assert.Equal(MatchState.Completed, (await made.MatchesAsync(id))[final.Number - 1].State);
    }

    [Fact]
    public async Task Can_take_a_result_back_that_was_typed_at_the_wrong_match()
    {
        var (made, id) = await PlayedAsync();
        var answer = await made.CorrectAsync("A", 1, new() { ["outcome"] = "TakeBack", ["reason"] = "场次号打错" });
        Assert.Equal(303, (int)answer.StatusCode);
        Assert.Equal(MatchState.Ready, (await made.MatchesAsync(id))[0].State);
        await made.RecordAsync("A", 1, "-5 -5 -5");
    }

    private static Dictionary<string, string> Other => new() { ["outcome"] = "Played", ["games"] = "-5 -5 -5", ["reason"] = "换了" };

    private async Task<(MadeTournament Made, long EventId)> PlayedAsync()
    {
        var made = await MadeTournament.CreateAsync(app);
        var id = await made.AddSinglesAsync("A", 4);
        await made.DrawAsync("A");
        await made.RecordAsync("A", 1, "5 5 5");
        await made.RecordAsync("A", 2, "5 5 5");
        return (made, id);
    }
}
