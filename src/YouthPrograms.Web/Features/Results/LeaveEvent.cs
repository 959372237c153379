using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Entries;

namespace YouthPrograms.Web.Features.Results;

public sealed record ReinstateEntryRequest(long EntryId, string Reason);

/// <summary>
/// A drawn entry leaves its event, or comes back when that was a mistake; the organizer says so. What was played stays. The
/// matches it still had are walkovers, and in an unfinished group the policy of the event says what its results count for.
/// </summary>
public sealed class LeaveEvent(ProgramsDb db, AfterCommit after)
{
    public Task<Outcome<Done>> RunAsync(WithdrawEntryRequest request, Viewer viewer, CancellationToken cancellation) =>
        ChangeAsync(request.EntryId, leaves: true, request.Reason, viewer, cancellation);

    public Task<Outcome<Done>> ReinstateAsync(ReinstateEntryRequest request, Viewer viewer, CancellationToken cancellation) =>
        ChangeAsync(request.EntryId, leaves: false, request.Reason, viewer, cancellation);

    private async Task<Outcome<Done>> ChangeAsync(long entryId, bool leaves, string reason, Viewer viewer, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        var found = await db.Entries.OrganizedBy(viewer).Where(e => e.Id == entryId).Select(e => e.EventId).ToListAsync(cancellation);
        if (found is not [var eventId])
            return Problems.NotFound("Entry");
        await db.LockAsync<Event>(eventId, cancellation);
        var entry = await db.Entries.SingleAsync(e => e.Id == entryId, cancellation);
        if (await EventBook.OpenAsync(db, eventId, cancellation) is not { } book || !book.Plan.Entries.Contains(new(entryId)))
            return EntryProblems.NotDrawn();
        if (WhyNot(entry, book.Event, leaves, reason) is { } problem)
            return problem;
        var before = book.Replay();
        book.Withdrawn = leaves ? [.. book.Withdrawn, entryId] : [.. book.Withdrawn.Where(other => other != entryId)];
        if (Dependents.Of(book.Ledger, before, book.Replay()) is { Count: > 0 } contradicted)
            return EntryProblems.PlayedSince(contradicted.Select(result => result.Number).Distinct());
        // A reason can be an illness, and the row is public: it stands in the audit alone.
        db.Acting.Why = reason.Trim();
        (entry.State, entry.LeftAt) = (leaves ? EntryState.Withdrawn : EntryState.Accepted, leaves ? viewer.Now : null);
        await book.StoreAsync(db, cancellation);
        if (await db.TrySaveAsync(cancellation) is { } stale)
            return stale;
        await transaction.CommitAsync(cancellation);
        await after.PublishedChangedAsync(book.Event.Tournament.Slug, cancellation);
        after.Wake();
        return default(Done);
    }

    private static Problem? WhyNot(Entry entry, Event @event, bool leaves, string reason) => @event.State switch
    {
        EventState.Cancelled => EntryProblems.EventOver(@event),
        // The withdrawal itself may have ended the event; it can be undone all the same.
        EventState.Completed when leaves => EntryProblems.EventOver(@event),
        _ when @event.Tournament.State is TournamentState.Completed or TournamentState.Cancelled => EntryProblems.EventOver(@event),
        _ when leaves != (entry.State == EntryState.Accepted) => EntryProblems.EntryNotInForce(),
        _ => string.IsNullOrWhiteSpace(reason) ? EntryProblems.ReasonMissing() : null,
    };
}
