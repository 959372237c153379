using System.Text.Json.Serialization;

namespace YouthPrograms.Competitions.Scoring;

/// <summary>
/// How a match is won: the best of an odd number of games, each to <see cref="Points"/> with a lead of
/// <see cref="Lead"/> (ITTF 2.11 and 2.12 for the defaults; other sports differ in the numbers only).
/// </summary>
[JsonConverter(typeof(MatchFormatConverter))]
public sealed record MatchFormat
{
    public static MatchFormat Default { get; } = new();

    public MatchFormat(int bestOf = 5, int points = 11, int lead = 2)
    {
        if (bestOf is < 1 or > 99 || bestOf % 2 == 0)
            throw new ArgumentOutOfRangeException(nameof(bestOf), bestOf, "A match is the best of an odd number of games.");
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(points, 1000);
        ArgumentOutOfRangeException.ThrowIfLessThan(lead, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lead, points);
        (BestOf, Points, Lead) = (bestOf, points, lead);
    }

    public int BestOf { get; }
    public int Points { get; }
    public int Lead { get; }

    /// <summary>Serves of one side in a row (ITTF 2.13.3); null stands for the two of table tennis.</summary>
    public int? Serves { get; init => field = AtLeastOne(value); }

    /// <summary>
    /// In the last possible game ends change when the first side has these points; null stands for five (ITTF 2.14.2).
    /// </summary>
    public int? LastGameEndsAt { get; init => field = AtLeastOne(value); }

    internal int ServesInTurn => Serves ?? 2;

    internal int EndsChangeAt => LastGameEndsAt ?? 5;

    /// <summary>Games that decide the match.</summary>
    public int GamesToWin => (BestOf + 1) / 2;

    /// <summary>What the winner of a game has when the loser has <paramref name="loser"/> points.</summary>
    public int WinningPoints(int loser) => Math.Max(Points, loser + Lead);

    /// <summary>True for 11–9 and 12–10, false for 11–10, 17–14 and 9–7.</summary>
    public bool IsFinished(GameScore game)
    {
        var (high, low) = (Math.Max(game.A, game.B), Math.Min(game.A, game.B));
        return IsReached(low) && high == WinningPoints(low) && high - low >= Lead;
    }

    /// <summary>True for a score that a game can show while it is still going on.</summary>
    public bool IsUnfinished(GameScore game)
    {
        var (high, low) = (Math.Max(game.A, game.B), Math.Min(game.A, game.B));
        return IsReached(low) && high < WinningPoints(low) && (Lead > 1 || high < Points);
    }

    // With a lead of one nobody comes so far and has not won: the other side had its points first.
    private bool IsReached(int low) => low >= 0 && (Lead > 1 || low < Points);

    private static int? AtLeastOne(int? number)
    {
        if (number < 1)
            throw new ArgumentOutOfRangeException(nameof(number), number, "A number of serves or points is at least one.");
        return number;
    }
}
