using FsCheck;
using FsCheck.Fluent;
using YouthPrograms.Training.Impact;

namespace YouthPrograms.Training.Tests.Impact;

public class PublishingCounts
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, null)]
    [InlineData(9, null)]
    [InlineData(10, 10)]
    public void Leaves_out_few_people_and_says_that_there_was_nobody(int people, int? shown) =>
        Assert.Equal(shown, SmallCells.Publish(people));

    [Fact]
    public void Leaves_out_the_next_smallest_cell_where_one_alone_could_be_calculated() =>
        Assert.Equal([null, 30, null, 40], SmallCells.Publish([12, 30, 5, 40]));

    [Fact]
    public void Two_small_cells_hide_each_other() => Assert.Equal([null, 30, null], SmallCells.Publish([4, 30, 5]));

    [Fact]
    public void An_empty_cell_hides_nothing() => Assert.Equal([0, null, null], SmallCells.Publish([0, 5, 20]));

    [Fact]
    public void No_published_table_lets_a_small_cell_be_calculated_from_its_total() =>
        Prop.ForAll(Gen.Choose(0, 40).ListOf().ToArbitrary(), cells =>
        {
            var shown = SmallCells.Publish([.. cells]);
            var hidden = Enumerable.Range(0, cells.Count).Where(i => shown[i] is null).ToList();
            Assert.All(Enumerable.Range(0, cells.Count), i => Assert.True(shown[i] is null || shown[i] == cells.ElementAt(i)));
            // One hidden cell alone is the difference to the total, unless there is nothing to hide it behind.
            Assert.True(hidden.Count != 1 || cells.Count(cell => cell > 0) == 1);
        }).QuickCheckThrowOnFailure();
}
