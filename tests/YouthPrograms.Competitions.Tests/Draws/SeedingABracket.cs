using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Draws;

public class SeedingABracket
{
    private static int[] LinesOf(DrawRecord record, params int[] seeds) => [.. seeds.Select(seed =>
        record.Lines.ToList().FindIndex(s => s is Slot.Entry(var id) && id.Value == seed) + 1).Order()];

    [Fact]
    public void Has_the_mirrored_order_of_the_handbook() =>
        Assert.Equal([1, 16, 9, 8, 5, 12, 13, 4, 3, 14, 11, 6, 7, 10, 15, 2], BracketLines.MirroredRanks(16));

    [Fact]
    public void Has_the_blocks_of_the_handbook_and_not_those_of_tennis()
    {
        Assert.Equal(
            [[1], [16], [8, 9], [4, 5, 12, 13], [2, 3, 6, 7, 10, 11, 14, 15]],
            BracketLines.Blocks(16).Select(b => b.Order().ToArray()));
        Assert.Equal(
            [[1], [32], [16, 17], [8, 9, 24, 25], [4, 5, 12, 13, 20, 21, 28, 29]],
            BracketLines.Blocks(32).Take(5).Select(b => b.Order().ToArray()));
    }

    [Fact]
    public void Draws_seeds_within_their_blocks()
    {
        var drawn = Enumerable.Range(1, 40).Select(secret => Drawn(new(), Field(16, seeds: 8), secret)).ToArray();

        Assert.All(drawn, record =>
        {
            Assert.Equal([1, 16], LinesOf(record, 1, 2));
            Assert.Equal([8, 9], LinesOf(record, 3, 4));
            Assert.Equal([4, 5, 12, 13], LinesOf(record, 5, 6, 7, 8));
        });
        Assert.Equal([8, 9], drawn.Select(r => LinesOf(r, 3)[0]).Distinct().Order());
        Assert.Equal([4, 5, 12, 13], drawn.Select(r => LinesOf(r, 5)[0]).Distinct().Order());
    }

    [Fact]
    public void Fixes_seeds_on_the_mirrored_lines_when_the_event_says_so()
    {
        var record = Drawn(new() { Seeding = SeedingPolicy.Fixed }, Field(16, seeds: 8));

        Assert.Equal([1, 16, 9, 8, 5, 12, 13, 4], Enumerable.Range(1, 8).Select(s => LinesOf(record, s)[0]));
    }

    // Filling a half-used block from the top would give 8 and 6.
    [Fact]
    public void Spreads_18_entries_of_32_lines_evenly()
    {
        var record = Drawn(new(), Field(18, seeds: 8));

        Assert.Equal([7, 7], record.Lines.Chunk(16).Select(half => half.Count(s => s.IsBye)));
        Assert.All(record.Lines.Chunk(8), quarter => Assert.InRange(quarter.Count(s => s.IsBye), 3, 4));
        Assert.All(record.Lines.Chunk(2), pair => Assert.NotEqual(2, pair.Count(s => s.IsBye)));
        Assert.All(Enumerable.Range(1, 8), seed => Assert.Equal(Slot.Empty, record.Lines[LinesOf(record, seed)[0] - 1 ^ 1]));
    }
}
