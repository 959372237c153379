using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Web.Features.Bookings;

/// <summary>What an auditor asks of seats, adults, venues and holds. A query answers the rows that break its rule.</summary>
public static class SeatViolations
{
    /// <summary>The seats and groups taken are those of the bookings in force and live offers, and no more than there are.</summary>
    public static async Task<IReadOnlyList<string>> CountersAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var rows = await db.TrainingSessions
            .Select(s => new
            {
                s.Id,
                s.SeatsTaken,
                s.GroupsTaken,
                s.SeatsCap,
                s.GroupsCap,
                Seats = s.Bookings.Where(b => b.State <= BookingState.Closed).Sum(b => b.Pupils + b.Adults),
                Groups = s.Bookings.Count(b => b.State <= BookingState.Closed),
            })
            .Where(s => s.Seats != s.SeatsTaken || s.Groups != s.GroupsTaken || s.Seats > s.SeatsCap || s.Groups > s.GroupsCap)
            .ToListAsync(cancellation);
        return rows.ConvertAll(row => $"TrainingSessions({row.Id}): {row.Seats} / {row.SeatsTaken} / {row.SeatsCap}, {row.Groups} / {row.GroupsTaken} / {row.GroupsCap}");
    }

    /// <summary>A class has one booking in force in a session.</summary>
    public static async Task<IReadOnlyList<string>> BookedTwiceAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var rows = await db.Bookings.Where(b => b.State <= BookingState.Closed)
            .GroupBy(b => new { b.SessionId, b.SchoolId, b.ClassLabel }).Where(group => group.Count() > 1)
            .Select(group => new { group.Key.SessionId, group.Key.SchoolId, Count = group.Count() }).ToListAsync(cancellation);
        return rows.ConvertAll(row => $"TrainingSessions({row.SessionId}), Schools({row.SchoolId}): {row.Count}");
    }

    /// <summary>A class that is confirmed comes with the adults its course asks for.</summary>
    public static async Task<IReadOnlyList<string>> TooFewAdultsAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var rows = await db.Bookings
            .Where(b => (b.State == BookingState.Confirmed || b.State == BookingState.Reconfirmed) && b.Adults * b.Session.Course.PupilsPerAdult < b.Pupils)
            .Select(b => new { b.Id, b.Pupils, b.Adults }).ToListAsync(cancellation);
        return rows.ConvertAll(row => $"Bookings({row.Id}): {row.Pupils} / {row.Adults}");
    }

    /// <summary>No venue holds two sessions at once.</summary>
    public static async Task<IReadOnlyList<string>> VenueTwiceAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var rows = await TakingPlace(db)
            .Join(TakingPlace(db), s => s.VenueId, s => s.VenueId, (one, other) => new { one, other })
            .Where(pair => pair.one.Id < pair.other.Id && pair.one.StartsAt < pair.other.EndsAt && pair.other.StartsAt < pair.one.EndsAt)
            .Select(pair => new { pair.one.VenueId, One = pair.one.Id, Other = pair.other.Id }).ToListAsync(cancellation);
        return rows.ConvertAll(row => $"Venues({row.VenueId}): TrainingSessions({row.One}), TrainingSessions({row.Other})");
    }

    /// <summary>No trainer is in two sessions at once.</summary>
    public static async Task<IReadOnlyList<string>> TrainerTwiceAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var taking = db.SessionTrainers.Where(t => t.Session.State >= SessionState.Open && t.Session.State <= SessionState.Accounted);
        var rows = await taking
            .Join(taking, t => t.TrainerId, t => t.TrainerId, (one, other) => new { one, other })
            .Where(pair => pair.one.SessionId < pair.other.SessionId
                && pair.one.Session.StartsAt < pair.other.Session.EndsAt && pair.other.Session.StartsAt < pair.one.Session.EndsAt)
            .Select(pair => new { pair.one.TrainerId, One = pair.one.SessionId, Other = pair.other.SessionId }).ToListAsync(cancellation);
        return rows.ConvertAll(row => $"Trainers({row.TrainerId}): TrainingSessions({row.One}), TrainingSessions({row.Other})");
    }

    /// <summary>Every hold has an end, and none outlives its session.</summary>
    public static async Task<IReadOnlyList<string>> StaleHoldsAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var rows = await db.Bookings
            .Where(b => b.State == BookingState.Held
                && (b.HoldExpiresAt == null || b.Session.State >= SessionState.Completed))
            .Select(b => b.Id).ToListAsync(cancellation);
        return rows.ConvertAll(id => $"Bookings({id})");
    }

    /// <summary>An offer is a held booking of its class.</summary>
    public static async Task<IReadOnlyList<string>> OffersWithoutSeatsAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var rows = await db.WaitlistEntries
            .Where(w => w.State == WaitlistState.Offered && !db.Bookings.Any(b =>
                b.SessionId == w.SessionId && b.SchoolId == w.SchoolId && b.ClassLabel == w.ClassLabel && b.State == BookingState.Held))
            .Select(w => w.Id).ToListAsync(cancellation);
        return rows.ConvertAll(id => $"WaitlistEntries({id})");
    }

    private static IQueryable<TrainingSession> TakingPlace(ProgramsDb db) =>
        db.TrainingSessions.Where(s => s.State >= SessionState.Open && s.State <= SessionState.Accounted);
}
