using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Calendars;
using YouthPrograms.Web.Features.Training;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Bookings;

public sealed record SchoolRow(long Id, string Name, string NameEn)
{
    public string Title => Texts.Choose(Name, NameEn);
}

public sealed record ClassRow(string Label, int Grade, int Pupils);

/// <summary>A booking as its school sees it, with its session.</summary>
public sealed record VisitRow(Booking Booking, SessionRow Session)
{
    public SessionTime? HoldEnds => Booking.HoldExpiresAt is { } end ? new(end, Session.TimeZone) : null;

    public bool IsHeld(DateTime now) => Booking.State is BookingState.Held && now < Booking.HoldExpiresAt;

    public bool IsFirm => Booking.State is BookingState.Confirmed or BookingState.Reconfirmed;

    /// <summary>Booked, but the time or the place has changed since.</summary>
    public bool MustAgree => IsFirm && Booking.AcceptedRevision < Session.ScheduleRevision;
}

public sealed record WaitingRow(
    long Id, string ClassLabel, int Size, int Place, WaitlistState State, string? Decision, int RowVersion, SessionRow Session)
{
    /// <summary>The seats kept for the class; null while it only waits.</summary>
    public Booking? Offer { get; init; }

    public SessionTime? OfferEnds => Offer?.HoldExpiresAt is { } end ? new(end, Session.TimeZone) : null;

    public bool IsPartial => Offer is not null && Offer.Seats < Size;
}

/// <summary>What a school's front page shows.</summary>
public sealed record SchoolFront(
    SchoolRow School,
    IReadOnlyList<SchoolRow> Schools,
    IReadOnlyList<VisitRow> Coming,
    IReadOnlyList<VisitRow> Past,
    IReadOnlyList<WaitingRow> Waiting,
    IReadOnlyList<ClassRow> WithoutVisit,
    IReadOnlyList<SessionRow> Suggested);

/// <summary>What a school reads about its own classes.</summary>
public sealed class SchoolDesk(ProgramsDb db)
{
    public Task<List<SchoolRow>> SchoolsAsync(Viewer viewer, CancellationToken cancellation) => db.Schools
        .Where(school => viewer.Schools.Contains(school.Id))
        .OrderBy(school => school.Id)
        .Select(school => new SchoolRow(school.Id, school.Name, school.NameEn))
        .ToListAsync(cancellation);

    public Task<List<ClassRow>> ClassesAsync(long schoolId, CancellationToken cancellation) => db.SchoolClasses
        .Where(row => row.SchoolId == schoolId)
        .OrderBy(row => row.Grade).ThenBy(row => row.Label)
        .Select(row => new ClassRow(row.Label, row.Grade, row.Pupils))
        .ToListAsync(cancellation);

    public async Task<VisitRow?> VisitAsync(long bookingId, Viewer viewer, CancellationToken cancellation) =>
        (await ReadAsync(db.Bookings.Where(b => b.Id == bookingId && viewer.Schools.Contains(b.SchoolId)), cancellation)).SingleOrDefault();

    /// <summary>Other sessions of the topic that would take the class as it is.</summary>
    public Task<List<SessionRow>> MoveTargetsAsync(VisitRow visit, DateTime now, CancellationToken cancellation)
    {
        var seats = visit.Booking.Seats;
        return SessionRow
            .Of(db.TrainingSessions
                .Where(s => s.Id != visit.Session.Id && s.Course.Topic == visit.Session.Topic && s.State == SessionState.Open
                    && s.BookingOpensAt <= now && now < s.BookingClosesAt
                    && s.SeatsTaken + seats <= s.SeatsCap && s.GroupsTaken < s.GroupsCap)
                .OrderBy(s => s.StartsAt).Take(12))
            .ToListAsync(cancellation);
    }

    public async Task<SchoolFront?> FrontAsync(long? schoolId, Viewer viewer, CancellationToken cancellation)
    {
        var schools = await SchoolsAsync(viewer, cancellation);
        var school = schoolId is { } id ? schools.Find(one => one.Id == id) : schools.FirstOrDefault();
        if (school is null)
            return null;
        var own = db.Bookings.Where(b => b.SchoolId == school.Id && b.State <= BookingState.Closed);
        var coming = await ReadAsync(own.Where(b => b.Session.EndsAt > viewer.Now).OrderBy(b => b.Session.StartsAt), cancellation);
        var past = await ReadAsync(
            own.Where(b => b.Session.EndsAt <= viewer.Now).OrderByDescending(b => b.Session.StartsAt).Take(20), cancellation);
        var waiting = await WaitingAsync(school.Id, viewer.Now, cancellation);
        var without = await WithoutVisitAsync(school.Id, viewer.Now, cancellation);
        var suggested = await SuggestAsync(school.Id, without, [.. coming.Concat(past).Select(visit => visit.Session.Topic)], viewer.Now, cancellation);
        return new(school, schools, coming, past, waiting, without, suggested);
    }

