using FsCheck;
using FsCheck.Fluent;
using YouthPrograms.Training.Stock;

namespace YouthPrograms.Training.Tests.Stock;

public class MovingStock
{
    private const long Supplier = 0;

    private static readonly HashSet<long> Outside = [Supplier];

    [Fact]
    public void Takes_from_one_place_what_it_gives_another()
    {
        var book = new StockBook(Outside);
        Assert.Null(book.Write(new(1, Supplier, 2, 50)));
        Assert.Null(book.Write(new(1, 2, 3, 20)));
        Assert.Equal((-50, 30, 20), (book.Of(1, Supplier), book.Of(1, 2), book.Of(1, 3)));
    }

    [Theory]
    [InlineData(2, 3, 0, MoveFault.NotAQuantity)]
    [InlineData(2, 3, -1, MoveFault.NotAQuantity)]
    [InlineData(0, 2, StockBook.MostPieces + 1, MoveFault.NotAQuantity)]
    [InlineData(2, 2, 1, MoveFault.SamePlace)]
    [InlineData(2, 3, 11, MoveFault.MoreThanThere)]
    [InlineData(3, 0, 1, MoveFault.MoreThanThere)]
    public void Refuses_what_cannot_be_moved_and_writes_nothing(long from, long to, int quantity, MoveFault fault)
    {
        var book = new StockBook(Outside);
        book.Write(new(1, Supplier, 2, 10));
        Assert.Equal(fault, book.Write(new(1, from, to, quantity)));
        Assert.Single(book.Moves);
        Assert.Equal(10, book.Of(1, 2));
    }

    [Fact]
    public void Whatever_is_tried_nothing_goes_below_zero_or_gets_lost() =>
        Prop.ForAll(Tries.ListOf().ToArbitrary(), tries =>
        {
            var book = new StockBook(Outside);
            foreach (var move in tries)
                book.Write(move);
            var places = Enumerable.Range(0, 5).Select(place => (long)place).ToList();
            return Enumerable.Range(1, 2).All(lot =>
                places.Sum(place => book.Of(lot, place)) == 0
                && places.Where(place => place != Supplier).All(place => book.Of(lot, place) >= 0)
                && places.All(place => book.Of(lot, place) == SumOf(book, lot, place)));
        }).QuickCheckThrowOnFailure();

    private static int SumOf(StockBook book, long lot, long place) => book.Moves.Where(move => move.Lot == lot)
        .Sum(move => (move.To == place ? move.Quantity : 0) - (move.From == place ? move.Quantity : 0));

    private static Gen<StockMove> Tries =>
        from lot in Gen.Choose(1, 2)
        from source in Gen.Choose(0, 4)
        from target in Gen.Choose(0, 4)
        from quantity in Gen.Choose(-2, 12)
        select new StockMove(lot, source, target, quantity);
}

public class PromisingFromAShelf
{
    [Fact]
    public void Promises_the_last_piece_and_not_one_more()
    {
        Assert.True(new Shelf(10, 7).TryReserve(3, out var full));
        Assert.Equal(new Shelf(10, 10), full);
        Assert.False(full.TryReserve(1, out var same));
        Assert.Equal(full, same);
    }

    [Fact]
    public void Takes_nothing_that_somebody_was_promised() => Assert.False(new Shelf(10, 7).TryTake(4, out _));

    [Fact]
    public void Keeps_a_promise_in_part() => Assert.Equal(new Shelf(7, 0), new Shelf(10, 5).Keep(5, 3));

    [Fact]
    public void Cannot_promise_more_than_there_is() => Assert.Throws<ArgumentOutOfRangeException>(() => new Shelf(3, 4));

    [Fact]
    public void Whatever_happens_the_promised_lies_there() =>
        Prop.ForAll(Gen.Zip(Gen.Choose(0, 3), Gen.Choose(0, 9)).ListOf().ToArbitrary(), steps =>
        {
            var shelf = new Shelf(20, 0);
            foreach (var (step, quantity) in steps)
            {
                var free = shelf.Free;
                switch (step)
                {
                    case 0 when shelf.TryReserve(quantity, out shelf) != quantity <= free:
                    case 1 when shelf.TryTake(quantity, out shelf) != quantity <= free:
                        return false;
                    case 2:
                        shelf = shelf.Put(quantity);
                        break;
                    case 3 when quantity <= shelf.Reserved:
                        shelf = shelf.Keep(quantity, quantity / 2);
                        break;
                }
            }
            return shelf.Reserved >= 0 && shelf.Reserved <= shelf.OnHand;
        }).QuickCheckThrowOnFailure();
}

public class MovingByTheHand
{
    [Fact]
    public void Never_moves_what_a_hand_out_moves() => Assert.All(
        Enum.GetValues<PlaceKind>(),
        other => Assert.All(
            (PlaceKind[])[PlaceKind.Packed, PlaceKind.HandedOver],
            place => Assert.False(MovingByHand.IsAllowed(place, other) || MovingByHand.IsAllowed(other, place))));

    [Theory]
    [InlineData(PlaceKind.Store, PlaceKind.Store, true)]
    [InlineData(PlaceKind.School, PlaceKind.Store, true)]
    [InlineData(PlaceKind.Store, PlaceKind.Loss, true)]
    [InlineData(PlaceKind.Supplier, PlaceKind.Store, false)]
    [InlineData(PlaceKind.Store, PlaceKind.School, false)]
    public void Brings_back_and_writes_off_and_gives_nothing_away(PlaceKind from, PlaceKind to, bool allowed) =>
        Assert.Equal(allowed, MovingByHand.IsAllowed(from, to));
}
