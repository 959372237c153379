namespace YouthPrograms.Training.Stock;

/// <summary>What a place of stock is. Goods move from one place to another and are never anywhere else.</summary>
public enum PlaceKind
{
    /// <summary>Outside: where goods come from. The only place that may owe.</summary>
    Supplier,

    /// <summary>A storeroom, from which hand-outs are reserved and packed.</summary>
    Store,

    /// <summary>Boxes made up for a class.</summary>
    Packed,

    /// <summary>Handed over and not yet signed for.</summary>
    HandedOver,

    /// <summary>With the schools, signed for.</summary>
    School,

    /// <summary>Gone: broken, or lost as two people agreed.</summary>
    Loss,
}
