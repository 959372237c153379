using YouthPrograms.Training.Ledger;

namespace YouthPrograms.Training.Impact;

/// <summary>
/// Counts of people as they may be published: a cell of fewer than ten is left out, because few people can be told apart. Where
/// a table shows its total, one cell left out alone could be calculated from the others; then the next smallest goes with it.
/// </summary>
public static class SmallCells
{
    /// <summary>The fewest people a published cell stands for.</summary>
    public const int Least = 10;

    /// <summary>A number of people that says too much about them.</summary>
    public static bool IsSmall(int people) => people is > 0 and < Least;

    /// <summary>The count, or null when it is too small to be published. Nobody at all tells nothing of anybody.</summary>
    public static int? Publish(int people) => IsSmall(people) ? null : people;

    /// <summary>The cells of a table whose total is published beside it, in their order; null for those left out.</summary>
    public static IReadOnlyList<int?> Publish(IReadOnlyList<int> cells)
    {
        int?[] shown = [.. cells.Select(Publish)];
        if (shown.Count(cell => cell is null) == 1 && Smallest(shown) is { } index)
            shown[index] = null;
        return shown;
    }

    /// <summary>
    /// The cells as they may be published, in their order, and what was put together, or null when nothing was. When all
    /// cells about people together are still about fewer than ten, they are one cell whose number of people is not published.
    /// </summary>
    public static (IReadOnlyList<Cell> Shown, Cell? Together) Suppress(IReadOnlyList<Cell> cells, string togetherName)
    {
        var hidden = cells.Where(cell => IsSmall(cell.People)).ToHashSet();
        if (hidden.Count == 0)
            return (cells, null);
        // The next smallest joins, so that the least is lost.
        foreach (var next in cells.Where(cell => cell.People >= Least).OrderBy(cell => cell.People))
        {
            if (hidden.Count > 1 && hidden.Sum(cell => cell.People) >= Least)
                break;
            hidden.Add(next);
        }
        // With nothing else about people, a cell about nobody at least hides the amount.
        if (hidden.Count == 1 && cells.Where(cell => cell.People == 0).MinBy(cell => cell.AmountFen) is { } nobody)
            hidden.Add(nobody);
        var together = new Cell(
            togetherName, hidden.Sum(cell => cell.AmountFen), hidden.Sum(cell => cell.Count), hidden.Sum(cell => cell.People));
        return ([.. cells.Where(cell => !hidden.Contains(cell))], together);
    }

    // An empty cell hides nothing behind it.
    private static int? Smallest(int?[] shown)
    {
        var candidates = Enumerable.Range(0, shown.Length).Where(i => shown[i] > 0).ToList();
        return candidates.Count == 0 ? null : candidates.MinBy(i => shown[i]);
    }
}
