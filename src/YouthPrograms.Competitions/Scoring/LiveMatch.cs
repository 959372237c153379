using System.Text.Json.Serialization;

namespace YouthPrograms.Competitions.Scoring;

public enum LiveState
{
    NotBegun,
    InGame,
    BetweenGames,
    Decided,
}

public enum LiveMatchIssue
{
    /// <summary>The match is decided, so no further point is played.</summary>
    PointAfterDecision,

    /// <summary>No point was played yet.</summary>
    NothingToUndo,

    /// <summary>Either side can have made the last point, and the points were not given one by one.</summary>
    LastPointUnknown,
}

/// <summary>
/// A match on its way, point by point; only states that some sequence of points leads to. Serve and ends follow ITTF 2.13
/// and 2.14 with the numbers of the format; in doubles a serve is the pair's.
/// </summary>
[JsonConverter(typeof(LiveMatchConverter))]
public sealed class LiveMatch
{
    private readonly LiveMatch? _before;

    private LiveMatch(MatchFormat format, Side? firstServer, IReadOnlyList<GameScore> games, LiveMatch? before) =>
        (Format, FirstServer, Games, _before) = (format, firstServer, games, before);

    public MatchFormat Format { get; }

    /// <summary>Who served first in the match; null while that is not known.</summary>
    public Side? FirstServer { get; }

    /// <summary>The last one may still be going on; a game nobody has a point in is not listed.</summary>
    public IReadOnlyList<GameScore> Games { get; }

    public LiveState State => Games.Count == 0 ? LiveState.NotBegun
        : Winner is not null ? LiveState.Decided
        : Format.IsFinished(Games[^1]) ? LiveState.BetweenGames
        : LiveState.InGame;

    /// <summary>Null until the match is decided.</summary>
    public Side? Winner => GamesWon(Side.A) == Format.GamesToWin ? Side.A : GamesWon(Side.B) == Format.GamesToWin ? Side.B : null;

    /// <summary>The score of the game that is going on, or of the next one; null after the decision.</summary>
    public GameScore? Current => State switch
    {
        LiveState.Decided => null,
        LiveState.InGame => Games[^1],
        _ => default(GameScore),
    };

    /// <summary>Who serves the next point: in turns until both lack one point, then alternately (2.13.3).</summary>
    public Side? Server => (Current, FirstServer) is ({ } game, { } first)
        ? (GameIndex + Turn(game)) % 2 == 0 ? first : first.Other()
        : null;

    /// <summary>True while side A stands where side B stood at the start: every game, and once within the last (2.14).</summary>
    public bool EndsChanged => (GameIndex + (ChangedInLastGame ? 1 : 0)) % 2 == 1;

    /// <summary>A match nobody has a point in.</summary>
    public static LiveMatch Begin(MatchFormat format, Side? firstServer = null) => new(format, firstServer, [], null);

    /// <summary>The state, or every reason why no sequence of points leads to it.</summary>
    public static Checked<LiveMatch, ScoreIssue> Check(
        MatchFormat format, IReadOnlyList<GameScore> games, Side? firstServer = null)
    {
        var issues = new List<ScoreIssue>();
        ScoreChecks.OnItsWay(format, games, issues);
        if (issues.Count > 0)
            return new(issues);
        return new(new LiveMatch(format, firstServer, games is [.., (0, 0)] ? [.. games.SkipLast(1)] : [.. games], null));
    }

    /// <summary>Finished games won by a side.</summary>
    public int GamesWon(Side side) => Games.Count(g => Format.IsFinished(g) && g.Leader == side);

    /// <summary>The side wins the game with the next point.</summary>
    public bool HasGamePoint(Side side) => Current is { } game && Format.IsFinished(game.Plus(side));

    /// <summary>The side wins the match with the next point.</summary>
    public bool HasMatchPoint(Side side) => HasGamePoint(side) && GamesWon(side) == Format.GamesToWin - 1;

    /// <summary>The state after a point; refused after the decision.</summary>
    public Checked<LiveMatch, LiveMatchIssue> Point(Side side)
    {
        if (Current is not { } game)
            return Refused(LiveMatchIssue.PointAfterDecision);
        IReadOnlyList<GameScore> finished = State == LiveState.InGame ? [.. Games.SkipLast(1)] : Games;
        return new(new LiveMatch(Format, FirstServer, [.. finished, game.Plus(side)], this));
    }

    /// <summary>
    /// The state before the last point. Known when the points were given one by one, or when only one side can have made
    /// the last of them.
    /// </summary>
    public Checked<LiveMatch, LiveMatchIssue> Undo()
    {
        if (_before is not null)
            return new(_before);
        if (Games.Count == 0)
            return Refused(LiveMatchIssue.NothingToUndo);
        var (a, b) = (Games[^1].A, Games[^1].B);
        return new[] { new GameScore(a - 1, b), new(a, b - 1) }.Where(Format.IsUnfinished).ToArray() is [var only]
            ? new(Check(Format, [.. Games.SkipLast(1), only], FirstServer).Require())
            : Refused(LiveMatchIssue.LastPointUnknown);
    }

    /// <summary>The score of a decided match; the reasons why it is none otherwise.</summary>
    public Checked<MatchScore, ScoreIssue> Score() => MatchScore.Played(Format, Games);

    private static Checked<LiveMatch, LiveMatchIssue> Refused(LiveMatchIssue issue) => new([issue]);

    // Counts from 0; between games the next one, for ends are changed and the serve passes before it.
    private int GameIndex => State is LiveState.InGame or LiveState.Decided ? Games.Count - 1 : Games.Count;

    private bool ChangedInLastGame =>
        Games.Count == Format.BestOf && Math.Max(Games[^1].A, Games[^1].B) >= Format.EndsChangeAt;

    private int Turn(GameScore game)
    {
        var (played, close) = (game.A + game.B, 2 * (Format.Points - 1));
        var isClose = Math.Min(game.A, game.B) >= Format.Points - 1;
        return isClose ? close / Format.ServesInTurn + played - close : played / Format.ServesInTurn;
    }

    public override string ToString() => $"{State} {string.Join(' ', Games)}".TrimEnd();
}
