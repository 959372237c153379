using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Standings;

namespace YouthPrograms.Competitions.Ties;

/// <summary>A tie with who played in it.</summary>
public sealed record PlayedTie(TieScore Score, LineUp A, LineUp B);

/// <summary>
/// What a player did in ties. Games and points are those really played: a match broken off counts for its winner, with the
/// games that were finished and every point.
/// </summary>
public sealed record PlayerRow(
    int Rank, AthleteId Athlete, int Ties, Tally Singles, Tally Doubles, Tally Games, Tally Points)
{
    public Tally Rubbers => Singles + Doubles;
}

public static class PlayerStatistics
{
    /// <summary>
    /// Ranked by rubbers won, then by fewer lost; who has the same of both shares a rank. A rubber nobody played (walkover,
    /// double forfeit, cancelled) counts for nobody.
    /// </summary>
    public static IReadOnlyList<PlayerRow> Of(IEnumerable<PlayedTie> ties)
    {
        var rows = ties
            .SelectMany((tie, number) => Appearances(tie, number))
            .GroupBy(x => x.Athlete)
            .Select(Row)
            .OrderByDescending(r => r.Rubbers.Won).ThenBy(r => r.Rubbers.Lost).ThenBy(r => r.Athlete.Value);
        return [.. CompetitionRanking.Of(rows, r => r.Rubbers).Select(x => x.Row with { Rank = x.Rank })];
    }

    private readonly record struct Appearance(AthleteId Athlete, int Tie, bool IsDoubles, bool IsWon, Tally Games, Tally Points);

    private static PlayerRow Row(IGrouping<AthleteId, Appearance> own) => new(
        0, own.Key, own.Select(x => x.Tie).Distinct().Count(),
        Count(own.Where(x => !x.IsDoubles)), Count(own.Where(x => x.IsDoubles)),
        Sum(own, x => x.Games), Sum(own, x => x.Points));

    private static IEnumerable<Appearance> Appearances(PlayedTie tie, int number) =>
        from rubber in tie.Score.Rubbers.Index()
        where WasPlayed(rubber.Item)
        from side in new[] { Side.A, Side.B }
        from athlete in (side == Side.A ? tie.A : tie.B).Of(rubber.Index)
        select new Appearance(
            athlete, number, tie.Score.Format.Rubbers[rubber.Index].IsDoubles, rubber.Item.Winner == side,
            new(rubber.Item.GamesWon(side), rubber.Item.GamesWon(side.Other())),
            new(rubber.Item.Games.Sum(g => g.Of(side)), rubber.Item.Games.Sum(g => g.Of(side.Other()))));

    private static bool WasPlayed(MatchScore score) => score.IsPlayed || score.Games.Count > 0;

    private static Tally Count(IEnumerable<Appearance> rubbers)
    {
        var all = rubbers.ToArray();
        return new(all.Count(x => x.IsWon), all.Count(x => !x.IsWon));
    }

    private static Tally Sum(IEnumerable<Appearance> rubbers, Func<Appearance, Tally> figure) =>
        rubbers.Aggregate(default(Tally), (sum, x) => sum + figure(x));
}
