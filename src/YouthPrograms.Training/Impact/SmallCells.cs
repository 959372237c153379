namespace YouthPrograms.Training.Impact;

/// <summary>
/// Counts of people as they may be published: a cell of fewer than ten is left out, because few people can be told apart. Where
/// a table shows its total, one cell left out alone could be calculated from the others; then the next smallest goes with it.
/// </summary>
public static class SmallCells
{
    /// <summary>The fewest people a published cell stands for.</summary>
    public const int Least = 10;

    /// <summary>The count, or null when it is too small to be published. Nobody at all tells nothing of anybody.</summary>
    public static int? Publish(int people) => people is > 0 and < Least ? null : people;

    /// <summary>The cells of a table whose total is published beside it, in their order; null for those left out.</summary>
    public static IReadOnlyList<int?> Publish(IReadOnlyList<int> cells)
    {
        int?[] shown = [.. cells.Select(Publish)];
        if (shown.Count(cell => cell is null) == 1 && Smallest(shown) is { } index)
            shown[index] = null;
        return shown;
    }

    // An empty cell hides nothing behind it.
    private static int? Smallest(int?[] shown)
    {
        var candidates = Enumerable.Range(0, shown.Length).Where(i => shown[i] > 0).ToList();
        return candidates.Count == 0 ? null : candidates.MinBy(i => shown[i]);
    }
}
