namespace YouthPrograms.Training.Bookings;

/// <summary>Why a booking cannot go from one session to another, whatever seats are free there.</summary>
public enum MoveFault
{
    /// <summary>It is there already.</summary>
    SameSession,

    /// <summary>The session it would leave has begun.</summary>
    SourceStarted,

    /// <summary>The ages the two courses are for do not touch.</summary>
    AnotherAge,
}

/// <summary>A session as far as moving is concerned.</summary>
public readonly record struct MoveEnd(long SessionId, DateTime StartsAt, int AgeFrom, int AgeTo);

/// <summary>The rules of moving a booking; capacity, window and headcount of the target are judged as for a new booking.</summary>
public static class Move
{
    /// <summary>The first fault, or null when the move may be tried.</summary>
    public static MoveFault? Check(MoveEnd source, MoveEnd target, DateTime now)
    {
        if (source.SessionId == target.SessionId)
            return MoveFault.SameSession;
        if (now >= source.StartsAt)
            return MoveFault.SourceStarted;
        var agesTouch = source.AgeFrom <= target.AgeTo && target.AgeFrom <= source.AgeTo;
        return agesTouch ? null : MoveFault.AnotherAge;
    }
}
