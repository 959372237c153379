using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;

namespace YouthPrograms.Web.Features.Publishing;

/// <summary>
/// Wakes pages when an embargo ends: the public may read more from that moment on, though nobody wrote anything. One for
/// each node, which remembers until when it has looked.
/// </summary>
public sealed class EmbargoEnds(LiveUpdates live, TimeProvider clock)
{
    private DateTime until = clock.GetUtcNow().UtcDateTime;

    /// <summary>How many tournaments' pages were woken.</summary>
    public async Task<int> RunAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var (since, now) = (until, clock.GetUtcNow().UtcDateTime);
        var slugs = await db.Events.Where(e => e.PublishedAt > since && e.PublishedAt <= now)
            .Select(e => e.Tournament.Slug).Distinct().ToListAsync(cancellation);
        foreach (var slug in slugs)
            await live.TellAsync(slug, cancellation);
        until = now;
        return slugs.Count;
    }
}
