using System.Text.Json.Serialization;

namespace YouthPrograms.Competitions.Standings;

/// <summary>A final place of a delegation's entry in one event.</summary>
[method: JsonConstructor]
public sealed record DelegationPlacing(DelegationId Delegation, int PlaceFrom, int PlaceTo)
{
    public DelegationPlacing(DelegationId delegation, int place)
        : this(delegation, place, place)
    {
    }

    /// <summary>How often the event counts; team events often count twice.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>All placings that cannot be, at once; the tables go without them.</summary>
    public static IReadOnlyList<DelegationPlacingIssue> Check(IEnumerable<DelegationPlacing> placings) =>
        [.. placings.Index().SelectMany(p => p.Item.Codes().Select(code => new DelegationPlacingIssue(code, p.Index)))];

    internal bool CanBe => !Codes().Any();

    private IEnumerable<DelegationPlacingIssueCode> Codes()
    {
        if (PlaceFrom < 1)
            yield return DelegationPlacingIssueCode.PlaceBelowOne;
        if (PlaceFrom > PlaceTo)
            yield return DelegationPlacingIssueCode.RangeReversed;
        if (Weight < 1)
            yield return DelegationPlacingIssueCode.WeightBelowOne;
    }
}

public enum DelegationPlacingIssueCode
{
    PlaceBelowOne,

    /// <summary>From a worse place to a better one.</summary>
    RangeReversed,
    WeightBelowOne,
}

/// <summary><paramref name="Placing"/> is the index from 0 of the placing it is about.</summary>
public sealed record DelegationPlacingIssue(DelegationPlacingIssueCode Code, int Placing);

/// <summary>Ranked by gold, then silver, then bronze; delegations with the same medals share a rank.</summary>
public sealed record MedalRow(int Rank, DelegationId Delegation, int Gold, int Silver, int Bronze)
{
    public int Total => Gold + Silver + Bronze;
}

public static class MedalTable
{
    /// <summary>Medals by <see cref="DelegationPlacing.PlaceFrom"/>: two who share third place both have bronze.</summary>
    public static IReadOnlyList<MedalRow> Of(IEnumerable<DelegationPlacing> placings)
    {
        var rows = placings
            .Where(p => p.CanBe)
            .GroupBy(p => p.Delegation)
            .Select(g => new MedalRow(0, g.Key, Count(g, 1), Count(g, 2), Count(g, 3)))
            .Where(r => r.Total > 0)
            .OrderByDescending(Medals).ThenBy(r => r.Delegation.Value);
        return [.. CompetitionRanking.Of(rows, Medals).Select(x => x.Row with { Rank = x.Rank })];
    }

    private static (int, int, int) Medals(MedalRow row) => (row.Gold, row.Silver, row.Bronze);

    private static int Count(IEnumerable<DelegationPlacing> placings, int place) =>
        placings.Where(p => p.PlaceFrom == place).Sum(p => p.Weight);
}

/// <summary>What those get who share places.</summary>
public enum SharedPlacePoints
{
    /// <summary>Each the points of the best of the places.</summary>
    Best,

    /// <summary>Each the mean of the points of all the places.</summary>
    Mean,
}

public sealed record PointsRow(int Rank, DelegationId Delegation, Fraction Points);

public static class PointsTable
{
    /// <summary>
    /// Sums over all events; <paramref name="points"/> are those of first place, second place …, and lower places have none.
    /// </summary>
    public static IReadOnlyList<PointsRow> Of(
        IEnumerable<DelegationPlacing> placings, IReadOnlyList<int> points, SharedPlacePoints shared = SharedPlacePoints.Best)
    {
        var rows = placings
            .Where(p => p.CanBe)
            .GroupBy(p => p.Delegation)
            .Select(g => new PointsRow(0, g.Key, g.Aggregate(new Fraction(0, 1), (sum, p) => sum + Points(p, points, shared))))
            .OrderByDescending(r => r.Points).ThenBy(r => r.Delegation.Value);
        return [.. CompetitionRanking.Of(rows, r => r.Points).Select(x => x.Row with { Rank = x.Rank })];
    }

    private static Fraction Points(DelegationPlacing placing, IReadOnlyList<int> points, SharedPlacePoints shared)
    {
        var last = shared == SharedPlacePoints.Best ? placing.PlaceFrom : placing.PlaceTo;
        var paid = points.Take(last).Skip(placing.PlaceFrom - 1).Sum(p => (long)p);
        return new(paid * placing.Weight, (long)last - placing.PlaceFrom + 1);
    }
}

/// <summary>Equal figures share the best rank and the ranks they fill are skipped: 1, 2, 2, 4.</summary>
public static class CompetitionRanking
{
    /// <summary>Rows must come in order.</summary>
    public static IEnumerable<(int Rank, T Row)> Of<T, TFigure>(IEnumerable<T> rows, Func<T, TFigure> figure)
        where TFigure : struct
    {
        var (rank, count, last) = (0, 0, default(TFigure?));
        foreach (var row in rows)
        {
            count++;
            if (last is not { } previous || !EqualityComparer<TFigure>.Default.Equals(previous, figure(row)))
                (rank, last) = (count, figure(row));
            yield return (rank, row);
        }
    }
}
