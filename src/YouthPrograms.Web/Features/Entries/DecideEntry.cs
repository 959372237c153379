using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>
/// How the state of an entry changes. The event's row is locked, as the draw locks it: an entry is in the draw or out of it,
/// never accepted beside it.
/// </summary>
internal static class DecideEntry
{
    public static async Task<Outcome<Done>> DecideAsync(
        this ProgramsDb db,
        IQueryable<Entry> decidable,
        long entryId,
        Func<Entry, Problem?> decide,
        AfterCommit after,
        CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        var found = await decidable.Where(e => e.Id == entryId).Select(e => e.EventId).ToListAsync(cancellation);
        if (found is not [var eventId])
            return Problems.NotFound("Entry");
        await db.LockAsync<Event>(eventId, cancellation);
        var entry = await db.Entries.Include(e => e.Event).ThenInclude(e => e.Tournament).SingleAsync(e => e.Id == entryId, cancellation);
        if (EventEligibility.OfState(entry.Event).FirstOrDefault() is { } past)
            return past;
        if (decide(entry) is { } problem)
            return problem;
        if (await db.TrySaveAsync(cancellation) is { } stale)
            return stale;
        await transaction.CommitAsync(cancellation);
        await after.PublishedChangedAsync(entry.Event.Tournament.Slug, cancellation);
        after.Wake();
        return default(Done);
    }

    /// <summary>Takes an entry out of force; its seed is free again.</summary>
    public static void End(this Entry entry, EntryState state, string reason)
    {
        entry.State = state;
        entry.Reason = reason.Trim();
        entry.Seed = null;
    }
}
