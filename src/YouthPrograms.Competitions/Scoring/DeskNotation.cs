using System.Globalization;

namespace YouthPrograms.Competitions.Scoring;

/// <summary>
/// Fast entry at the desk: the loser's points of each game, with a minus sign when side A lost it
/// (<c>8 -5 9 -12 7</c>). Full scores (<c>11-8 5:11</c>) may stand among them.
/// </summary>
public static class DeskNotation
{
    private static readonly char[] Separators = [' ', '\t', '\u3000', ',', '，', '、', ';', '；'];

    /// <summary>A played match, or the issues by index of the token.</summary>
    public static Checked<MatchScore, ScoreIssue> Parse(string text, MatchFormat format) =>
        Parse(text, format, MatchOutcome.Played, null);

    /// <summary>As above for another outcome; an unfinished game is written in full.</summary>
    public static Checked<MatchScore, ScoreIssue> Parse(string text, MatchFormat format, MatchOutcome outcome, Side? winner)
    {
        var tokens = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        var issues = new List<ScoreIssue>();
        var games = new List<GameScore>();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (Game(Normalized(tokens[i]), format) is { } game)
                games.Add(game);
            else
                issues.Add(new(ScoreIssueCode.Unreadable, i, []));
        }

        return issues.Count > 0 ? new(issues) : MatchScore.Check(format, outcome, winner, games);
    }

    /// <summary>The games in the shortest form that reads back to the same score; empty when nothing was played.</summary>
    public static string Write(MatchScore score) =>
        string.Join(' ', score.Games.Select(g => Write(g, score.Format)));

    private static string Write(GameScore game, MatchFormat format) => !format.IsFinished(game)
        ? $"{game.A}-{game.B}"
        : game.Leader == Side.A ? $"{game.B}" : $"-{game.A}";

    // Chinese keyboards and copied text bring full-width digits and signs, and several kinds of dash.
    private static string Normalized(string token) => string.Concat(token.Select(c => c switch
    {
        >= '０' and <= '９' => (char)(c - '０' + '0'),
        '−' or '－' or '–' or '—' => '-',
        '：' => ':',
        _ => c,
    }));

    private static GameScore? Game(string token, MatchFormat format)
    {
        var cut = token.IndexOfAny(['-', ':'], 1);
        if (cut > 0)
            return Number(token[..cut]) is { } a && Number(token[(cut + 1)..]) is { } b ? new GameScore(a, b) : null;
        var lost = token.StartsWith('-');
        return Number(lost ? token[1..] : token) is not { } points
            ? null
            : lost ? new GameScore(points, format.WinningPoints(points)) : new GameScore(format.WinningPoints(points), points);
    }

    private static int? Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n < 10_000 ? n : null;
}
