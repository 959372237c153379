using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Bookings;

namespace YouthPrograms.Web.Features.Bookings;

public sealed record MoveBookingRequest(long BookingId, long ToSessionId, int? RowVersion = null);

/// <summary>Takes seats in another session first and gives back the old ones in the same transaction: a class is never in neither.</summary>
public sealed class MoveBooking(ProgramsDb db, SeatGuard seats, BookingDesk desk, PromoteWaitlist waitlist, AfterCommit after)
{
    /// <summary>The new booking; the old one points to it.</summary>
    public async Task<Outcome<Booking>> RunAsync(MoveBookingRequest request, Viewer viewer, CancellationToken cancellation)
    {
        if (await BookableSession.FindAsync(db, viewer, request.ToSessionId, cancellation) is not { } target)
            return BookingProblems.SessionNotFound with { Target = nameof(request.ToSessionId) };
        try
        {
            return await MoveAsync(request, target, viewer, cancellation);
        }
        catch (DbUpdateException refused) when (db.IsUniqueViolation(refused))
        {
            db.ChangeTracker.Clear();
            return BookingProblems.ClassIsThere;
        }
    }

    private async Task<Outcome<Booking>> MoveAsync(
        MoveBookingRequest request, BookableSession target, Viewer viewer, CancellationToken cancellation)
    {
        await using var write = await db.BeginWriteAsync(cancellation);
        var opened = await desk.OpenAsync(request.BookingId, request.RowVersion, viewer, cancellation, alsoLock: target.Id);
        if (opened.IsRefused(out var problem))
            return problem;
        var old = opened.Value;
        var now = desk.Now;
        if (await CheckAsync(old, target, now, cancellation) is { Count: > 0 } problems)
            return problems;
        if (await seats.TakeAsync(target.Id, old.Seats, 1, now, cancellation) is { } refused)
            return await desk.RefuseAsync(
                refused, new(old.Pupils, old.Adults), old.Seats, 1, nameof(request.ToSessionId), cancellation);
        var moved = await ReplaceAsync(old, target, now, cancellation);
        await seats.ReleaseAsync(old.SessionId, old.Seats, 1, cancellation);
        await waitlist.RunAsync(old.SessionId, now, cancellation);
        await write.CommitAsync(cancellation);
        after.Wake();
        return moved;
    }

    private async Task<List<Problem>> CheckAsync(
        Booking old, BookableSession target, DateTime now, CancellationToken cancellation)
    {
        if (old.State is not (BookingState.Confirmed or BookingState.Reconfirmed))
            return [BookingProblems.BookingNotActive];
        var source = await BookableSession.ReadAsync(db, old.SessionId, cancellation);
        return Move.Check(source.MoveEnd, target.MoveEnd, now) switch
        {
            MoveFault.SameSession => [BookingProblems.SameSession],
            MoveFault.SourceStarted => [BookingProblems.SessionStarted],
            MoveFault.AnotherAge => [BookingProblems.AnotherAge],
            _ => [.. ClassVisit.CheckHeadcount(target, new Headcount(old.Pupils, old.Adults))],
        };
    }

    private async Task<Booking> ReplaceAsync(Booking old, BookableSession target, DateTime now, CancellationToken cancellation)
    {
        var moved = new Booking
        {
            SessionId = target.Id,
            SchoolId = old.SchoolId,
            ClassLabel = old.ClassLabel,
            Pupils = old.Pupils,
            Adults = old.Adults,
            State = BookingState.Confirmed,
            ContactName = old.ContactName,
            ContactEmail = old.ContactEmail,
            AccessNeeds = old.AccessNeeds,
            BookedById = old.BookedById,
            BookedAt = now,
            AcceptedRevision = target.ScheduleRevision,
            Revision = old.Revision + 1,
        };
        db.Bookings.Add(moved);
        await waitlist.SettleAsync(moved, cancellation);
        await db.SaveChangesAsync(cancellation);
        old.State = BookingState.Moved;
        old.MovedToId = moved.Id;
        await db.SaveChangesAsync(cancellation);
        return moved;
    }
}
