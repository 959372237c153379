using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Draws;

/// <summary>Finds the event of a use case for its organizer, locked until the transaction ends.</summary>
internal static class OrganizedEvent
{
    public static async Task<Outcome<Event>> ForOrganizerAsync(
        this ProgramsDb db, long eventId, Viewer viewer, CancellationToken cancellation)
    {
        await db.LockAsync<Event>(eventId, cancellation);
        var found = await db.Events.Include(e => e.Tournament).VisibleTo(viewer).SingleOrDefaultAsync(e => e.Id == eventId, cancellation);
        if (found is null)
            return Problems.NotFound("event");
        return viewer.OrganizesTournament(found.TournamentId) ? found : Problems.Forbidden();
    }

    /// <summary>The draw that is committed or made, not a superseded one.</summary>
    public static Task<Draw?> DrawInForceAsync(this ProgramsDb db, long eventId, CancellationToken cancellation) =>
        db.Draws.SingleOrDefaultAsync(d => d.EventId == eventId && d.State != DrawState.Superseded, cancellation);

    public static Task<List<Entry>> AcceptedEntriesAsync(this ProgramsDb db, long eventId, CancellationToken cancellation) =>
        db.Entries.Where(e => e.EventId == eventId && e.State == EntryState.Accepted).ToListAsync(cancellation);
}
