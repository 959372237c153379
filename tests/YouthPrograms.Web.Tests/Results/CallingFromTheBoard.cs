using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Web.Tests.Tournaments;

namespace YouthPrograms.Web.Tests.Results;

/// <summary>The call board over all events of a tournament, and the screen in the hall.</summary>
public sealed class CallingFromTheBoard(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    [Fact]
    public async Task A_match_is_called_to_a_free_table_and_then_stands_on_the_screen()
    {
        var (made, _, tables) = await MadeTournament.DrawnAsync(app, 4);
        var board = await BoardAsync(made);
        Assert.Equal(["第 1 场", "第 2 场"], Ready(board));
        Assert.Equal(2, board.QuerySelectorAll("ol.order li:first-child option").Length);

        var called = await made.Organizer.PostFormAsync(Address(made), Action(board, 0), new() { ["tableId"] = $"{tables[1]}" });
        Assert.Equal($"{Address(made)}?said=match-called", called.Headers.Location!.ToString());

        board = await BoardAsync(made);
        Assert.Contains("第一次检录", board.QuerySelector(".cards .card")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["第 2 场"], Ready(board));
        // The table is taken; the other is not.
        Assert.Equal([$"{tables[0]}"], board.QuerySelectorAll("ol.order option").Select(o => o.GetAttribute("value")));
        var screen = await app.Browser().PageAsync($"/screen/{made.Slug}");
        Assert.Contains("第一次检录", screen.QuerySelector("[aria-labelledby=now]")!.TextContent, StringComparison.Ordinal);
        Assert.Single(screen.QuerySelectorAll("[aria-labelledby=next] li"));
        // The second and the third call come from the board as well, then none.
        foreach (var call in new[] { "第二次检录", "第三次检录" })
        {
            await made.Organizer.PostFormAsync(Address(made), board.QuerySelector(".cards form")!.GetAttribute("action")!, []);
            board = await BoardAsync(made);
            Assert.Contains(call, board.QuerySelector(".cards .card")!.TextContent, StringComparison.Ordinal);
        }
        Assert.Null(board.QuerySelector(".cards form"));
    }

    [Fact]
    public async Task Who_plays_rests_or_was_promised_a_later_time_is_not_called_now()
    {
        var (made, id, tables) = await MadeTournament.DrawnAsync(app, 8);
        var matches = await made.MatchesAsync(id);
        // The fourth match is promised for later; the first is played, the second is on.
        var later = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(2);
        await app.InDatabaseAsync(db => db.Matches.Where(m => m.Id == matches[3].Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.NotBefore, later)));
        await made.RecordAsync("A", 1, "8 9 7");
        await made.RecordAsync("A", 2, "8 9 7");
        var board = await BoardAsync(made);

        Assert.Equal(["第 3 场", "第 4 场", "第 5 场", "第 7 场"], Ready(board).Order(StringComparer.Ordinal));
        Assert.Equal("第 3 场", Ready(board)[0]);
        Assert.Contains("休息到", Row(board, "第 5 场").TextContent, StringComparison.Ordinal);
        var promised = Row(board, "第 4 场");
        Assert.Contains("不早于", promised.TextContent, StringComparison.Ordinal);
        Assert.Null(promised.QuerySelector("form"));
        // Whoever calls it all the same, from the page of the match, is told why not.
        var desk = $"{made.Desk("A")}/results/4";
        var refused = await made.Organizer.PostFormAsync(desk, $"{desk}/call", new() { ["tableId"] = $"{tables[0]}" });
        Assert.Equal(409, (int)refused.StatusCode);
        Assert.Contains("已通知运动员不早于", (await refused.ReadPageAsync()).Body!.TextContent, StringComparison.Ordinal);

        // Somebody of the third match plays elsewhere.
        var other = await made.AddSinglesAsync("B", 2);
        await app.InDatabaseAsync(async db =>
        {
            var child = db.EntryMembers.First(m => m.EntryId == matches[2].SideAId).AthleteId;
            db.EntryMembers.First(m => m.Entry.EventId == other).AthleteId = child;
            return await db.SaveChangesAsync();
        });
        await made.DrawAndPublishAsync("B");
        var final = (await made.MatchesAsync(other))[0];
        await made.Organizer.PostFormAsync(Address(made), $"{Address(made)}/{final.Id}", new() { ["tableId"] = $"{tables[0]}" });
        var busy = Row(await BoardAsync(made), "第 3 场");
        Assert.Contains("有人正在第 1 场", busy.TextContent, StringComparison.Ordinal);
        Assert.Null(busy.QuerySelector("form"));
    }

    [Fact]
    public async Task The_board_is_for_those_who_call_and_the_screen_shows_what_is_published()
    {
        var made = await MadeTournament.CreateAsync(app);
        await made.AddSinglesAsync("A", 4);
        await made.DrawAsync("A");
        Assert.Equal(2, Ready(await BoardAsync(made)).Count);
        Assert.Empty((await app.Browser().PageAsync($"/screen/{made.Slug}")).QuerySelectorAll("li .at"));
        await made.PublishAsync("A");
        Assert.Equal(2, (await app.Browser().PageAsync($"/screen/{made.Slug}")).QuerySelectorAll("li .at").Length);

        Assert.Equal(302, (int)(await app.Browser().GetAsync(Address(made))).StatusCode);
        foreach (var stranger in new[] { "coach@demo.test", "parent@demo.test", "school@demo.test" })
            Assert.Equal(404, (int)(await (await app.SignInAsync(stranger)).GetAsync(Address(made))).StatusCode);
        Assert.Equal(404, (int)(await app.Browser().GetAsync("/screen/no-such-tournament")).StatusCode);
    }

    private static string Address(MadeTournament made) => $"/organize/{made.Slug}/calls";

    private static async Task<IDocument> BoardAsync(MadeTournament made) => await made.Organizer.PageAsync(Address(made));

    private static List<string> Ready(IDocument board) => [.. board.QuerySelectorAll("ol.order li a").Select(a => a.TextContent.Trim())];

    private static IElement Row(IDocument board, string match) => board.QuerySelectorAll("ol.order li").Single(li => li.QuerySelector("a")!.TextContent.Trim() == match);

    private static string Action(IDocument board, int row) => board.QuerySelectorAll("ol.order li")[row].QuerySelector("form")!.GetAttribute("action")!;
}
