using YouthPrograms.Data.Training;

namespace YouthPrograms.Data.Seeding;

/// <summary>What <c>bookings.json</c> has; sessions and schools by their codes.</summary>
public sealed record BookingSeeds(IReadOnlyList<BookingSeed> Bookings, IReadOnlyList<WaitlistSeed> Waitlist);

/// <summary>
/// A class in a session. A session of a series does not exist when its day is a public holiday; the booking then is left out.
/// <c>Present</c> are the pupils who came; null before the session and where nobody did.
/// </summary>
public sealed record BookingSeed(
    string Session,
    string School,
    string Class,
    int Pupils,
    int Adults,
    BookingState State,
    int? Present = null,
    string? AccessNeeds = null);

/// <summary>A class that waits, in the order of arrival. <c>Smallest</c>: the fewest seats, pupils and adults together, of use.</summary>
public sealed record WaitlistSeed(string Session, string School, string Class, int Pupils, int Adults, int Smallest);
