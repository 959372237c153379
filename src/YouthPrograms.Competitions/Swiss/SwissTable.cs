using YouthPrograms.Competitions.Standings;

namespace YouthPrograms.Competitions.Swiss;

/// <summary><paramref name="Buchholz"/> is the sum of the scores of all opponents; a rest adds nothing.</summary>
public sealed record SwissRow(int Place, EntryId Entry, int Score, int Buchholz, int DirectWins);

/// <summary>Score, then Buchholz, then the matches among those who are still level; who is level then shares a place.</summary>
public static class SwissTable
{
    public static IReadOnlyList<SwissRow> Of(SwissSheet sheet)
    {
        var score = sheet.Entries.Distinct().ToDictionary(e => e, sheet.ScoreOf);
        var rows = score.Keys
            .Select(e => new SwissRow(0, e, score[e], Opponents(sheet, e).Sum(score.GetValueOrDefault), 0))
            .GroupBy(r => (r.Score, r.Buchholz))
            .SelectMany(level => WithDirectWins(sheet, [.. level]))
            .OrderByDescending(Figures).ThenBy(r => r.Entry);
        return [.. CompetitionRanking.Of(rows, Figures).Select(x => x.Row with { Place = x.Rank })];
    }

    private static IEnumerable<EntryId> Opponents(SwissSheet sheet, EntryId entry) => sheet.Results
        .Where(r => r.A == entry || r.B == entry)
        .Select(r => r.A == entry ? r.B : r.A);

    private static (int, int, int) Figures(SwissRow row) => (row.Score, row.Buchholz, row.DirectWins);

    // Wins of those who met say something only when all of the level met each other.
    private static IEnumerable<SwissRow> WithDirectWins(SwissSheet sheet, SwissRow[] level)
    {
        var members = level.Select(r => r.Entry).ToHashSet();
        var among = sheet.Results.Where(r => members.Contains(r.A) && members.Contains(r.B)).ToArray();
        return among.Length < members.Count * (members.Count - 1) / 2
            ? level
            : level.Select(r => r with { DirectWins = among.Count(x => x.WinnerEntry == r.Entry) });
    }
}
