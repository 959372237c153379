using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Tests.Tournaments;

namespace YouthPrograms.Web.Tests.Results;

public sealed class PlayingATie(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    [Fact]
    public async Task Takes_rubber_after_rubber_by_the_number_of_the_tie()
    {
        var (made, id) = await DrawnAsync();
        await made.RecordAsync("T", 1, "5 5 5");
        var running = (await made.MatchesAsync(id))[0];
        Assert.Equal((MatchState.Running, 1, 0), (running.State, running.ScoreA, running.ScoreB));
        foreach (var games in new[] { "-5 -5 -5", "5 5 5", "-5 -5 -5", "5 -5 5 -5 5" })
            await made.RecordAsync("T", 1, games);
        var tie = (await made.MatchesAsync(id))[0];
        Assert.Equal((MatchState.Completed, 3, 2, tie.SideAId), (tie.State, tie.ScoreA, tie.ScoreB, tie.WinnerId));
        Assert.Equal(409, (int)(await made.TypeAsync("T", 1, "5 5 5")).StatusCode);
    }

    [Fact]
    public async Task Names_the_players_in_the_order_of_the_team_until_a_line_up_comes()
    {
        var (made, id) = await DrawnAsync();
        var before = await PlayersAsync(id);
        Assert.Equal([before[0], before[1], before[2], before[0], before[1]], before);
        var page = await made.Organizer.PageAsync($"{made.Desk("T")}/results/1");
        var fields = page.QuerySelectorAll("form[action$=line-up] select").ToDictionary(s => s.Id!, s => s.QuerySelector("option[selected]")!.GetAttribute("value")!);
        (fields["A"], fields["C"]) = (fields["C"], fields["A"]);
        var answer = await made.Organizer.PostFormAsync($"{made.Desk("T")}/results/1", $"{made.Desk("T")}/results/1/line-up", fields);
        Assert.Equal(303, (int)answer.StatusCode);
        Assert.Equal([before[2], before[1], before[0], before[2], before[1]], await PlayersAsync(id));
    }

    [Fact]
    public async Task Refuses_a_line_up_that_names_somebody_twice()
    {
        var (made, _) = await DrawnAsync();
        var page = await made.Organizer.PageAsync($"{made.Desk("T")}/results/1");
        var fields = page.QuerySelectorAll("form[action$=line-up] select").ToDictionary(s => s.Id!, s => s.QuerySelector("option[selected]")!.GetAttribute("value")!);
        fields["Y"] = fields["X"];
        var answer = await made.Organizer.PostFormAsync($"{made.Desk("T")}/results/1", $"{made.Desk("T")}/results/1/line-up", fields);
        Assert.Single((await answer.ReadPageAsync()).ProblemsAt("Y"));
    }

    [Fact]
    public async Task A_rubber_corrected_so_that_the_tie_was_over_earlier_takes_the_later_one_with_it()
    {
        var (made, id) = await DrawnAsync();
        foreach (var games in new[] { "5 5 5", "5 5 5", "-5 -5 -5", "5 5 5" })
            await made.RecordAsync("T", 1, games);
        var third = new Dictionary<string, string> { ["rubber"] = "3", ["outcome"] = "Played", ["games"] = "5 5 5", ["reason"] = "看错" };
        Assert.Equal(409, (int)(await made.CorrectAsync("T", 1, new(third))).StatusCode);
        Assert.Equal(303, (int)(await made.CorrectAsync("T", 1, new(third) { ["voidDependents"] = "true" })).StatusCode);
        var tie = (await made.MatchesAsync(id))[0];
        Assert.Equal((MatchState.Completed, 3, 0), (tie.State, tie.ScoreA, tie.ScoreB));
    }

    [Fact]
    public async Task Can_be_given_up_as_a_whole()
    {
        var (made, id) = await DrawnAsync();
        await made.RecordAsync("T", 1, "", new() { ["outcome"] = "Walkover", ["winner"] = "B" });
        var tie = (await made.MatchesAsync(id))[0];
        Assert.Equal((MatchState.Completed, tie.SideBId), (tie.State, tie.WinnerId));
    }

    private async Task<(MadeTournament Made, long EventId)> DrawnAsync()
    {
        var made = await MadeTournament.CreateAsync(app);
        var id = await made.AddTeamsAsync("T");
        await made.DrawAsync("T");
        return (made, id);
    }

    private Task<List<long?>> PlayersAsync(long eventId) => app.InDatabaseAsync(db =>
        db.Rubbers.Where(r => r.Match.EventId == eventId).OrderBy(r => r.Number).Select(r => r.PlayerAId).ToListAsync());
}
