using Microsoft.EntityFrameworkCore;
using YouthPrograms.Competitions;
using YouthPrograms.Competitions.Draws;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Tournaments;

namespace YouthPrograms.Web.Features.Draws;

/// <summary>What the organizer's page of an event shows.</summary>
public sealed class DrawDesk(ProgramsDb db, EventReader events)
{
    /// <summary>Null for an event the viewer does not organize.</summary>
    public async Task<DrawDeskView?> ReadAsync(string slug, string code, Viewer viewer, CancellationToken cancellation)
    {
        var head = await events.FindAsync(slug, code, viewer, cancellation);
        if (head is null || !viewer.OrganizesTournament(head.TournamentId))
            return null;
        var open = await db.Entries.CountAsync(e => e.EventId == head.Id && e.State == EntryState.Submitted, cancellation);
        var hasResults = await db.Results.AnyAsync(r => r.Match.EventId == head.Id, cancellation);
        return new DrawDeskView(
            head, await events.EntriesAsync(head.Id, cancellation), await events.NamesAsync(head.Id, cancellation),
            open, hasResults, await DrawsAsync(head.Id, viewer, cancellation));
    }

    /// <summary>The draws of an event that the viewer may see, the newest first.</summary>
    public async Task<IReadOnlyList<DrawRow>> DrawsAsync(long eventId, Viewer viewer, CancellationToken cancellation) =>
        await db.Draws.VisibleTo(viewer).Where(d => d.EventId == eventId).OrderByDescending(d => d.Id)
            .Select(d => new DrawRow(
                d.Id, d.State, d.Commitment, d.EntriesHash, d.Secret, d.Witness, d.Transcript, d.CommittedAt, d.MadeAt, d.Reason))
            .ToListAsync(cancellation);
}

public sealed record DrawDeskView(
    EventHead Head, IReadOnlyList<EntryName> Entries, IReadOnlyDictionary<long, EntryName> Names, int OpenEntries, bool HasResults, IReadOnlyList<DrawRow> Draws)
{
    public DrawRow? InForce => Draws.FirstOrDefault(draw => draw.State != DrawState.Superseded);

    public IEnumerable<DrawRow> Superseded => Draws.Where(draw => draw.State == DrawState.Superseded);
}

public sealed record DrawRow(
    long Id, DrawState State, string Commitment, string EntriesHash, string? Secret, string Witness, string? Transcript,
    DateTime CommittedAt, DateTime? MadeAt, string? Reason)
{
    /// <summary>What was published, read back; null until the draw is made.</summary>
    public DrawRecord? Record { get; } = Transcript is null ? null : CompetitionsJson.ReadDraw(System.Text.Encoding.UTF8.GetBytes(Transcript));

    public IReadOnlyList<string> Words => Witness.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
