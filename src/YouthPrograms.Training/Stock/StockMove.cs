namespace YouthPrograms.Training.Stock;

/// <summary>So many pieces of a lot go from one place to another.</summary>
public readonly record struct StockMove(long Lot, long From, long To, int Quantity);

/// <summary>Why goods cannot be moved.</summary>
public enum MoveFault
{
    /// <summary>Nothing or less, or more than <see cref="StockBook.MostPieces"/>.</summary>
    NotAQuantity,

    /// <summary>From a place to itself.</summary>
    SamePlace,

    /// <summary>More than lies there unpromised.</summary>
    MoreThanThere,
}

/// <summary>
/// Double entry: every move is written once and takes from one place what it gives another. Balances are what the moves add
/// up to; nothing is corrected but by a further move.
/// </summary>
public sealed class StockBook(IReadOnlySet<long> outside)
{
    /// <summary>A slip of the finger beyond it.</summary>
    public const int MostPieces = 1_000_000;

    private readonly Dictionary<(long Lot, long Place), int> balances = [];
    private readonly List<StockMove> moves = [];

    public IReadOnlyList<StockMove> Moves => moves;

    /// <summary>Pieces of a lot at a place; below zero only outside.</summary>
    public int Of(long lot, long place) => balances.GetValueOrDefault((lot, place));

    /// <summary>The first fault of moving from a shelf, or null when it may be moved.</summary>
    public static MoveFault? Check(StockMove move, int free, bool fromOutside)
    {
        if (move.Quantity is <= 0 or > MostPieces)
            return MoveFault.NotAQuantity;
        if (move.From == move.To)
            return MoveFault.SamePlace;
        return !fromOutside && move.Quantity > free ? MoveFault.MoreThanThere : null;
    }

    /// <summary>Writes the move, or answers why it cannot be and writes nothing.</summary>
    public MoveFault? Write(StockMove move)
    {
        if (Check(move, Of(move.Lot, move.From), outside.Contains(move.From)) is { } fault)
            return fault;
        balances[(move.Lot, move.From)] = Of(move.Lot, move.From) - move.Quantity;
        balances[(move.Lot, move.To)] = Of(move.Lot, move.To) + move.Quantity;
        moves.Add(move);
        return null;
    }
}

/// <summary>What people may move by hand: all but what a hand-out moves.</summary>
public static class MovingByHand
{
    /// <summary>Between storerooms, back from a school, out as a loss and back when it is found, and back to where it came from.</summary>
    public static bool IsAllowed(PlaceKind from, PlaceKind to) => (from, to) switch
    {
        (PlaceKind.Store, PlaceKind.Store or PlaceKind.Loss or PlaceKind.Supplier) => true,
        (PlaceKind.School or PlaceKind.Loss, PlaceKind.Store) => true,
        (PlaceKind.School, PlaceKind.Loss) => true,
        _ => false,
    };
}
