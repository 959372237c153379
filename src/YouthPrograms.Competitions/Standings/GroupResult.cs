using System.Text.Json.Serialization;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Ties;

namespace YouthPrograms.Competitions.Standings;

/// <summary>One result of a group as its standings see it; tallies are those of side A.</summary>
public sealed record GroupResult(
    EntryId A, EntryId B, MatchOutcome Outcome,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Side? Winner,
    Tally Rubbers, Tally Games, Tally Points)
{
    public static GroupResult Of(EntryId a, EntryId b, MatchScore score)
    {
        var games = score.GamesForRatios();
        return new(a, b, score.Outcome, score.Winner, default, GamesOf(games), PointsOf(games));
    }

    public static GroupResult Of(EntryId a, EntryId b, TieScore tie) =>
        new(a, b, tie.Outcome, tie.Winner, tie.RubberTally, tie.GameTally, tie.PointTally);

    /// <summary>ITTF 3.7.5.1: 2 for a win, 1 for a loss in a played match, 0 for a loss in an unplayed or unfinished one.</summary>
    public int MatchPoints(Side side) => Winner == side ? 2
        : Winner is not null && Outcome == MatchOutcome.Played ? 1
        : 0;

    internal bool LacksWinner => Winner is null && Outcome is not (MatchOutcome.DoubleForfeit or MatchOutcome.Cancelled);

    internal bool HasWinnerTooMany => Winner is not null && Outcome is (MatchOutcome.DoubleForfeit or MatchOutcome.Cancelled);

    internal bool HasPossibleFigures => IsPossible(Rubbers) && IsPossible(Games) && IsPossible(Points);

    internal static Tally GamesOf(IReadOnlyList<GameScore> games) =>
        new(games.Count(g => g.Leader == Side.A), games.Count(g => g.Leader == Side.B));

    internal static Tally PointsOf(IReadOnlyList<GameScore> games) => new(games.Sum(g => g.A), games.Sum(g => g.B));

    private static bool IsPossible(Tally tally) =>
        tally.Won is >= 0 and <= GroupSheet.HighestFigure && tally.Lost is >= 0 and <= GroupSheet.HighestFigure;
}
