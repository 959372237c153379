using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Bookings;
using YouthPrograms.Training.Calendars;
using YouthPrograms.Training.Waitlist;

namespace YouthPrograms.Web.Features.Bookings;

/// <summary>
/// Gives freed seats to those who wait, in the transaction that freed them. An offer is a held booking whose hold lasts
/// until the offer ends: so it takes its seats by the same statement as everybody, and cannot outlive its time.
/// </summary>
public sealed class PromoteWaitlist(ProgramsDb db, SeatGuard seats, WorkingDays days)
{
    /// <summary>The verdict when too little time is left to offer anything.</summary>
    public const string FirstCome = "FirstCome";

    /// <summary>Looks at the waitlist of a locked session; does nothing when nobody waits or the session takes no bookings.</summary>
    public async Task RunAsync(long sessionId, DateTime now, CancellationToken cancellation)
    {
        var waiting = await db.WaitlistEntries
            .Where(entry => entry.SessionId == sessionId && entry.State == WaitlistState.Waiting)
            .ToListAsync(cancellation);
        if (waiting.Count == 0)
            return;
        var session = await BookableSession.ReadAsync(db, sessionId, cancellation);
        if (!session.TakesBookings(now))
            return;
        if (OfferEnds(session, now) is { } endsAt)
            await OfferAsync(session, waiting, endsAt, now, cancellation);
        else
            waiting.ForEach(entry => entry.Decision = Text(FirstCome, session.Places.SeatsFree));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Ends the waiting of a class that has got its seats; saved by the caller.</summary>
    public async Task SettleAsync(Booking booking, CancellationToken cancellation)
    {
        var entry = await OpenEntryAsync(booking, cancellation);
        if (entry is not null)
            entry.State = WaitlistState.Accepted;
    }

    /// <summary>
    /// Notes that a class gave an offer back; saved by the caller. Who declines a part keeps the place, and has said that
    /// so many seats are not enough.
    /// </summary>
    public async Task DeclineAsync(Booking offer, CancellationToken cancellation)
    {
        if (await OpenEntryAsync(offer, cancellation) is not { State: WaitlistState.Offered } entry)
            return;
        var isPart = offer.Seats < entry.Size;
        entry.State = isPart ? WaitlistState.Waiting : WaitlistState.Declined;
        if (isPart)
            entry.SmallestAcceptable = offer.Seats + 1;
    }

    private Task<WaitlistEntry?> OpenEntryAsync(Booking booking, CancellationToken cancellation) => db.WaitlistEntries
        .SingleOrDefaultAsync(
            entry => entry.SessionId == booking.SessionId && entry.SchoolId == booking.SchoolId
                && entry.ClassLabel == booking.ClassLabel && entry.State <= WaitlistState.Offered,
            cancellation);

    private async Task OfferAsync(
        BookableSession session, List<WaitlistEntry> waiting, DateTime endsAt, DateTime now, CancellationToken cancellation)
    {
        var decisions = Promotion.Decide(
            session.Places.SeatsFree, session.Places.GroupsFree, await WithOvertakingsAsync(session.Id, waiting, cancellation),
            days.Between(Day(session, now), Day(session, session.StartsAt)));
        foreach (var decision in decisions)
        {
            var entry = waiting.Single(one => one.Id == decision.EntryId);
            entry.Decision = Text(decision.Verdict.ToString(), decision.Seats);
            if (!decision.IsOffer || Offer(session, entry, decision, endsAt, now) is not { } offer)
                continue;
            if (await seats.TakeAsync(session.Id, offer.Seats, 1, now, cancellation) is not null)
                continue;
            db.Bookings.Add(offer);
            entry.State = WaitlistState.Offered;
        }
    }

    // Overtaken by everybody behind who was ever offered seats: the rows tell it, so it needs no counter.
    private async Task<List<Waiting>> WithOvertakingsAsync(
        long sessionId, List<WaitlistEntry> waiting, CancellationToken cancellation)
    {
        WaitlistState[] offered = [WaitlistState.Offered, WaitlistState.Accepted, WaitlistState.Declined, WaitlistState.Expired];
        var positions = await db.WaitlistEntries
            .Where(entry => entry.SessionId == sessionId && offered.Contains(entry.State))
            .Select(entry => entry.Position)
            .ToListAsync(cancellation);
        return [.. waiting.Select(entry => new Waiting(
            entry.Id, entry.Position, entry.Size, entry.SmallestAcceptable, positions.Count(behind => behind > entry.Position)))];
    }

    private static Booking? Offer(BookableSession session, WaitlistEntry entry, Decision decision, DateTime endsAt, DateTime now)
    {
        var count = decision.Verdict is Verdict.Offered
            ? new Headcount(entry.Pupils, entry.Adults)
            : session.Limits.Largest(decision.Seats);
        return count.Pupils == 0 ? null : new Booking
        {
            SessionId = session.Id,
            SchoolId = entry.SchoolId,
            ClassLabel = entry.ClassLabel,
            Pupils = count.Pupils,
            Adults = count.Adults,
            State = BookingState.Held,
            HoldExpiresAt = endsAt,
            BookedById = entry.JoinedById,
            BookedAt = now,
            AcceptedRevision = session.ScheduleRevision,
        };
    }

    private DateTime? OfferEnds(BookableSession session, DateTime now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(session.TimeZone);
        var ends = OfferDeadline.Of(
            TimeZoneInfo.ConvertTimeFromUtc(now, zone), TimeZoneInfo.ConvertTimeFromUtc(session.StartsAt, zone), days);
        return ends is { } local
            ? TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone)
            : null;
    }

    private static DateOnly Day(BookableSession session, DateTime utc) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.FindSystemTimeZoneById(session.TimeZone)));

    // "TooLarge:12": the verdict and the seats that were free, for programs; pages say it in words.
    private static string Text(string verdict, int seatsFree) => string.Create(CultureInfo.InvariantCulture, $"{verdict}:{seatsFree}");
}
