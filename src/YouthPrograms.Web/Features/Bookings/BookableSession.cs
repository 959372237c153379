using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Bookings;
using YouthPrograms.Training.Capacity;

namespace YouthPrograms.Web.Features.Bookings;

/// <summary>What the booking rules ask of a session, read at one moment.</summary>
public sealed record BookableSession
{
    public required long Id { get; init; }

    public required SessionState State { get; init; }

    public required DateTime StartsAt { get; init; }

    public required DateTime BookingOpensAt { get; init; }

    public required DateTime BookingClosesAt { get; init; }

    public required DateTime FreeCancelUntil { get; init; }

    public required string TimeZone { get; init; }

    public required int SeatsTaken { get; init; }

    public required int SeatsCap { get; init; }

    public required int GroupsTaken { get; init; }

    public required int GroupsCap { get; init; }

    public required int ScheduleRevision { get; init; }

    public required string Topic { get; init; }

    public required int AgeFrom { get; init; }

    public required int AgeTo { get; init; }

    public required int PupilsPerAdult { get; init; }

    public Places Places => new(SeatsTaken, SeatsCap, GroupsTaken, GroupsCap);

    public HeadcountLimits Limits => new(SeatsCap, PupilsPerAdult);

    public BookingWindow Window => new(BookingOpensAt, BookingClosesAt);

    public GivingBack GivingBack => new(FreeCancelUntil, StartsAt);

    public MoveEnd MoveEnd => new(Id, StartsAt, AgeFrom, AgeTo);

    public SessionTime OpensAt => new(BookingOpensAt, TimeZone);

    public SessionTime ClosesAt => new(BookingClosesAt, TimeZone);

    public bool TakesBookings(DateTime now) => State is SessionState.Open && Window.At(now) is WindowPhase.Open;

    internal static Task<BookableSession?> FindAsync(ProgramsDb db, Viewer viewer, long id, CancellationToken cancellation) =>
        Read(db.TrainingSessions.VisibleTo(viewer).Where(session => session.Id == id)).SingleOrDefaultAsync(cancellation);

    internal static Task<BookableSession> ReadAsync(ProgramsDb db, long id, CancellationToken cancellation) =>
        Read(db.TrainingSessions.Where(session => session.Id == id)).SingleAsync(cancellation);

    private static IQueryable<BookableSession> Read(IQueryable<TrainingSession> sessions) => sessions.Select(s => new BookableSession
    {
        Id = s.Id,
        State = s.State,
        StartsAt = s.StartsAt,
        BookingOpensAt = s.BookingOpensAt,
        BookingClosesAt = s.BookingClosesAt,
        FreeCancelUntil = s.FreeCancelUntil,
        TimeZone = s.TimeZone,
        SeatsTaken = s.SeatsTaken,
        SeatsCap = s.SeatsCap,
        GroupsTaken = s.GroupsTaken,
        GroupsCap = s.GroupsCap,
        ScheduleRevision = s.ScheduleRevision,
        Topic = s.Course.Topic,
        AgeFrom = s.Course.AgeFrom,
        AgeTo = s.Course.AgeTo,
        PupilsPerAdult = s.Course.PupilsPerAdult,
    });
}
