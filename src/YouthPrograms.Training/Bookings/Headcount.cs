namespace YouthPrograms.Training.Bookings;

/// <summary>How many come with a class. It holds what somebody typed, so any number is possible; <see cref="HeadcountLimits"/> judges it.</summary>
public readonly record struct Headcount(int Pupils, int Adults)
{
    /// <summary>Pupils and adults together; only of meaning within the limits.</summary>
    public int Seats => Pupils + Adults;
}

/// <summary>What is wrong with a headcount.</summary>
public enum HeadcountFault
{
    /// <summary>Fewer than one pupil, or more than the session, or any session, takes.</summary>
    PupilsOutOfRange,

    /// <summary>A negative number of adults, or more than one class ever brings.</summary>
    AdultsOutOfRange,

    /// <summary>Fewer adults than the course's ratio asks for.</summary>
    AdultsTooFew,

    /// <summary>Pupils alone would fit, but with their adults they are more than the session ever holds.</summary>
    TogetherTooMany,
}

/// <summary>One fault with the bounds it broke, both inclusive.</summary>
public readonly record struct HeadcountIssue(HeadcountFault Fault, int Least, int Most);

/// <summary>The bounds of a headcount in one session.</summary>
/// <param name="SeatsCap">Seats of the session, free or not: what it could hold if nobody else came.</param>
/// <param name="PupilsPerAdult">One adult for each started so many pupils; 0 or less asks for none.</param>
public readonly record struct HeadcountLimits(int SeatsCap, int PupilsPerAdult)
{
    /// <summary>No class and no grade is larger; more is a slip of the finger.</summary>
    public const int MostPupils = 500;

    /// <summary>More adults than that do not accompany one class.</summary>
    public const int MostAdults = 100;

    /// <summary>Adults needed for so many pupils: 1 of 15 means 1 up to 15 pupils and 2 from 16.</summary>
    public int AdultsNeeded(int pupils) => PupilsPerAdult <= 0 ? 0 : (pupils + PupilsPerAdult - 1) / PupilsPerAdult;

    /// <summary>The most pupils that fit into so many seats together with their adults; nobody when not even one does.</summary>
    public Headcount Largest(int seats)
    {
        var pupils = Math.Clamp(seats, 0, MostPupils);
        while (pupils > 0 && pupils + AdultsNeeded(pupils) > seats)
            pupils--;
        return new(pupils, AdultsNeeded(pupils));
    }

    /// <summary>Everything that is wrong, in the order of the fields; empty when nothing is.</summary>
    public IReadOnlyList<HeadcountIssue> Check(Headcount count)
    {
        var mostPupils = Math.Min(SeatsCap, MostPupils);
        List<HeadcountIssue> issues = [];
        var pupilsInRange = count.Pupils >= 1 && count.Pupils <= mostPupils;
        var adultsInRange = count.Adults is >= 0 and <= MostAdults;
        if (!pupilsInRange)
            issues.Add(new(HeadcountFault.PupilsOutOfRange, 1, mostPupils));
        if (!adultsInRange)
            issues.Add(new(HeadcountFault.AdultsOutOfRange, 0, MostAdults));
        // What follows would only add noise to a number that is wrong in itself.
        if (!pupilsInRange || !adultsInRange)
            return issues;
        var needed = AdultsNeeded(count.Pupils);
        if (count.Adults < needed)
            issues.Add(new(HeadcountFault.AdultsTooFew, needed, MostAdults));
        if (Math.Max(count.Adults, needed) + count.Pupils > SeatsCap)
            issues.Add(new(HeadcountFault.TogetherTooMany, 1, SeatsCap));
        return issues;
    }
}
