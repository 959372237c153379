namespace YouthPrograms.Training.Stock;

/// <summary>What lies of one lot at one place, and how much of that is promised to hand-outs.</summary>
public readonly record struct Shelf
{
    /// <summary>As many pieces as the numbers say.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or more is promised than there is.</exception>
    public Shelf(int onHand, int reserved)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onHand);
        ArgumentOutOfRangeException.ThrowIfNegative(reserved);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reserved, onHand);
        (OnHand, Reserved) = (onHand, reserved);
    }

    public int OnHand { get; }

    public int Reserved { get; }

    /// <summary>What may still be promised or taken away.</summary>
    public int Free => OnHand - Reserved;

    /// <summary>Promises so many pieces, all or none.</summary>
    public bool TryReserve(int quantity, out Shelf after)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quantity);
        var fits = quantity <= Free;
        after = fits ? new(OnHand, Reserved + quantity) : this;
        return fits;
    }

    /// <summary>Takes away pieces that nobody was promised, all or none.</summary>
    public bool TryTake(int quantity, out Shelf after)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quantity);
        var fits = quantity <= Free;
        after = fits ? new(OnHand - quantity, Reserved) : this;
        return fits;
    }

    public Shelf Put(int quantity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quantity);
        return new(checked(OnHand + quantity), Reserved);
    }

    /// <summary>Ends a promise, of which so many pieces leave the shelf.</summary>
    public Shelf Keep(int promised, int taken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(promised);
        ArgumentOutOfRangeException.ThrowIfNegative(taken);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(taken, promised);
        return new(OnHand - taken, Reserved - promised);
    }
}
