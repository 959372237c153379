using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Bookings;

namespace YouthPrograms.Web.Features.Bookings;

/// <summary>A session that would take the class instead.</summary>
public sealed record NearbySession(long Id, string Code, DateTime StartsAt, string TimeZone, int SeatsFree, string Venue, string VenueEn);

/// <summary>Sessions that would fit, nearest in time first; the last argument of every refusal for want of room.</summary>
public sealed record Alternatives(IReadOnlyList<NearbySession> Sessions)
{
    public static readonly Alternatives None = new([]);

    /// <summary>As it stands in a message that programs read.</summary>
    public override string ToString() => Sessions.Count == 0 ? "–" : string.Join(", ", Sessions.Select(session => session.Code));
}

/// <summary>Finds the sessions of the same topic that would take a class and lie nearest to the wanted one.</summary>
public sealed class NearestSessions(ProgramsDb db)
{
    private const int Shown = 3;

    public async Task<Alternatives> FindAsync(
        BookableSession wanted, Headcount count, DateTime now, CancellationToken cancellation)
    {
        var fitting = db.TrainingSessions.Where(s => s.Id != wanted.Id
            && s.Course.Topic == wanted.Topic
            && s.State == SessionState.Open && s.BookingOpensAt <= now && now < s.BookingClosesAt
            && s.SeatsTaken + count.Seats <= s.SeatsCap && s.GroupsTaken < s.GroupsCap);
        var later = await Read(fitting.Where(s => s.StartsAt >= wanted.StartsAt).OrderBy(s => s.StartsAt), cancellation);
        var earlier = await Read(fitting.Where(s => s.StartsAt < wanted.StartsAt).OrderByDescending(s => s.StartsAt), cancellation);
        return new([.. later.Concat(earlier).OrderBy(s => (s.StartsAt - wanted.StartsAt).Duration()).Take(Shown)]);
    }

    private static Task<List<NearbySession>> Read(IQueryable<TrainingSession> sessions, CancellationToken cancellation) => sessions
        .Take(Shown)
        .Select(s => new NearbySession(
            s.Id, s.Code, s.StartsAt, s.TimeZone, s.SeatsCap - s.SeatsTaken, s.Venue.Name, s.Venue.NameEn))
        .ToListAsync(cancellation);
}