    private async Task<List<VisitRow>> ReadAsync(IQueryable<Booking> bookings, CancellationToken cancellation)
    {
        var rows = await bookings.AsNoTracking().ToListAsync(cancellation);
        var sessions = await SessionsAsync(rows.Select(row => row.SessionId), cancellation);
        return [.. rows.Select(row => new VisitRow(row, sessions[row.SessionId]))];
    }

    private Task<Dictionary<long, SessionRow>> SessionsAsync(IEnumerable<long> ids, CancellationToken cancellation)
    {
        var wanted = ids.Distinct().ToList();
        return SessionRow.Of(db.TrainingSessions.Where(s => wanted.Contains(s.Id))).ToDictionaryAsync(s => s.Id, cancellation);
    }

    private async Task<List<WaitingRow>> WaitingAsync(long schoolId, DateTime now, CancellationToken cancellation)
    {
        var rows = await db.WaitlistEntries.AsNoTracking()
            .Where(entry => entry.SchoolId == schoolId && entry.State <= WaitlistState.Offered && entry.Session.StartsAt > now)
            .OrderBy(entry => entry.Session.StartsAt)
            .Select(entry => new
            {
                Entry = entry,
                Ahead = db.WaitlistEntries.Count(other => other.SessionId == entry.SessionId
                    && other.State == WaitlistState.Waiting && other.Position < entry.Position),
                Offer = db.Bookings.Where(b => b.SessionId == entry.SessionId && b.SchoolId == entry.SchoolId
                    && b.ClassLabel == entry.ClassLabel && b.State == BookingState.Held && b.HoldExpiresAt > now).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        var sessions = await SessionsAsync(rows.Select(row => row.Entry.SessionId), cancellation);
        return [.. rows.Select(row => new WaitingRow(
            row.Entry.Id, row.Entry.ClassLabel, row.Entry.Size, row.Ahead + 1, row.Entry.State, row.Entry.Decision, row.Entry.RowVersion,
            sessions[row.Entry.SessionId]) { Offer = row.Offer })];
    }

    private Task<List<ClassRow>> WithoutVisitAsync(long schoolId, DateTime now, CancellationToken cancellation)
    {
        var term = SchoolTerm.Of(DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, HomeZone.Info)));
        var (from, to) = (Midnight(term.First), Midnight(term.Last.AddDays(1)));
        return db.SchoolClasses
            .Where(row => row.SchoolId == schoolId && !db.Bookings.Any(b => b.SchoolId == schoolId && b.ClassLabel == row.Label
                && b.State <= BookingState.Closed && b.State != BookingState.NoShow
                && b.Session.StartsAt >= from && b.Session.StartsAt < to))
            .OrderBy(row => row.Grade).ThenBy(row => row.Label)
            .Select(row => new ClassRow(row.Label, row.Grade, row.Pupils))
            .ToListAsync(cancellation);
    }

    // For the first class that has nothing yet, or any class: soon, with room for it, of a topic that the school has not had.
    private async Task<List<SessionRow>> SuggestAsync(
        long schoolId, List<ClassRow> without, List<string> had, DateTime now, CancellationToken cancellation)
    {
        var one = without.FirstOrDefault() ?? (await ClassesAsync(schoolId, cancellation)).FirstOrDefault();
        var seats = one?.Pupils ?? 1;
        var fitting = new SessionFilter(null, one?.Grade, null, FreeOnly: true, AsCalendar: false).Apply(db.TrainingSessions, now)
            .Where(s => s.SeatsTaken + seats <= s.SeatsCap && !had.Contains(s.Course.Topic));
        var soon = await SessionRow.Of(fitting.OrderBy(s => s.StartsAt).Take(30)).ToListAsync(cancellation);
        return [.. soon.DistinctBy(session => session.Topic).Take(3)];
    }

    private static DateTime Midnight(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), HomeZone.Info);
}
