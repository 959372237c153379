using Microsoft.EntityFrameworkCore;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Tournaments;
using YouthPrograms.Web.Layout;
using MatchState = YouthPrograms.Data.Tournaments.MatchState;

namespace YouthPrograms.Web.Features.Results;

/// <summary>
/// The page of one table behind a scorer link: its next match, typed game by game with big buttons. What was typed travels in
/// the form until it is saved by the same use case as at the results desk, so the page needs neither script nor account.
/// </summary>
internal static class ScorePages
{
    public static void MapScore(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/score/{token}", (string token, string? done, ScoreBoards boards, CancellationToken cancellation) =>
            ShowAsync(token, null, done, boards, cancellation)).AllowAnonymous();
        routes.MapPost("/score/{token}", PostAsync).AllowAnonymous();
    }

    private static async Task<IResult> ShowAsync(string token, FormPost? post, string? done, ScoreBoards boards, CancellationToken cancellation)
    {
        if (await boards.ReadAsync(token, cancellation) is not { } board)
            return Pages.Show<MessagePage>(new { Key = "score-link-ended" }, StatusCodes.Status404NotFound);
        var games = Typed(post, board);
        return Pages.Show<ScorePage>(
            new { Board = board, Games = games, Done = done, State = post?.State() ?? FormState.Empty },
            post?.Status() ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> PostAsync(
        string token, FormPost post, ScoreBoards boards, RecordResult record, Acting acting, TimeProvider clock, CancellationToken cancellation)
    {
        if (await boards.ReadAsync(token, cancellation) is not { Match: { } match } board || !IsFor(post, match) || !post.Checked("save"))
            return await ShowAsync(token, post, null, boards, cancellation);
        acting.Name = $"scorer link, table {board.Table.Name}";
        // Nobody signed in: the link itself is the scorer, of this tournament and, by the page, of this table.
        var scorer = new Viewer { Now = clock.GetUtcNow().UtcDateTime, Scores = [board.Table.TournamentId] };
        var outcome = post.Choice<MatchOutcome>("outcome") ?? MatchOutcome.Played;
        // The rubber the scorer saw: somebody at the desk may have recorded it meanwhile, and then it must not count as the next.
        var rubber = match.IsTie && outcome is MatchOutcome.Played ? post.Whole("rubber") : null;
        var request = new RecordResultRequest(match.Id, rubber, outcome, post.Choice<Side>("winner"), post.Text("games") ?? "");
        if (post.IsSound && (await record.RunAsync(request, scorer, cancellation)).IsRefused(out var problem))
            post.Refuse(problem);
        return post.IsSound
            ? Pages.Done($"{board.Address}?done={match.Number}", "result-recorded")
            : await ShowAsync(token, post, null, boards, cancellation);
    }

    // Another match than the one typed for is not recorded: the table has gone on.
    private static bool IsFor(FormPost post, MatchLine match)
    {
        if (post.Key("match") == match.Id)
            return true;
        if (post.IsSound)
            post.Refuse(new Problem(ProblemKind.Conflict, "table-has-gone-on", "match", match.Number));
        return false;
    }

    /// <summary>The games typed so far, with the one just pressed, or without the last.</summary>
    private static List<string> Typed(FormPost? post, ScoreBoard board)
    {
        if (post is null || board.Match is not { } match || post.Key("match") != match.Id)
            return [];
        List<string> games = [.. (post.Text("games") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        if (post.Checked("undo") && games.Count > 0)
            games.RemoveAt(games.Count - 1);
        if (post.Text("add") is { } pressed)
            games.Add(pressed);
        // Beyond ten all, the loser's points are typed; the winner is the button.
        if (post.Choice<Side>("long") is { } winner && post.Whole("points") is { } points)
            games.Add(winner == Side.A ? $"{points}" : $"-{points}");
        return games;
    }
}

/// <summary>A table with its next match, if it has one, and those after it.</summary>
public sealed record ScoreBoard(
    string Token, PlayingTable Table, MatchLine? Match, EventBoard? Event, string? EventName, int? Rubber, IReadOnlyList<MatchLine> Later)
{
    public string Address => $"/score/{Token}";

    public MatchFormat Format => Event!.Plan.Format.Match;
}

/// <summary>Finds out what is played at a table: the match called to it first, then by time and number.</summary>
public sealed class ScoreBoards(ProgramsDb db, ScorerLinks links, EventReader events)
{
    private const int LaterShown = 5;

    /// <summary>Null for a link that does not open anything any more.</summary>
    public async Task<ScoreBoard?> ReadAsync(string token, CancellationToken cancellation)
    {
        if (await links.OpenAsync(token, cancellation) is not { } table)
            return null;
        var next = await db.Matches.AsNoTracking()
            .Where(m => m.TableId == table.Id && (m.State == MatchState.Running || m.State == MatchState.Ready))
            .OrderByDescending(m => m.State).ThenBy(m => m.ScheduledAt == null).ThenBy(m => m.ScheduledAt).ThenBy(m => m.Number).ThenBy(m => m.Id)
            .Take(LaterShown + 1)
            .Select(m => new { m.Id, m.EventId, m.Event.Name, m.Event.NameEn })
            .ToListAsync(cancellation);
        if (next.Count == 0)
            return new ScoreBoard(token, table, null, null, null, null, []);
        var boards = new Dictionary<long, EventBoard>();
        foreach (var id in next.Select(m => m.EventId).Distinct())
            boards[id] = (await events.BoardAsync(id, cancellation))!;
        var lines = next.ConvertAll(m => boards[m.EventId].Matches.First(line => line.Id == m.Id));
        var rubber = lines[0].IsTie ? lines[0].Rubbers.FirstOrDefault(r => r.Outcome is null)?.Number : null;
        return new ScoreBoard(token, table, lines[0], boards[next[0].EventId], Texts.Choose(next[0].Name, next[0].NameEn), rubber, lines[1..]);
    }
}
