using YouthPrograms.Data.Training;
using YouthPrograms.Web.Features.Bookings;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Training;

/// <summary>A session as lists and pages show it.</summary>
public sealed record SessionRow
{
    public required long Id { get; init; }

    public required SessionState State { get; init; }

    public required DateTime StartsAt { get; init; }

    public required DateTime EndsAt { get; init; }

    public required string TimeZone { get; init; }

    public required DateTime BookingOpensAt { get; init; }

    public required DateTime BookingClosesAt { get; init; }

    public required DateTime FreeCancelUntil { get; init; }

    public required int SeatsCap { get; init; }

    public required int SeatsTaken { get; init; }

    public required int GroupsCap { get; init; }

    public required int GroupsTaken { get; init; }

    public required int ScheduleRevision { get; init; }

    public required int RowVersion { get; init; }

    public string? CancelReason { get; init; }

    public required string CourseName { get; init; }

    public required string CourseNameEn { get; init; }

    public required string Topic { get; init; }

    public required int AgeFrom { get; init; }

    public required int AgeTo { get; init; }

    public required int Minutes { get; init; }

    public required int PupilsPerAdult { get; init; }

    public required long VenueId { get; init; }

    public required string VenueName { get; init; }

    public required string VenueNameEn { get; init; }

    public required string VenueAddress { get; init; }

    public required string VenueAddressEn { get; init; }

    public string Course => Texts.Choose(CourseName, CourseNameEn);

    public string Venue => Texts.Choose(VenueName, VenueNameEn);

    public string Address => Texts.Choose(VenueAddress, VenueAddressEn);

    public SessionTime Starts => new(StartsAt, TimeZone);

    public SessionTime Ends => new(EndsAt, TimeZone);

    public SessionTime BookingCloses => new(BookingClosesAt, TimeZone);

    public SessionTime BookingOpens => new(BookingOpensAt, TimeZone);

    public SessionTime FreeUntil => new(FreeCancelUntil, TimeZone);

    public int SeatsFree => SeatsCap - SeatsTaken;

    /// <summary>No further class can come.</summary>
    public bool IsFull => SeatsFree == 0 || GroupsTaken >= GroupsCap;

    public bool TakesBookings(DateTime now) => State is SessionState.Open && BookingOpensAt <= now && now < BookingClosesAt;

    /// <summary>Over by the clock, and nobody has said yet that it took place.</summary>
    public bool HasEndedOpen(DateTime now) =>
        EndsAt <= now && State is (SessionState.Open or SessionState.BookingClosed or SessionState.Confirmed or SessionState.Running);

    internal static IQueryable<SessionRow> Of(IQueryable<TrainingSession> sessions) => sessions.Select(s => new SessionRow
    {
        Id = s.Id,
        State = s.State,
        StartsAt = s.StartsAt,
        EndsAt = s.EndsAt,
        TimeZone = s.TimeZone,
        BookingOpensAt = s.BookingOpensAt,
        BookingClosesAt = s.BookingClosesAt,
        FreeCancelUntil = s.FreeCancelUntil,
        SeatsCap = s.SeatsCap,
        SeatsTaken = s.SeatsTaken,
        GroupsCap = s.GroupsCap,
        GroupsTaken = s.GroupsTaken,
        ScheduleRevision = s.ScheduleRevision,
        RowVersion = s.RowVersion,
        CancelReason = s.CancelReason,
        CourseName = s.Course.Name,
        CourseNameEn = s.Course.NameEn,
        Topic = s.Course.Topic,
        AgeFrom = s.Course.AgeFrom,
        AgeTo = s.Course.AgeTo,
        Minutes = s.Course.Minutes,
        PupilsPerAdult = s.Course.PupilsPerAdult,
        VenueId = s.VenueId,
        VenueName = s.Venue.Name,
        VenueNameEn = s.Venue.NameEn,
        VenueAddress = s.Venue.Address,
        VenueAddressEn = s.Venue.AddressEn,
    });
}
