namespace YouthPrograms.Competitions.Scoring;

/// <summary>
/// The shapes of a match: played to its end, broken off, not begun, on its way. Each of the first three returns the winner
/// it found.
/// </summary>
internal static class ScoreChecks
{
    public static Side? Finished(
        MatchFormat format, Side? winner, IReadOnlyList<GameScore> games, List<ScoreIssue> issues)
    {
        for (var i = 0; i < games.Count; i++)
            CheckFinished(format, games[i], i, issues);
        var (decided, a, b) = Decision(format, games, issues);
        if (decided is null && issues.Count == 0)
            issues.Add(new(ScoreIssueCode.NotDecided, null, [a, b, format.GamesToWin]));
        if (winner is not null && decided is not null && winner != decided)
            issues.Add(new(ScoreIssueCode.WinnerContradictsGames, null, []));
        return decided;
    }

    public static Side? BrokenOff(
        MatchFormat format, Side? winner, IReadOnlyList<GameScore> games, List<ScoreIssue> issues)
    {
        CheckAllButLast(format, games, issues);
        if (Decision(format, games, issues).Winner is not null)
            issues.Add(new(ScoreIssueCode.AlreadyDecided, null, []));
        if (winner is null)
            issues.Add(new(ScoreIssueCode.WinnerMissing, null, []));
        return winner;
    }

    public static Side? NotBegun(Side? winner, bool winnerNeeded, IReadOnlyList<GameScore> games, List<ScoreIssue> issues)
    {
        if (games.Count > 0)
            issues.Add(new(ScoreIssueCode.GamesNotAllowed, null, [games.Count]));
        if (winnerNeeded && winner is null)
            issues.Add(new(ScoreIssueCode.WinnerMissing, null, []));
        if (!winnerNeeded && winner is not null)
            issues.Add(new(ScoreIssueCode.WinnerNotAllowed, null, []));
        return winner;
    }

    public static void OnItsWay(MatchFormat format, IReadOnlyList<GameScore> games, List<ScoreIssue> issues)
    {
        CheckAllButLast(format, games, issues);
        Decision(format, games, issues);
    }

    private static void CheckAllButLast(MatchFormat format, IReadOnlyList<GameScore> games, List<ScoreIssue> issues)
    {
        for (var i = 0; i < games.Count; i++)
        {
            if (i < games.Count - 1 || !format.IsUnfinished(games[i]))
                CheckFinished(format, games[i], i, issues);
        }
    }

    private static void CheckFinished(MatchFormat format, GameScore game, int index, List<ScoreIssue> issues)
    {
        if (game.A < 0 || game.B < 0)
            issues.Add(new(ScoreIssueCode.Negative, index, [game.A, game.B]));
        else if (format.IsUnfinished(game))
            issues.Add(new(ScoreIssueCode.GameNotFinished, index, [game.A, game.B]));
        else if (!format.IsFinished(game))
            issues.Add(new(ScoreIssueCode.GameImpossible, index, [game.A, game.B]));
    }

    // Counts the leader of every game, even of an impossible one, so that "a game too many" is reported beside it.
    private static (Side? Winner, int A, int B) Decision(
        MatchFormat format, IReadOnlyList<GameScore> games, List<ScoreIssue> issues)
    {
        var (a, b, decidedAt) = (0, 0, -1);
        for (var i = 0; i < games.Count; i++)
        {
            if (decidedAt >= 0)
            {
                issues.Add(new(ScoreIssueCode.GameAfterDecision, i, [decidedAt]));
                continue;
            }

            if (format.IsUnfinished(games[i]))
                continue;
            a += games[i].Leader == Side.A ? 1 : 0;
            b += games[i].Leader == Side.B ? 1 : 0;
            if (Math.Max(a, b) == format.GamesToWin)
                decidedAt = i;
        }

        return (decidedAt < 0 ? null : a > b ? Side.A : Side.B, a, b);
    }
}
