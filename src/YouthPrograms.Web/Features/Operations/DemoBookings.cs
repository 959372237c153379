using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Seeding;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Web.Features.Operations;

/// <summary>
/// The demo's term as it stands today: visits that have taken place, bookings to come, a full session with its waitlist.
/// States of the past cannot be reached through today's use cases, so the rows are written as they are, counters included.
/// </summary>
internal sealed class DemoBookings(ProgramsDb db)
{
    public async Task AddAsync(BookingSeeds seeds, DateTime now, CancellationToken cancellation)
    {
        if (await db.Bookings.AnyAsync(cancellation))
            return;
        var sessions = await db.TrainingSessions.ToDictionaryAsync(s => s.Code, cancellation);
        var schools = await db.Schools.ToDictionaryAsync(s => s.Code, cancellation);
        var contacts = await db.Memberships.Where(m => m.SchoolId != null)
            .Select(m => new { m.SchoolId, m.AccountId, m.Account.Email, m.Account.DisplayName })
            .ToDictionaryAsync(m => m.SchoolId!.Value, cancellation);
        foreach (var seed in seeds.Bookings)
        {
            // A session of a series that would fall on a holiday does not exist.
            if (!sessions.TryGetValue(seed.Session, out var session))
                continue;
            var booking = Row(seed, session, schools[seed.School].Id, now);
            if (contacts.TryGetValue(booking.SchoolId, out var contact))
                (booking.BookedById, booking.ContactEmail, booking.ContactName) = (contact.AccountId, contact.Email, contact.DisplayName);
            if (seed.State is BookingState.Attended or BookingState.NoShow)
                booking.Attendances.Add(Count(seed, session));
            db.Bookings.Add(booking);
            if (seed.State <= BookingState.Closed)
                (session.SeatsTaken, session.GroupsTaken) = (session.SeatsTaken + booking.Seats, session.GroupsTaken + 1);
        }
        AddWaitlist(seeds.Waitlist, sessions, schools, now);
        await db.SaveChangesAsync(cancellation);
    }

    private static Booking Row(BookingSeed seed, TrainingSession session, long schoolId, DateTime now) => new()
    {
        SessionId = session.Id,
        SchoolId = schoolId,
        ClassLabel = seed.Class,
        Pupils = seed.Pupils,
        Adults = seed.Adults,
        State = seed.State,
        AccessNeeds = seed.AccessNeeds,
        BookedAt = session.StartsAt < now ? session.BookingOpensAt : now.AddDays(-2),
        AcceptedRevision = session.ScheduleRevision,
    };

    private static Attendance Count(BookingSeed seed, TrainingSession session) => new()
    {
        ClientId = "demo",
        Expected = seed.Pupils,
        Present = seed.Present ?? 0,
        CountedAt = session.StartsAt,
        ArrivedAt = session.StartsAt,
        Current = true,
    };

    private void AddWaitlist(
        IReadOnlyList<WaitlistSeed> seeds, Dictionary<string, TrainingSession> sessions, Dictionary<string, School> schools, DateTime now)
    {
        foreach (var queue in seeds.Where(seed => sessions.ContainsKey(seed.Session)).GroupBy(seed => seed.Session))
        {
            db.WaitlistEntries.AddRange(queue.Select((seed, index) => new WaitlistEntry
            {
                SessionId = sessions[seed.Session].Id,
                SchoolId = schools[seed.School].Id,
                ClassLabel = seed.Class,
                Pupils = seed.Pupils,
                Adults = seed.Adults,
                Size = seed.Pupils + seed.Adults,
                SmallestAcceptable = seed.Smallest,
                Position = index + 1,
                JoinedAt = now.AddDays(-1),
            }));
        }
    }
}
