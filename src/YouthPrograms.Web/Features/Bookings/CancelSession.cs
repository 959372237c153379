using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Web.Features.Bookings;

public sealed record CancelSessionRequest(long SessionId, string? Reason, int? RowVersion = null);

/// <summary>Calls a session off, with all its bookings; who waited waits no more.</summary>
public sealed class CancelSession(ProgramsDb db, SeatGuard seats, AfterCommit after)
{
    public async Task<Outcome<TrainingSession>> RunAsync(
        CancelSessionRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (!ClassVisit.IsOfficer(viewer))
            return BookingProblems.OfficersOnly;
        if (ClassVisit.CheckReason(request.Reason, needed: true).ToList() is { Count: > 0 } problems)
            return problems;
        await using var write = await db.BeginWriteAsync(cancellation);
        await seats.LockAsync(cancellation, request.SessionId);
        var session = await db.TrainingSessions.SingleOrDefaultAsync(one => one.Id == request.SessionId, cancellation);
        if (SessionChange.Refusal(session, request.RowVersion) is { } refusal)
            return refusal;
        db.Acting.Why = session!.CancelReason = request.Reason!.Trim();
        session.State = SessionState.Cancelled;
        (session.SeatsTaken, session.GroupsTaken) = (0, 0);
        await EndBookingsAsync(session, cancellation);
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        after.Wake();
        return session;
    }

    private async Task EndBookingsAsync(TrainingSession session, CancellationToken cancellation)
    {
        var bookings = await db.Bookings
            .Where(booking => booking.SessionId == session.Id && booking.State <= BookingState.Reconfirmed)
            .ToListAsync(cancellation);
        foreach (var booking in bookings)
        {
            booking.State = BookingState.CancelledByOrganizer;
            booking.CancelReason = session.CancelReason;
        }
        var waiting = await db.WaitlistEntries
            .Where(entry => entry.SessionId == session.Id && entry.State <= WaitlistState.Offered)
            .ToListAsync(cancellation);
        waiting.ForEach(entry => entry.State = WaitlistState.Lapsed);
    }
}

internal static class SessionChange
{
    /// <summary>Why an officer cannot change a session any more; null when they can.</summary>
    public static Problem? Refusal(TrainingSession? session, int? rowVersion) => session switch
    {
        null => BookingProblems.SessionNotFound,
        _ when rowVersion is { } version && version != session.RowVersion => BookingProblems.Stale,
        _ => session.State.IsChangeable() ? null : BookingProblems.SessionNotChangeable,
    };

    /// <summary>Neither begun nor over.</summary>
    public static bool IsChangeable(this SessionState state) =>
        state is SessionState.Draft or SessionState.Open or SessionState.BookingClosed or SessionState.Confirmed;
}
