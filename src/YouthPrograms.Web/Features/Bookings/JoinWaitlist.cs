using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Bookings;
using YouthPrograms.Training.Capacity;

namespace YouthPrograms.Web.Features.Bookings;

/// <summary>A class that will wait; without a smallest acceptable size it comes whole or not at all.</summary>
public sealed record JoinWaitlistRequest(
    long SessionId, long SchoolId, string? ClassLabel, int Pupils, int Adults, int? SmallestAcceptable = null);

/// <summary>Puts a class on the waitlist of a session that is full for it.</summary>
public sealed class JoinWaitlist(ProgramsDb db, SeatGuard seats, TimeProvider clock, AfterCommit after)
{
    public async Task<Outcome<WaitlistEntry>> RunAsync(JoinWaitlistRequest request, Viewer viewer, CancellationToken cancellation)
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
            return await JoinAsync(request, viewer, cancellation);
        }
        catch (DbUpdateException refused) when (db.IsUniqueViolation(refused))
        {
            db.ChangeTracker.Clear();
            return BookingProblems.AlreadyWaiting(request.ClassLabel!.Trim());
        }
    }

    private static List<Problem> Check(JoinWaitlistRequest request, BookableSession session)
    {
        var count = new Headcount(request.Pupils, request.Adults);
        List<Problem> problems =
            [.. ClassVisit.CheckLabel(request.ClassLabel), .. ClassVisit.CheckHeadcount(session, count)];
        if (problems.Count == 0 && request.SmallestAcceptable is { } smallest && (smallest < 1 || smallest > count.Seats))
            problems.Add(BookingProblems.SmallestOutOfRange(count.Seats));
        return problems;
    }

    private async Task<Outcome<WaitlistEntry>> JoinAsync(
        JoinWaitlistRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var write = await db.BeginWriteAsync(cancellation);
        await seats.LockAsync(cancellation, request.SessionId);
        var now = clock.GetUtcNow().UtcDateTime;
        await seats.ReleaseExpiredHoldsAsync(request.SessionId, now, cancellation);
        var session = await BookableSession.ReadAsync(db, request.SessionId, cancellation);
        if (await RefusalAsync(request, session, now, cancellation) is { } refusal)
            return refusal;
        var last = await db.WaitlistEntries.Where(entry => entry.SessionId == session.Id)
            .MaxAsync(entry => (int?)entry.Position, cancellation);
        var entry = Make(request, viewer, now, (last ?? 0) + 1);
        db.WaitlistEntries.Add(entry);
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        after.Wake();
        return entry;
    }

    private async Task<Problem?> RefusalAsync(
        JoinWaitlistRequest request, BookableSession session, DateTime now, CancellationToken cancellation)
    {
        if (BookingProblems.NotOpen(session, now, Alternatives.None) is { } closed)
            return closed;
        var label = request.ClassLabel!.Trim();
        var isBooked = await db.Bookings.AnyAsync(
            booking => booking.SessionId == session.Id && booking.SchoolId == request.SchoolId
                && booking.ClassLabel == label && booking.State <= BookingState.Closed,
            cancellation);
        if (isBooked)
            return BookingProblems.DuplicateClass(label);
        return session.Places.Binding(request.Pupils + request.Adults, 1) is Constraint.None ? BookingProblems.SeatsAreFree : null;
    }

    private static WaitlistEntry Make(JoinWaitlistRequest request, Viewer viewer, DateTime now, int position) => new()
    {
        SessionId = request.SessionId,
        SchoolId = request.SchoolId,
        ClassLabel = request.ClassLabel!.Trim(),
        Pupils = request.Pupils,
        Adults = request.Adults,
        Size = request.Pupils + request.Adults,
        SmallestAcceptable = request.SmallestAcceptable ?? request.Pupils + request.Adults,
        Position = position,
        JoinedAt = now,
        JoinedById = viewer.AccountId,
    };
}
