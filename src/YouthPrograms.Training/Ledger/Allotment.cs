namespace YouthPrograms.Training.Ledger;

/// <summary>A gift as far as allocating from it is concerned.</summary>
/// <param name="HasArrived">Its receipt is posted and not reversed.</param>
/// <param name="AmountFen">What it is worth.</param>
/// <param name="AllocatedFen">What of it is allocated already.</param>
/// <param name="RestrictedTo">The only programme it may be used for; null when the giver left it open.</param>
public readonly record struct Gift(bool HasArrived, long AmountFen, long AllocatedFen, long? RestrictedTo)
{
    public long LeftFen => AmountFen - AllocatedFen;
}

/// <summary>Why part of a gift cannot be allocated.</summary>
public enum AllotmentFault
{
    /// <summary>Nothing, or less.</summary>
    NotAnAmount,

    /// <summary>A promise is not money.</summary>
    NotArrived,

    /// <summary>The giver named another programme.</summary>
    AnotherProgram,

    /// <summary>More than is left of the gift.</summary>
    MoreThanLeft,
}

/// <summary>The rules of taking from what is there; the books' conditional writes say the same in one statement.</summary>
public static class Allotment
{
    /// <summary>The first fault, or null when so much of the gift may go to the programme.</summary>
    public static AllotmentFault? Check(Gift gift, long programId, long fen)
    {
        if (fen <= 0)
            return AllotmentFault.NotAnAmount;
        if (!gift.HasArrived)
            return AllotmentFault.NotArrived;
        if (gift.RestrictedTo is { } only && only != programId)
            return AllotmentFault.AnotherProgram;
        return fen > gift.LeftFen ? AllotmentFault.MoreThanLeft : null;
    }

    /// <summary>
    /// The programme a gift is bound to: the one its fund belongs to, or the one the giver named.
    /// </summary>
    /// <returns>False when the giver named another programme than the fund's: the gift belongs in another fund.</returns>
    public static bool TryBind(long? fundProgramId, long? wishedProgramId, out long? programId)
    {
        programId = wishedProgramId ?? fundProgramId;
        return fundProgramId is null || programId == fundProgramId;
    }
}
