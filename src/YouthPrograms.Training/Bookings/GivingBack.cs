namespace YouthPrograms.Training.Bookings;

/// <summary>On which terms a booking can be given back.</summary>
public enum GivingBackTerms
{
    /// <summary>Without a word.</summary>
    Free,

    /// <summary>The organizer has made arrangements already, so a reason is asked for.</summary>
    WithReason,

    /// <summary>The session has begun; attendance is recorded instead.</summary>
    TooLate,
}

/// <summary>Moments of a session, in UTC, that decide what a school may still change.</summary>
/// <param name="FreeUntil">Last moment, inclusive, at which a booking is given back without a reason.</param>
/// <param name="StartsAt">From this moment on nothing can be given back.</param>
public readonly record struct GivingBack(DateTime FreeUntil, DateTime StartsAt)
{
    /// <summary>The terms at a moment.</summary>
    /// <param name="now">The moment, in UTC.</param>
    /// <param name="scheduleMoved">The session has moved since the school agreed: it leaves free of charge whenever that is.</param>
    public GivingBackTerms At(DateTime now, bool scheduleMoved) =>
        now >= StartsAt ? GivingBackTerms.TooLate
        : scheduleMoved || now <= FreeUntil ? GivingBackTerms.Free
        : GivingBackTerms.WithReason;
}
