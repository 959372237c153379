using System.Text;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Competitions;
using YouthPrograms.Competitions.Draws;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using Draw = YouthPrograms.Data.Tournaments.Draw;

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

    /// <summary>What a new draw of the event replaces: the last that was made, if any, and why it is done over.</summary>
    public static async Task<DrawReplaced?> ReplacedAsync(
        this ProgramsDb db, long eventId, string? reason, CancellationToken cancellation)
    {
        var replaced = await db.Draws.Where(d => d.EventId == eventId && d.State == DrawState.Superseded && d.Transcript != null)
            .OrderByDescending(d => d.MadeAt).ThenByDescending(d => d.Id).Select(d => d.Transcript).FirstOrDefaultAsync(cancellation);
        return reason is not null && replaced is not null && CompetitionsJson.ReadDraw(Encoding.UTF8.GetBytes(replaced)) is { } record
            ? new DrawReplaced(record.Hash(), reason)
            : null;
    }

    public static Task<List<Entry>> AcceptedEntriesAsync(this ProgramsDb db, long eventId, CancellationToken cancellation) =>
        db.Entries.Where(e => e.EventId == eventId && e.State == EntryState.Accepted).ToListAsync(cancellation);
}
