using FsCheck;
using FsCheck.Fluent;
using YouthPrograms.Training.Impact;
using YouthPrograms.Training.Ledger;

namespace YouthPrograms.Training.Tests.Ledger;

public class SuppressingSmallCells
{
    private static readonly Gen<Cell[]> Tables =
        Gen.Choose(0, 40).Two().Select(one => new Cell("", one.Item1 * 100, 1, one.Item2 < 10 ? 0 : one.Item2 - 9)).ArrayOf()
            .Select(cells => cells.Select((cell, index) => cell with { Name = $"c{index}" }).ToArray());

    [Fact]
    public void Leaves_a_table_alone_in_which_nobody_could_be_recognised()
    {
        Cell[] cells = [Of("kits", 10), Of("venue", 0), Of("teaching", 500)];
        Assert.Equal((cells, null), SmallCells.Suppress(cells, "together"));
    }

    [Fact]
    public void Puts_the_next_smallest_with_a_small_one_so_that_it_cannot_be_had_back_from_the_total()
    {
        var (shown, together) = SmallCells.Suppress([Of("relief", 4), Of("kits", 36), Of("books", 500), Of("venue", 0)], "together");
        Assert.Equal(["books", "venue"], shown.Select(cell => cell.Name));
        Assert.Equal(new Cell("together", 400 + 3600, 2, 40), together);
    }

    [Fact]
    public void Puts_small_ones_together_until_they_are_ten()
    {
        var (shown, together) = SmallCells.Suppress([Of("a", 6), Of("b", 5), Of("c", 20)], "together");
        Assert.Equal(["c"], shown.Select(cell => cell.Name));
        Assert.Equal(11, together!.People);
    }

    [Fact]
    public void Hides_a_small_amount_behind_one_about_nobody_when_there_is_nothing_else()
    {
        var (shown, together) = SmallCells.Suppress([Of("relief", 3), new("transport", 70, 1, 0), new("venue", 900, 1, 0)], "together");
        Assert.Equal(["venue"], shown.Select(cell => cell.Name));
        Assert.Equal(new Cell("together", 370, 2, 3), together);
    }

    [Fact]
    public void Never_shows_a_small_cell_nor_lets_a_single_one_be_computed() =>
        Prop.ForAll(Tables.ToArbitrary(), cells =>
        {
            var (shown, together) = SmallCells.Suppress(cells, "together");
            var hidden = cells.Except(shown).ToList();
            return shown.All(cell => !SmallCells.IsSmall(cell.People))
                && (together is null ? hidden.Count == 0 : hidden.Count > 1 || cells.Length == 1)
                && (together is null || !SmallCells.IsSmall(together.People) || shown.All(cell => cell.People == 0));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Loses_no_money_and_no_people() =>
        Prop.ForAll(Tables.ToArbitrary(), cells =>
        {
            var (shown, together) = SmallCells.Suppress(cells, "together");
            var all = together is null ? shown : [.. shown, together];
            return all.Sum(cell => cell.AmountFen) == cells.Sum(cell => cell.AmountFen)
                && all.Sum(cell => cell.People) == cells.Sum(cell => cell.People);
        }).QuickCheckThrowOnFailure();

    private static Cell Of(string name, int people) => new(name, people * 100, 1, people);
}

public class MakingTheFigureSheet
{
    [Fact]
    public void Puts_totals_before_their_parts_and_leaves_out_what_is_empty()
    {
        var figures = FigureSheet.Of(new(
            [new("received-money", 900, 2, 0), new("received-goods", 0, 0, 0)], new("", 500, 1, 0), [new("spent-books", 300, 1, 12)], 30, 1));
        Assert.Equal(
            ["received 900 2", "received-money 900 2", "allocated 500 1", "spent 300 1 of 12", "spent-books 300 1 of 12", "days-to-use 30 d 1"],
            figures.Select(Text));
    }

    [Fact]
    public void Keeps_the_number_of_people_to_itself_where_all_together_are_few()
    {
        var figures = FigureSheet.Of(new([], new("", 0, 0, 0), [new("spent-relief", 300, 1, 4)], null, 0));
        Assert.Equal(["received 0 0", "allocated 0 0", "spent 300 1 few", "spent-together 300 1 few"], figures.Select(Text));
    }

    private static string Text(PublishedFigure figure) =>
        $"{figure.Code} {figure.AmountFen ?? figure.Days}{(figure.Days is null ? "" : " d")} {figure.N}"
        + (figure.Suppressed && figure.People is null ? " few" : figure.People is { } people ? $" of {people}" : "");
}

public class WaitingToBeUsed
{
    private static readonly DateOnly Given = new(2026, 3, 1);

    [Fact]
    public void Takes_the_lower_middle_case() =>
        Assert.Equal(10, DaysToUse.Median([(Given, Given.AddDays(3)), (Given, Given.AddDays(90)), (Given, Given.AddDays(10)), (Given, Given.AddDays(20))]));

    [Fact]
    public void Says_nothing_without_a_case() => Assert.Null(DaysToUse.Median([]));
}
