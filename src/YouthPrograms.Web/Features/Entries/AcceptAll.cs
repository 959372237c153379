using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

public sealed record AcceptAllRequest(long EventId);

/// <summary>Accepts every waiting entry of an event; the value is their number.</summary>
public sealed class AcceptAll(ProgramsDb db, AfterCommit after)
{
    public async Task<Outcome<int>> RunAsync(AcceptAllRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        await db.LockAsync<Event>(request.EventId, cancellation);
        var @event = await db.Events.OrganizedBy(viewer).Include(e => e.Tournament)
            .Include(e => e.Entries.Where(entry => entry.State == EntryState.Submitted))
            .SingleOrDefaultAsync(e => e.Id == request.EventId, cancellation);
        if (@event is null)
            return Problems.NotFound("Event");
        if (EventEligibility.OfState(@event).FirstOrDefault() is { } past)
            return past;
        foreach (var entry in @event.Entries)
            entry.State = EntryState.Accepted;
        if (await db.TrySaveAsync(cancellation) is { } stale)
            return stale;
        await transaction.CommitAsync(cancellation);
        await after.PublishedChangedAsync(@event.Tournament.Slug, cancellation);
        after.Wake();
        return @event.Entries.Count;
    }
}
