namespace YouthPrograms.Training.Waitlist;

/// <summary>A class that waits.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Position">Order of arrival in the session, from 1.</param>
/// <param name="Size">Seats wanted, pupils and adults together.</param>
/// <param name="SmallestAcceptable">The fewest seats that are still of use; equal to the size when the class comes whole or not at all.</param>
/// <param name="Overtaken">How often seats went to somebody behind it.</param>
public sealed record Waiting(long Id, int Position, int Size, int SmallestAcceptable, int Overtaken);

/// <summary>What became of a waiting class in one decision.</summary>
public enum Verdict
{
    /// <summary>All the seats it wants.</summary>
    Offered,

    /// <summary>Fewer seats than it wants, but no fewer than it accepts.</summary>
    OfferedPart,

    /// <summary>More seats than are free; somebody behind it may come first, twice at most.</summary>
    TooLarge,

    /// <summary>More seats than are free, and what is free is now kept for it.</summary>
    KeptFor,

    /// <summary>The free seats are kept for a class that has been overtaken twice.</summary>
    KeptForAnother,

    /// <summary>As many classes come as can be there at one time.</summary>
    NoGroup,

    /// <summary>No seat is free any more.</summary>
    NoSeat,
}

/// <summary>One line of a decision, kept so that "why was I not promoted?" has an answer.</summary>
/// <param name="EntryId">The class it is about.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Seats">Seats offered, or the seats that were free when its turn came.</param>
public sealed record Decision(long EntryId, Verdict Verdict, int Seats)
{
    public bool IsOffer => Verdict is Verdict.Offered or Verdict.OfferedPart;
}

/// <summary>Who gets freed seats: a pure function of who waits and what is free.</summary>
public static class Promotion
{
    /// <summary>So often others may come first; then seats are kept.</summary>
    public const int OvertakingsAllowed = 2;

    /// <summary>Seats are kept for one class only until so many working days before the start, lest they stay empty.</summary>
    public const int KeepingEndsWorkingDaysBefore = 5;

    /// <summary>One line for each waiting class, in the order of arrival.</summary>
    /// <param name="seatsFree">Seats that nobody holds.</param>
    /// <param name="groupsFree">Further classes that can be there at one time.</param>
    /// <param name="waiting">Who waits, in any order.</param>
    /// <param name="workingDaysLeft">Working days until the start.</param>
    public static IReadOnlyList<Decision> Decide(
        int seatsFree, int groupsFree, IEnumerable<Waiting> waiting, int workingDaysLeft)
    {
        var mayKeep = workingDaysLeft > KeepingEndsWorkingDaysBefore;
        var passedOver = 0;
        var kept = false;
        var ahead = new List<(Waiting Entry, int Overtaken)>();
        List<Decision> decisions = [];
        foreach (var entry in waiting.OrderBy(entry => entry.Position))
        {
            var verdict = kept ? Verdict.KeptForAnother : Judge(entry, seatsFree, groupsFree);
            if (verdict is Verdict.TooLarge)
                ahead.Add((entry, passedOver));
            // An offer to this one would be the third time that somebody ahead is passed over: keep the seats instead.
            if (mayKeep && IsOffer(verdict) && Exhausted(ahead, passedOver) is { } first)
            {
                kept = true;
                verdict = Verdict.KeptForAnother;
                MarkKept(decisions, first);
            }
            var decision = new Decision(entry.Id, verdict, Seats(verdict, entry, seatsFree));
            decisions.Add(decision);
            if (!decision.IsOffer)
                continue;
            passedOver++;
            seatsFree -= decision.Seats;
            groupsFree--;
        }
        return decisions;
    }

    private static Verdict Judge(Waiting entry, int seatsFree, int groupsFree) => entry switch
    {
        _ when groupsFree <= 0 => Verdict.NoGroup,
        _ when seatsFree <= 0 => Verdict.NoSeat,
        _ when entry.Size <= seatsFree => Verdict.Offered,
        _ when entry.SmallestAcceptable <= seatsFree => Verdict.OfferedPart,
        _ => Verdict.TooLarge,
    };

    private static bool IsOffer(Verdict verdict) => verdict is Verdict.Offered or Verdict.OfferedPart;

    private static Waiting? Exhausted(List<(Waiting Entry, int Overtaken)> ahead, int passedOver) => ahead
        .Where(one => one.Entry.Overtaken + passedOver - one.Overtaken >= OvertakingsAllowed)
        .Select(one => one.Entry)
        .FirstOrDefault();

    private static void MarkKept(List<Decision> decisions, Waiting keptFor)
    {
        var index = decisions.FindIndex(decision => decision.EntryId == keptFor.Id);
        decisions[index] = decisions[index] with { Verdict = Verdict.KeptFor };
    }

    private static int Seats(Verdict verdict, Waiting entry, int seatsFree) =>
        verdict is Verdict.Offered ? entry.Size : seatsFree;
}
