namespace YouthPrograms.Training.Ledger;

/// <summary>One cell of a published table: money, how many payments, and how many people it concerns.</summary>
/// <param name="Name">Stable word of the row.</param>
/// <param name="AmountFen">The sum.</param>
/// <param name="Count">Facts behind the sum.</param>
/// <param name="People">People helped; 0 where it concerns nobody in particular, such as a hall's rent.</param>
public sealed record Cell(string Name, long AmountFen, int Count, int People);

/// <summary>
/// Cells about fewer than ten people are not published: whoever knows the circumstances would know the people. A cell that is
/// left out alone could be had back from the total, so what is left out is put together until it is about ten or more.
/// </summary>
public static class SmallCells
{
    /// <summary>The fewest people a published cell is about.</summary>
    public const int Least = 10;

    /// <summary>A number of people that says too much about them.</summary>
    public static bool IsSmall(int people) => people is > 0 and < Least;

    /// <summary>The number if it may be published, else null.</summary>
    public static int? Publishable(int people) => IsSmall(people) ? null : people;

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
}
