using YouthPrograms.Training.Impact;

namespace YouthPrograms.Training.Ledger;

/// <summary>What the posted rows of a programme, a period and a cut-off add up to; not for publication.</summary>
/// <param name="Received">By kind of gift.</param>
/// <param name="Allocated">All that was meant for the programme.</param>
/// <param name="Spent">By category, with the people helped.</param>
/// <param name="MedianDays">From receipt to use; null without any use.</param>
/// <param name="Uses">Payments behind the median.</param>
public sealed record FigureSources(
    IReadOnlyList<Cell> Received, Cell Allocated, IReadOnlyList<Cell> Spent, int? MedianDays, int Uses);

/// <summary>One number as it is published.</summary>
/// <param name="Code">Stable word.</param>
/// <param name="AmountFen">Null where the number is no money.</param>
/// <param name="N">Facts behind it.</param>
/// <param name="People">Null where fewer than ten, or nobody in particular.</param>
/// <param name="Days">For a number of days.</param>
/// <param name="Suppressed">Something was left out because fewer than ten people are behind it.</param>
public sealed record PublishedFigure(string Code, long? AmountFen, int N, int? People, int? Days, bool Suppressed);

/// <summary>Makes the published figures of what the books say. The same books give the same figures, at any later time.</summary>
public static class FigureSheet
{
    public const string Received = "received";
    public const string Allocated = "allocated";
    public const string Spent = "spent";

    /// <summary>Small cells, put together.</summary>
    public const string SpentTogether = "spent-together";

    public const string DaysToUse = "days-to-use";

    /// <summary>The figures in the order in which they are read: totals before their parts.</summary>
    public static IReadOnlyList<PublishedFigure> Of(FigureSources sources)
    {
        var (shown, together) = SmallCells.Suppress([.. sources.Spent.Where(IsThere)], SpentTogether);
        List<PublishedFigure> figures =
        [
            Total(Received, sources.Received),
            .. sources.Received.Where(IsThere).Select(Part),
            Part(sources.Allocated with { Name = Allocated }),
            Total(Spent, sources.Spent),
            .. shown.Select(Part),
        ];
        if (together is not null)
            figures.Add(Part(together) with { Suppressed = true });
        if (sources.MedianDays is { } days)
            figures.Add(new(DaysToUse, null, sources.Uses, null, days, Suppressed: false));
        return figures;
    }

    private static bool IsThere(Cell cell) => cell.AmountFen != 0 || cell.Count != 0;

    private static PublishedFigure Total(string code, IReadOnlyList<Cell> cells) => Part(
        new(code, cells.Sum(cell => cell.AmountFen), cells.Sum(cell => cell.Count), cells.Sum(cell => cell.People)));

    private static PublishedFigure Part(Cell cell) => new(
        cell.Name,
        cell.AmountFen,
        cell.Count,
        cell.People == 0 ? null : SmallCells.Publish(cell.People),
        Days: null,
        SmallCells.IsSmall(cell.People));
}
