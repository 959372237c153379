using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Web.Features.Training;

public sealed record BookedClass(
    long Id,
    string School,
    string SchoolEn,
    string ClassLabel,
    int Pupils,
    int Adults,
    BookingState State,
    bool HasAgreed,
    string? AccessNeeds,
    string? ContactName,
    string? ContactEmail);

public sealed record WaitingClass(string School, string SchoolEn, string ClassLabel, int Size, int Position, WaitlistState State, string? Decision);

/// <summary>Somebody who can teach, and whether they teach this session.</summary>
public sealed record TrainerChoice(long Id, string Name, string NameEn, bool Teaches);

public sealed record VenueChoice(long Id, string Name, string NameEn, int Capacity);

/// <summary>A session as its officer or trainer sees it.</summary>
public sealed record SessionDetail(
    SessionRow Session, IReadOnlyList<BookedClass> Bookings, IReadOnlyList<WaitingClass> Waiting, IReadOnlyList<VenueChoice> Venues,
    IReadOnlyList<TrainerChoice> Trainers);

/// <summary>A trainer's session with what to expect.</summary>
public sealed record TrainerSession(SessionRow Session, IReadOnlyList<BookedClass> Bookings);

/// <summary>What those who run the sessions read.</summary>
public sealed class SessionDesk(ProgramsDb db)
{
    public async Task<SessionDetail?> FindAsync(long id, Viewer viewer, CancellationToken cancellation)
    {
        var session = await SessionRow.Of(db.TrainingSessions.VisibleTo(viewer).Where(s => s.Id == id)).SingleOrDefaultAsync(cancellation);
        if (session is null)
            return null;
        var waiting = await db.WaitlistEntries.VisibleTo(viewer)
            .Where(entry => entry.SessionId == id && entry.State <= WaitlistState.Offered)
            .OrderBy(entry => entry.Position)
            .Select(entry => new WaitingClass(
                entry.School.Name, entry.School.NameEn, entry.ClassLabel, entry.Size, entry.Position, entry.State, entry.Decision))
            .ToListAsync(cancellation);
        var venues = await db.Venues.OrderBy(venue => venue.Id)
            .Select(venue => new VenueChoice(venue.Id, venue.Name, venue.NameEn, venue.Capacity)).ToListAsync(cancellation);
        var trainers = await db.Trainers.OrderBy(trainer => trainer.Code)
            .Select(trainer => new TrainerChoice(
                trainer.Id, trainer.Name, trainer.NameEn, db.SessionTrainers.Any(one => one.SessionId == id && one.TrainerId == trainer.Id)))
            .ToListAsync(cancellation);
        var bookings = await BookedAsync([id], viewer, cancellation);
        return new(session, [.. bookings[id]], waiting, venues, trainers);
    }

    /// <summary>Sessions that are planned and not open yet.</summary>
    public Task<List<SessionRow>> DraftsAsync(Viewer viewer, CancellationToken cancellation) => SessionRow
        .Of(db.TrainingSessions.VisibleTo(viewer).Where(s => s.State == SessionState.Draft).OrderBy(s => s.StartsAt).Take(50))
        .ToListAsync(cancellation);

    /// <summary>Sessions that are over and of which nobody has said that they took place, the oldest first.</summary>
    public Task<List<SessionRow>> EndedOpenAsync(Viewer viewer, CancellationToken cancellation) => SessionRow
        .Of(db.TrainingSessions.VisibleTo(viewer)
            .Where(s => s.EndsAt <= viewer.Now && s.State >= SessionState.Open && s.State <= SessionState.Running)
            .OrderBy(s => s.StartsAt).Take(50))
        .ToListAsync(cancellation);

    public async Task<IReadOnlyList<TrainerSession>> OfTrainerAsync(Viewer viewer, CancellationToken cancellation)
    {
        var since = viewer.Now.AddDays(-1);
        var sessions = await SessionRow.Of(db.TrainingSessions.VisibleTo(viewer)
                .Where(s => s.EndsAt > since && s.Trainers.Any(one => one.Trainer.AccountId == viewer.AccountId))
                .OrderBy(s => s.StartsAt))
            .ToListAsync(cancellation);
        var bookings = await BookedAsync([.. sessions.Select(session => session.Id)], viewer, cancellation);
        return [.. sessions.Select(session => new TrainerSession(session, [.. bookings[session.Id]]))];
    }

    private async Task<ILookup<long, BookedClass>> BookedAsync(
        IReadOnlyList<long> sessions, Viewer viewer, CancellationToken cancellation)
    {
        var rows = await db.Bookings.VisibleTo(viewer)
            .Where(b => sessions.Contains(b.SessionId) && b.State <= BookingState.Closed)
            .OrderBy(b => b.School.Code).ThenBy(b => b.ClassLabel)
            .Select(b => new
            {
                b.SessionId,
                Row = new BookedClass(
                    b.Id, b.School.Name, b.School.NameEn, b.ClassLabel, b.Pupils, b.Adults, b.State,
                    b.AcceptedRevision >= b.Session.ScheduleRevision, b.AccessNeeds, b.ContactName, b.ContactEmail),
            })
            .ToListAsync(cancellation);
        return rows.ToLookup(row => row.SessionId, row => row.Row);
    }
}
