using System.Text.Json.Serialization;

namespace YouthPrograms.Competitions.Scoring;

public enum ScoreIssueCode
{
    /// <summary>The token is neither a loser's points nor a full score.</summary>
    Unreadable,

    /// <summary>Points below zero.</summary>
    Negative,

    /// <summary>The game could still go on (9–7, 11–10). Args: A, B.</summary>
    GameNotFinished,

    /// <summary>No game ever shows this score (17–14, 12–9). Args: A, B.</summary>
    GameImpossible,

    /// <summary>The match was decided before this game. Args: index of the deciding game.</summary>
    GameAfterDecision,

    /// <summary>The games do not decide the match. Args: games of A, games of B, games needed.</summary>
    NotDecided,

    /// <summary>The games decide the match, so nobody can have retired or been disqualified in it.</summary>
    AlreadyDecided,

    /// <summary>The outcome says nothing was played, yet games are given. Args: number of games.</summary>
    GamesNotAllowed,

    /// <summary>The outcome needs a winner and none is given.</summary>
    WinnerMissing,

    /// <summary>The outcome has no winner, yet one is given.</summary>
    WinnerNotAllowed,

    /// <summary>The given winner is not the one the games show.</summary>
    WinnerContradictsGames,
}

/// <summary>One reason to refuse a score. <paramref name="Game"/> is the index from 0 of the game or token it is about.</summary>
public sealed record ScoreIssue(
    ScoreIssueCode Code, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Game, IReadOnlyList<int> Args)
{
    public override string ToString() => $"{Code}{(Game is { } g ? $" at {g}" : "")} ({string.Join(", ", Args)})";
}
