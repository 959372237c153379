using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Bookings;

namespace YouthPrograms.Web.Features.Bookings;

/// <summary>A class by headcount for a session. With <paramref name="Hold"/> the seats are kept for 20 minutes only.</summary>
public sealed record BookSessionRequest(
    long SessionId,
    long SchoolId,
    string? ClassLabel,
    int Pupils,
    int Adults,
    string? ContactName = null,
    string? ContactEmail = null,
    IReadOnlyList<string>? AccessNeeds = null,
    bool Hold = false);

/// <summary>Books a class into a session.</summary>
public sealed class BookSession(ProgramsDb db, SeatGuard seats, BookingDesk desk, PromoteWaitlist waitlist, AfterCommit after)
{
    public async Task<Outcome<Booking>> RunAsync(BookSessionRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (ClassVisit.MayActFor(viewer, request.SchoolId) is { } forbidden)
            return forbidden;
        if (await BookableSession.FindAsync(db, viewer, request.SessionId, cancellation) is not { } session)
            return BookingProblems.SessionNotFound;
        if (!await db.Schools.AnyAsync(school => school.Id == request.SchoolId, cancellation))
            return BookingProblems.SchoolNotFound;
        if (Check(request, session) is { Count: > 0 } problems)
            return problems;
        try
        {
            return await TakeAsync(request, viewer, session, cancellation);
        }
        catch (DbUpdateException refused) when (db.IsUniqueViolation(refused))
        {
            db.ChangeTracker.Clear();
            return BookingProblems.DuplicateClass(request.ClassLabel!.Trim());
        }
    }

    private static List<Problem> Check(BookSessionRequest request, BookableSession session) =>
    [
        .. ClassVisit.CheckLabel(request.ClassLabel),
        .. ClassVisit.CheckHeadcount(session, new(request.Pupils, request.Adults)),
        .. ClassVisit.CheckContact(request.ContactName, request.ContactEmail),
        .. ClassVisit.CheckAccessNeeds(request.AccessNeeds),
    ];

    private async Task<Outcome<Booking>> TakeAsync(
        BookSessionRequest request, Viewer viewer, BookableSession session, CancellationToken cancellation)
    {
        var count = new Headcount(request.Pupils, request.Adults);
        await using var write = await db.BeginWriteAsync(cancellation);
        var now = desk.Now;
        if (await seats.TakeAsync(session.Id, count.Seats, 1, now, cancellation) is { } refused)
        {
            // Expired holds that were swept on the way stay swept, and who waits may have use for them.
            await waitlist.RunAsync(session.Id, now, cancellation);
            await write.CommitAsync(cancellation);
            after.Wake();
            return await desk.RefuseAsync(refused, count, count.Seats, 1, target: null, cancellation);
        }
        var booking = Make(request, viewer, session, now);
        db.Bookings.Add(booking);
        await waitlist.SettleAsync(booking, cancellation);
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        after.Wake();
        return booking;
    }

    private static Booking Make(BookSessionRequest request, Viewer viewer, BookableSession session, DateTime now) => new()
    {
        SessionId = session.Id,
        SchoolId = request.SchoolId,
        ClassLabel = request.ClassLabel!.Trim(),
        Pupils = request.Pupils,
        Adults = request.Adults,
        State = request.Hold ? BookingState.Held : BookingState.Confirmed,
        HoldExpiresAt = request.Hold ? now + Hold.Lasts : null,
        ContactName = ClassVisit.Text(request.ContactName),
        ContactEmail = ClassVisit.Text(request.ContactEmail),
        AccessNeeds = request.AccessNeeds is { Count: > 0 } needs ? string.Join(',', needs.Distinct()) : null,
        BookedById = viewer.AccountId,
        BookedAt = now,
        AcceptedRevision = session.ScheduleRevision,
    };
}
