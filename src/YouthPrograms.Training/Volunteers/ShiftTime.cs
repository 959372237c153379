namespace YouthPrograms.Training.Volunteers;

/// <summary>When a shift is, in UTC: from the first moment on, up to the last but without it.</summary>
public readonly record struct ShiftTime(DateTime StartsAt, DateTime EndsAt)
{
    /// <summary>Whoever stays on may be credited so much more than the shift was long.</summary>
    public static readonly TimeSpan Overtime = TimeSpan.FromHours(2);

    /// <summary>Nobody is in two places; one shift may begin the moment another ends.</summary>
    public bool Overlaps(ShiftTime other) => StartsAt < other.EndsAt && other.StartsAt < EndsAt;

    /// <summary>Signing up and withdrawing end when the shift begins.</summary>
    public bool HasBegun(DateTime now) => now >= StartsAt;

    /// <summary>Hours are confirmed when they are over.</summary>
    public bool IsOver(DateTime now) => now >= EndsAt;

    /// <summary>The most that can be credited, in minutes.</summary>
    public int MostMinutes => (int)(EndsAt - StartsAt + Overtime).TotalMinutes;

    /// <summary>Credit goes by quarters of an hour; 0 says that they did not come.</summary>
    public bool MayCredit(int minutes) => minutes >= 0 && minutes <= MostMinutes && minutes % 15 == 0;
}
