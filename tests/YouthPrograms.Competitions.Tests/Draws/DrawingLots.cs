using YouthPrograms.Competitions.Draws;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Draws;

public class DrawingLots
{
    /// <summary>
    /// Published draws must verify for years: if this fails, the generator has changed and the record needs a new version.
    /// The numbers were worked out by another program.
    /// </summary>
    [Fact]
    public void Gives_the_same_numbers_for_ever()
    {
        using var drum = new LotDrum(DrawSecret.FromHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"), "见证 4 2 6");

        var numbers = Enumerable.Range(0, 12).Select(_ => drum.Next(LotPurpose.Order, 100)).ToArray();

        Assert.Equal([32, 78, 36, 88, 39, 80, 61, 19, 1, 36, 52, 96], numbers);
    }

    [Fact]
    public void Depends_on_the_witness_text()
    {
        using var one = new LotDrum(Secret(), "a");
        using var other = new LotDrum(Secret(), "b");

        Assert.NotEqual(one.Order(LotPurpose.Order, 50), other.Order(LotPurpose.Order, 50));
    }

    [Fact]
    public void Is_even()
    {
        using var drum = new LotDrum(Secret(), "");

        var counts = Enumerable.Range(0, 6000).Select(_ => drum.Next(LotPurpose.Order, 6)).CountBy(n => n).ToArray();

        // Six counts around 1000; a deviation of 150 is about five standard deviations.
        Assert.Equal(6, counts.Length);
        Assert.All(counts, c => Assert.InRange(c.Value, 850, 1150));
    }

    [Fact]
    public void Records_every_lot_with_its_range()
    {
        using var drum = new LotDrum(Secret(), "");

        var order = drum.Order(LotPurpose.Order, 5);

        Assert.Equal(Enumerable.Range(0, 5), order.Order());
        Assert.Equal([5, 4, 3, 2], drum.Drawn.Select(l => l.Range));
        Assert.All(drum.Drawn, l => Assert.InRange(l.Result, 0, l.Range - 1));
    }
}
