namespace YouthPrograms.Training.Capacity;

/// <summary>What keeps a class out of a session.</summary>
public enum Constraint
{
    /// <summary>Nothing: it fits.</summary>
    None,

    /// <summary>Fewer seats are free than asked for.</summary>
    Seats,

    /// <summary>Seats would do, but as many classes come as can be there at one time.</summary>
    Groups,
}

/// <summary>The places of a session, taken and at most: seats count pupils and adults together, groups count classes.</summary>
public readonly record struct Places
{
    /// <summary>As many places as the numbers say.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or more is taken than there is.</exception>
    public Places(int seatsTaken, int seatsCap, int groupsTaken, int groupsCap)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seatsTaken);
        ArgumentOutOfRangeException.ThrowIfNegative(groupsTaken);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seatsTaken, seatsCap);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(groupsTaken, groupsCap);
        (SeatsTaken, SeatsCap, GroupsTaken, GroupsCap) = (seatsTaken, seatsCap, groupsTaken, groupsCap);
    }

    public int SeatsTaken { get; }

    public int SeatsCap { get; }

    public int GroupsTaken { get; }

    public int GroupsCap { get; }

    public int SeatsFree => SeatsCap - SeatsTaken;

    public int GroupsFree => GroupsCap - GroupsTaken;

    /// <summary>No further class can come, however small.</summary>
    public bool AreFull => SeatsFree == 0 || GroupsFree == 0;

    /// <summary>What forbids to take so much more. Seats are named first: a smaller class, or none at all, can change them.</summary>
    public Constraint Binding(int seats, int groups) =>
        seats > SeatsFree ? Constraint.Seats : groups > GroupsFree ? Constraint.Groups : Constraint.None;

    /// <summary>Takes seats and groups, both or none.</summary>
    public bool TryTake(int seats, int groups, out Places after)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seats);
        ArgumentOutOfRangeException.ThrowIfNegative(groups);
        var fits = Binding(seats, groups) is Constraint.None;
        after = fits ? new Places(SeatsTaken + seats, SeatsCap, GroupsTaken + groups, GroupsCap) : this;
        return fits;
    }

    /// <summary>Gives back what was taken before.</summary>
    public Places Release(int seats, int groups)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seats);
        ArgumentOutOfRangeException.ThrowIfNegative(groups);
        return new(SeatsTaken - seats, SeatsCap, GroupsTaken - groups, GroupsCap);
    }
}
