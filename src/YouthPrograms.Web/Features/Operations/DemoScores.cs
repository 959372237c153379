using System.Globalization;
using YouthPrograms.Competitions.Scoring;

namespace YouthPrograms.Web.Features.Operations;

/// <summary>A result as the demo's desk types it.</summary>
internal sealed record DemoScore(MatchOutcome Outcome, Side? Winner, string Games)
{
    /// <summary>Who has it in the end.</summary>
    public required Side WonBy { get; init; }
}

/// <summary>How the demo's matches end: the stronger side mostly wins, and now and then something else happens.</summary>
internal static class DemoScores
{
    private const double WalkoverShare = 0.008;
    private const double RetirementShare = 0.008;

    /// <param name="strengthA">Of side A; ten points more win a game about two times in three.</param>
    /// <param name="strengthB">Of side B.</param>
    /// <param name="bestOf">Games of the match.</param>
    /// <param name="dice">The dice of this match.</param>
    public static DemoScore Of(double strengthA, double strengthB, int bestOf, DemoDice dice)
    {
        var chance = 1 / (1 + Math.Exp((strengthB - strengthA) / 14));
        var kind = dice.Next();
        if (kind < WalkoverShare)
        {
            var there = chance > 0.5 ? Side.A : Side.B;
            return new(MatchOutcome.Walkover, there, "") { WonBy = there };
        }
        var played = Play(chance, bestOf, ref dice);
        return kind < WalkoverShare + RetirementShare ? GivenUp(played, ref dice) : played;
    }

    /// <summary>A match with a given winner that goes the whole distance or not.</summary>
    public static DemoScore Won(Side winner, bool wholeDistance, DemoDice dice)
    {
        Side[] games = wholeDistance ? [winner, winner.Other(), winner, winner.Other(), winner] : [winner, winner.Other(), winner, winner];
        return new(MatchOutcome.Played, null, string.Join(' ', games.Select(game => Game(game, ref dice)))) { WonBy = winner };
    }

    private static DemoScore Play(double chance, int bestOf, ref DemoDice dice)
    {
        var games = new List<string>();
        var (a, b, needed) = (0, 0, (bestOf + 1) / 2);
        while (a < needed && b < needed)
        {
            var winner = dice.Next() < chance ? Side.A : Side.B;
            (a, b) = winner == Side.A ? (a + 1, b) : (a, b + 1);
            games.Add(Game(winner, ref dice));
        }
        return new(MatchOutcome.Played, null, string.Join(' ', games)) { WonBy = a > b ? Side.A : Side.B };
    }

    // The last game of a match that was played out becomes the one in which the loser could not go on.
    private static DemoScore GivenUp(DemoScore played, ref DemoDice dice)
    {
        var before = played.Games.Split(' ')[..^1];
        var (winner, loser) = (dice.Between(5, 9), dice.Between(1, 4));
        var unfinished = played.WonBy == Side.A ? $"{winner}-{loser}" : $"{loser}-{winner}";
        return new(MatchOutcome.Retired, played.WonBy, string.Join(' ', [.. before, unfinished])) { WonBy = played.WonBy };
    }

    private static string Game(Side winner, ref DemoDice dice)
    {
        var loser = dice.Next() < 0.14 ? dice.Between(10, 13) : dice.Between(3, 9);
        return (winner == Side.A ? "" : "-") + loser.ToString(CultureInfo.InvariantCulture);
    }
}
