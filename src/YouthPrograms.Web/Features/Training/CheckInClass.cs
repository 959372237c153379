using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Counting;
using YouthPrograms.Web.Features.Bookings;

namespace YouthPrograms.Web.Features.Training;

/// <summary>
/// <paramref name="ClientId"/> names the count wherever it was made: sent again, it is the same one. <paramref name="CountedAt"/>
/// is when it was made (UTC), which for one made offline is not when it arrives.
/// </summary>
public sealed record CheckInClassRequest(
    long SessionId,
    long BookingId,
    int Present,
    string? ClientId = null,
    DateTime? CountedAt = null,
    AttendanceSource Source = AttendanceSource.Manual,
    string? Reason = null);

/// <summary>
/// A class is counted. Counts are added; the one made last holds, whatever the order they arrive in, and says whether the class
/// attended.
/// </summary>
public sealed class CheckInClass(ProgramsDb db, SeatGuard seats, TimeProvider clock)
{
    private const int LongestClientId = 64;

    /// <summary>A class that comes early is counted when it comes.</summary>
    public static readonly TimeSpan Before = TimeSpan.FromHours(2);

    // Clocks of phones differ.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    public async Task<Outcome<Booking>> RunAsync(CheckInClassRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var write = await db.BeginWriteAsync(cancellation);
        await seats.LockAsync(cancellation, request.SessionId);
        var session = await db.TrainingSessions.VisibleTo(viewer).SingleOrDefaultAsync(one => one.Id == request.SessionId, cancellation);
        if (session is null)
            return BookingProblems.SessionNotFound;
        if (!await SessionStaff.MayAsync(db, session.Id, viewer, cancellation))
            return BookingProblems.SessionStaffOnly;
        var booking = await db.Bookings.Include(b => b.Attendances).SingleOrDefaultAsync(b => b.Id == request.BookingId && b.SessionId == session.Id, cancellation);
        if (booking is null)
            return AttendanceProblems.BookingOfAnotherSession;
        var now = clock.GetUtcNow().UtcDateTime;
        if (Check(request, session, booking, now) is { Count: > 0 } problems)
            return problems;
        if (booking.Attendances.Find(count => count.ClientId == request.ClientId) is { } known)
            return known.Present == request.Present ? booking : AttendanceProblems.CountDiffers;
        await AddAsync(Count(request, booking, viewer, now), booking, cancellation);
        if (booking.State is BookingState.NoShow)
            await RevokeAsync(booking, now, cancellation);
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return booking;
    }

    private static List<Problem> Check(CheckInClassRequest request, TrainingSession session, Booking booking, DateTime now)
    {
        List<Problem> problems = [];
        if (session.State is SessionState.Draft or SessionState.Cancelled or SessionState.Accounted)
            problems.Add(BookingProblems.SessionNotChangeable);
        if (booking.State is < BookingState.Confirmed or > BookingState.NoShow)
            problems.Add(AttendanceProblems.NobodyComes);
        if (now < session.StartsAt - Before)
            problems.Add(AttendanceProblems.TooEarly(new(session.StartsAt - Before, session.TimeZone)));
        if (request.Present is < 0 or > AttendanceLog.MostPupils)
            problems.Add(AttendanceProblems.PresentOutOfRange(AttendanceLog.MostPupils));
        if (request.CountedAt is { } at && (at > now + Grace || at < session.StartsAt - Before))
            problems.Add(AttendanceProblems.CountedInTheFuture);
        if (request.ClientId is { } name && (name.Length is 0 or > LongestClientId || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-')))
            problems.Add(AttendanceProblems.ClientIdMalformed);
        return [.. problems, .. ClassVisit.CheckReason(request.Reason, needed: false)];
    }

    private static Attendance Count(CheckInClassRequest request, Booking booking, Viewer viewer, DateTime now) => new()
    {
        BookingId = booking.Id,
        ClientId = request.ClientId ?? Guid.NewGuid().ToString("N"),
        Expected = booking.Pupils,
        Present = request.Present,
        Source = request.Source,
        CountedAt = request.CountedAt is { } at && at < now ? at : AfterAll(booking, now),
        ArrivedAt = now,
        CountedById = viewer.AccountId,
        Reason = ClassVisit.Text(request.Reason),
    };

    /// <summary>Who does not say when counts now, and that is after everybody whose count is here: also within one tick of the clock.</summary>
    private static DateTime AfterAll(Booking booking, DateTime now) =>
        booking.Attendances.Select(count => count.CountedAt.AddMilliseconds(1)).Append(now).Max();

    private async Task AddAsync(Attendance count, Booking booking, CancellationToken cancellation)
    {
        var holding = booking.Attendances.Find(one => one.Current);
        count.Current = holding is null || AttendanceLog.IsLater(Of(count), Of(holding));
        if (count.Current && holding is not null)
        {
            // First, because the database lets one hold at a time.
            holding.Current = false;
            await db.SaveChangesAsync(cancellation);
        }
        booking.Attendances.Add(count);
        var present = count.Current ? count.Present : holding!.Present;
        booking.State = present > 0 ? BookingState.Attended : BookingState.NoShow;
    }

    private static AttendanceCount Of(Attendance count) => new(count.ClientId, count.CountedAt, count.Present);

    /// <summary>Nobody was there after all: what says otherwise is no longer valid.</summary>
    private async Task RevokeAsync(Booking booking, DateTime now, CancellationToken cancellation)
    {
        var another = await db.Bookings.AnyAsync(
            b => b.SessionId == booking.SessionId && b.SchoolId == booking.SchoolId && b.Id != booking.Id && b.State == BookingState.Attended, cancellation);
        var wrong = await db.Certificates
            .Where(c => c.SessionId == booking.SessionId && c.RevokedAt == null
                && (c.BookingId == booking.Id || (!another && c.Kind == CertificateKind.School && c.SchoolId == booking.SchoolId)))
            .ToListAsync(cancellation);
        wrong.ForEach(certificate => certificate.RevokedAt = now);
    }
}
