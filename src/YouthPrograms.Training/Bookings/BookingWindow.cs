namespace YouthPrograms.Training.Bookings;

/// <summary>Where a moment lies to a booking window.</summary>
public enum WindowPhase
{
    NotYet,
    Open,
    Closed,
}

/// <summary>When a session takes bookings, in UTC: from the first moment on, up to the last but without it.</summary>
public readonly record struct BookingWindow(DateTime OpensAt, DateTime ClosesAt)
{
    public WindowPhase At(DateTime now) =>
        now < OpensAt ? WindowPhase.NotYet : now < ClosesAt ? WindowPhase.Open : WindowPhase.Closed;
}
