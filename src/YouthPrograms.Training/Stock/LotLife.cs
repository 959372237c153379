namespace YouthPrograms.Training.Stock;

/// <summary>批次: what may be done with its pieces.</summary>
public enum LotState
{
    /// <summary>Nothing of it is given out before somebody has looked at it.</summary>
    Quarantine,
    Approved,

    /// <summary>No store holds any of it.</summary>
    Depleted,

    /// <summary>For good: what is in the schools is asked back.</summary>
    Recalled,
}

/// <summary>What happens to a lot.</summary>
public enum LotStep
{
    Receive,
    Approve,
    RunOut,

    /// <summary>Something came back into a store.</summary>
    Return,
    Recall,
}

public static class LotLife
{
    /// <summary>The state after a step, or null when the step is not allowed in the state.</summary>
    public static LotState? After(LotState state, LotStep step) => (state, step) switch
    {
        // Goods that nobody has looked at do not join those that somebody has.
        (LotState.Quarantine, LotStep.Receive) => LotState.Quarantine,
        (LotState.Quarantine, LotStep.Approve) => LotState.Approved,
        (LotState.Approved, LotStep.RunOut) => LotState.Depleted,
        (LotState.Depleted, LotStep.Return) => LotState.Approved,
        (LotState.Quarantine or LotState.Approved or LotState.Recalled, LotStep.Return) => state,
        (LotState.Quarantine or LotState.Recalled, LotStep.RunOut) => state,
        (LotState.Quarantine or LotState.Approved or LotState.Depleted, LotStep.Recall) => LotState.Recalled,
        _ => null,
    };
}
