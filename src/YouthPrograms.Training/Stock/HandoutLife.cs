namespace YouthPrograms.Training.Stock;

/// <summary>发放 of goods to a booked class.</summary>
public enum HandoutState
{
    Planned,

    /// <summary>Pieces are promised to it.</summary>
    Reserved,
    Packed,

    /// <summary>The first signature: somebody gave it away.</summary>
    HandedOver,

    /// <summary>The second signature: the school has it all.</summary>
    Received,
    Reconciled,

    /// <summary>The school signed for less than was handed over.</summary>
    Discrepancy,

    /// <summary>Two people have agreed on what became of the rest.</summary>
    Resolved,
}

/// <summary>What happens to a hand-out.</summary>
public enum HandoutStep
{
    Reserve,

    /// <summary>What was promised or packed goes back to the shelf.</summary>
    Release,
    Pack,
    HandOver,
    SignAll,
    SignShort,
    Reconcile,
    Resolve,
}

public static class HandoutLife
{
    /// <summary>The state after a step, or null when the step is not allowed in the state.</summary>
    public static HandoutState? After(HandoutState state, HandoutStep step) => (state, step) switch
    {
        (HandoutState.Planned, HandoutStep.Reserve) => HandoutState.Reserved,
        (HandoutState.Reserved or HandoutState.Packed, HandoutStep.Release) => HandoutState.Planned,
        (HandoutState.Reserved, HandoutStep.Pack) => HandoutState.Packed,
        (HandoutState.Packed, HandoutStep.HandOver) => HandoutState.HandedOver,
        (HandoutState.HandedOver, HandoutStep.SignAll) => HandoutState.Received,
        (HandoutState.HandedOver, HandoutStep.SignShort) => HandoutState.Discrepancy,
        (HandoutState.Received, HandoutStep.Reconcile) => HandoutState.Reconciled,
        (HandoutState.Discrepancy, HandoutStep.Resolve) => HandoutState.Resolved,
        _ => null,
    };
}

/// <summary>Pieces of one item in a hand-out, step by step: none is more than the one before it.</summary>
/// <param name="Reserved">Promised.</param>
/// <param name="Packed">Of those, in the box.</param>
/// <param name="Handed">Of those, given away.</param>
/// <param name="Received">Of those, signed for.</param>
public readonly record struct HandoutCounts(int Reserved, int Packed = 0, int Handed = 0, int Received = 0)
{
    public bool AreSound => 0 <= Received && Received <= Handed && Handed <= Packed && Packed <= Reserved;

    /// <summary>Handed over, and nobody has signed for them.</summary>
    public int Missing => Handed - Received;
}
