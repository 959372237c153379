using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Tests.Tournaments;

namespace YouthPrograms.Web.Tests.Results;

public sealed class RecordingAResult(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    [Fact]
    public async Task Takes_the_score_as_the_desk_types_it_and_is_ready_for_the_next()
    {
        var (made, id) = await DrawnAsync(4);
        var answer = await made.TypeAsync("A", 1, "8 -5 9 -12 7");
        Assert.Equal(303, (int)answer.StatusCode);
        var page = await made.Organizer.PageAsync(answer.Headers.Location!.ToString());
        Assert.Contains("3–2", page.QuerySelector("#last")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#match[autofocus]"));
        Assert.Equal("", page.QuerySelector("#match")!.GetAttribute("value") ?? "");
        var match = (await made.MatchesAsync(id))[0];
        Assert.Equal((MatchState.Completed, 3, 2, match.SideAId), (match.State, match.ScoreA, match.ScoreB, match.WinnerId));
        var games = await app.InDatabaseAsync(db => db.Results.Where(r => r.MatchId == match.Id).Select(r => r.Games).SingleAsync());
        Assert.Equal("11-8 5-11 11-9 12-14 11-7", games);
    }

    [Theory]
    [InlineData("11-5 17-14 11-5", "第 2 局不可能是 17–14")]
    [InlineData("11-5 11-5 12-9", "第 3 局不可能是 12–9")]
    [InlineData("11-5 11-10 11-5", "第 2 局 11–10 还没有打完")]
    [InlineData("5 5", "需胜 3 局")]
    [InlineData("5 5 5 5", "第 4 局之前胜负已定")]
    [InlineData("5 x 5", "第 2 局看不懂")]
    public async Task Refuses_what_cannot_happen_at_the_field_and_names_the_game(string games, string problem)
    {
        var (made, id) = await DrawnAsync(4);
        var answer = await made.TypeAsync("A", 1, games);
        Assert.Equal(400, (int)answer.StatusCode);
        var page = await answer.ReadPageAsync();
        Assert.Contains(page.ProblemsAt("games"), text => text.Contains(problem, StringComparison.Ordinal));
        Assert.Equal(games, page.QuerySelector("#games")!.GetAttribute("value"));
        Assert.Equal(MatchState.Ready, (await made.MatchesAsync(id))[0].State);
    }

    [Fact]
    public async Task Takes_11_to_14_as_won_by_side_B_never_as_a_score_that_stands_still()
    {
        var (made, _) = await DrawnAsync(4);
        Assert.Equal(400, (int)(await made.TypeAsync("A", 1, "11-14 11-5 11-5 11-5")).StatusCode);
    }

    [Fact]
    public async Task Refuses_a_second_result()
    {
        var (made, id) = await DrawnAsync(4);
        await made.RecordAsync("A", 1, "5 5 5");
        var answer = await made.TypeAsync("A", 1, "-5 -5 -5");
        Assert.Equal(409, (int)answer.StatusCode);
        Assert.Single((await answer.ReadPageAsync()).ProblemsAt("match"));
        Assert.Equal(1, await app.InDatabaseAsync(db => db.Results.CountAsync(r => r.Match.EventId == id)));
    }

    [Fact]
    public async Task Lets_one_of_two_desks_win()
    {
        var (made, id) = await DrawnAsync(4);
        string[] scores = ["5 5 5", "-5 -5 -5", "6 6 6", "-6 -6 -6"];
        var answers = await Task.WhenAll(scores.Select(games => made.TypeAsync("A", 1, games)));
        Assert.Single(answers, answer => (int)answer.StatusCode == 303);
        Assert.Equal(3, answers.Count(answer => (int)answer.StatusCode == 409));
        Assert.Equal(1, await app.InDatabaseAsync(db => db.Results.CountAsync(r => r.Match.EventId == id)));
    }

    [Fact]
    public async Task Refuses_a_match_whose_sides_are_not_known()
    {
        var (made, id) = await DrawnAsync(4);
        var final = (await made.MatchesAsync(id)).Single(m => m.DecidesPlace == 1);
        Assert.Equal(409, (int)(await made.TypeAsync("A", final.Number, "5 5 5")).StatusCode);
        Assert.Equal(400, (int)(await made.TypeAsync("A", 99, "5 5 5")).StatusCode);
    }

    [Fact]
    public async Task Asks_who_won_a_walkover()
    {
        var (made, id) = await DrawnAsync(4);
        var refused = await made.TypeAsync("A", 1, "", new() { ["outcome"] = "Walkover" });
        Assert.Single((await refused.ReadPageAsync()).ProblemsAt("winner"));
        await made.RecordAsync("A", 1, "", new() { ["outcome"] = "Walkover", ["winner"] = "B" });
        var match = (await made.MatchesAsync(id))[0];
        Assert.Equal(match.SideBId, match.WinnerId);
    }

    [Fact]
    public async Task Lets_the_next_opponent_of_a_double_forfeit_go_on_alone()
    {
        var (made, id) = await DrawnAsync(4);
        await made.RecordAsync("A", 1, "", new() { ["outcome"] = "DoubleForfeit" });
        await made.RecordAsync("A", 2, "5 5 5");
        var final = (await made.MatchesAsync(id)).Single(m => m.DecidesPlace == 1);
        Assert.Equal(MatchState.Void, final.State);
        Assert.NotNull(final.WinnerId);
    }

    [Fact]
    public async Task Is_for_the_scorers_of_the_tournament_and_for_no_other()
    {
        var (made, _) = await DrawnAsync(4);
        await app.CreateAccountAsync($"scorer-{made.Slug}@example.test", MembershipRole.Scorer, m => m.TournamentId = made.Id);
        await app.CreateAccountAsync($"auditor-{made.Slug}@example.test", MembershipRole.Auditor);
        var desk = $"{made.Desk("A")}/results";
        Assert.Equal(200, (int)(await (await app.SignInAsync($"scorer-{made.Slug}@example.test")).GetAsync(desk)).StatusCode);
        Assert.Equal(404, (int)(await (await app.SignInAsync($"auditor-{made.Slug}@example.test")).GetAsync(desk)).StatusCode);
    }

    [Fact]
    public async Task Of_the_last_group_match_fills_the_knock_out()
    {
        var made = await MadeTournament.CreateAsync(app);
        var id = await made.AddSinglesAsync("A", 8, StageFormat.GroupsThenKnockout);
        await made.DrawAsync("A");
        var inGroups = (await made.MatchesAsync(id)).Where(m => m.GroupId is not null).ToList();
        Assert.Equal(12, inGroups.Count);
        foreach (var match in inGroups)
            await made.RecordAsync("A", match.Number, match.SideAId < match.SideBId ? "5 5 5" : "-5 -5 -5");
        var semiFinals = (await made.MatchesAsync(id)).Where(m => m.GroupId is null && m.Round == 1).ToList();
        Assert.Equal(2, semiFinals.Count);
        Assert.All(semiFinals, m => Assert.Equal(MatchState.Ready, m.State));
        var brackets = await app.InDatabaseAsync(db => db.Brackets.Where(b => b.EventId == id).OrderBy(b => b.Stage).Select(b => b.State).ToListAsync());
        Assert.Equal([BracketState.Completed, BracketState.Waiting], brackets);
    }

    [Fact]
    public async Task Of_the_final_completes_the_event_with_places_1_to_8()
    {
        var (made, id) = await DrawnAsync(8);
        await made.PlayOutAsync("A", id);
        var places = await app.InDatabaseAsync(db => db.Placings.Where(p => p.EventId == id).OrderBy(p => p.PlaceFrom).Select(p => p.PlaceFrom).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 8), places);
        Assert.Equal(EventState.Completed, await app.InDatabaseAsync(db => db.Events.Where(e => e.Id == id).Select(e => e.State).SingleAsync()));
        Assert.Equal(TournamentState.Running, await app.InDatabaseAsync(db => db.Tournaments.Where(t => t.Id == made.Id).Select(t => t.State).SingleAsync()));
    }

    private async Task<(MadeTournament Made, long EventId)> DrawnAsync(int entries)
    {
        var made = await MadeTournament.CreateAsync(app);
        var id = await made.AddSinglesAsync("A", entries);
        await made.DrawAsync("A");
        return (made, id);
    }
}
