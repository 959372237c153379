using System.Text.Json.Serialization;

namespace YouthPrograms.Competitions.Scoring;

/// <summary>A score that can have happened under its format. Only <see cref="Check"/> makes one.</summary>
[JsonConverter(typeof(MatchScoreConverter))]
public sealed class MatchScore
{
    private MatchScore(MatchFormat format, MatchOutcome outcome, Side? winner, IReadOnlyList<GameScore> games) =>
        (Format, Outcome, Winner, Games) = (format, outcome, winner, games);

    public MatchFormat Format { get; }
    public MatchOutcome Outcome { get; }

    /// <summary>Null for a double forfeit and a cancelled match only.</summary>
    public Side? Winner { get; }

    /// <summary>What was really played; the last game may be unfinished when somebody retired or was disqualified.</summary>
    public IReadOnlyList<GameScore> Games { get; }

    public bool IsPlayed => Outcome == MatchOutcome.Played;

    /// <summary>Finished games won by a side.</summary>
    public int GamesWon(Side side) => Games.Count(g => Format.IsFinished(g) && g.Leader == side);

    /// <summary>
    /// The score, or every reason why it cannot be. The winner of a played match may be left out: the games say it.
    /// </summary>
    public static Checked<MatchScore, ScoreIssue> Check(
        MatchFormat format, MatchOutcome outcome, Side? winner, IReadOnlyList<GameScore> games)
    {
        var issues = new List<ScoreIssue>();
        var decided = outcome switch
        {
            MatchOutcome.Played => ScoreChecks.Finished(format, winner, games, issues),
            MatchOutcome.Retired or MatchOutcome.Disqualified => ScoreChecks.BrokenOff(format, winner, games, issues),
            MatchOutcome.Walkover => ScoreChecks.NotBegun(winner, winnerNeeded: true, games, issues),
            MatchOutcome.DoubleForfeit or MatchOutcome.Cancelled =>
                ScoreChecks.NotBegun(winner, winnerNeeded: false, games, issues),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
        };
        return issues.Count > 0 ? new(issues) : new(new MatchScore(format, outcome, decided, [.. games]));
    }

    public static Checked<MatchScore, ScoreIssue> Played(MatchFormat format, params IReadOnlyList<GameScore> games) =>
        Check(format, MatchOutcome.Played, null, games);

    public static MatchScore Walkover(MatchFormat format, Side winner) => new(format, MatchOutcome.Walkover, winner, []);

    /// <summary>
    /// Games as they count for ratios: a walkover is straight games to nil; a match broken off keeps what was played
    /// and gives the winner the least that was missing.
    /// </summary>
    public IReadOnlyList<GameScore> GamesForRatios() => Winner is not { } side
        ? []
        : Outcome == MatchOutcome.Played ? Games : CompletedFor(side);

    private List<GameScore> CompletedFor(Side winner)
    {
        var games = Games.Where(Format.IsFinished).ToList();
        if (Games.Count > 0 && !Format.IsFinished(Games[^1]))
            games.Add(WonBy(winner, Games[^1].Of(winner.Other())));
        while (games.Count(g => g.Leader == winner) < Format.GamesToWin)
            games.Add(WonBy(winner, 0));
        return games;
    }

    private GameScore WonBy(Side winner, int loser) =>
        winner == Side.A ? new(Format.WinningPoints(loser), loser) : new(loser, Format.WinningPoints(loser));

    public override string ToString() => $"{Outcome} {Winner} {string.Join(' ', Games)}".TrimEnd();
}
