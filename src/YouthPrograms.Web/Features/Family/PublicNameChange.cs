using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Entries;

namespace YouthPrograms.Web.Features.Family;

/// <summary>Carries a consent into everything that shows the child's name in public.</summary>
public sealed class PublicNameChange(ProgramsDb db, AfterCommit after)
{
    /// <summary>As below, but null unless the viewer is a guardian.</summary>
    public async Task<Athlete?> FindAsync(long athleteId, Viewer viewer, CancellationToken cancellation) =>
        viewer.Guards.Contains(athleteId) ? await FindAsync(athleteId, cancellation) : null;

    /// <summary>The athlete with all that bears the name. The delegation is locked, as those lock it who change its roster.</summary>
    public async Task<Athlete?> FindAsync(long athleteId, CancellationToken cancellation)
    {
        var delegation = await db.Athletes.Where(a => a.Id == athleteId).Select(a => a.DelegationId).SingleOrDefaultAsync(cancellation);
        await db.LockAsync<Delegation>(delegation, cancellation);
        return await db.Athletes.AsSplitQuery()
            .Include(a => a.Record).ThenInclude(r => r.Consents)
            .Include(a => a.Delegation).ThenInclude(d => d.Tournament)
            .Include(a => a.Memberships).ThenInclude(m => m.Entry).ThenInclude(e => e.Event)
            .Include(a => a.Memberships).ThenInclude(m => m.Entry).ThenInclude(e => e.Members).ThenInclude(m => m.Athlete)
            .SingleOrDefaultAsync(a => a.Id == athleteId, cancellation);
    }

    /// <summary>Writes the public name that the consents allow now, on the athlete and on the labels of the entries.</summary>
    public static void Write(Athlete athlete, DateTime now)
    {
        athlete.PublicName = PublicNames.Of(athlete.Record, now);
        foreach (var entry in athlete.Memberships.Select(m => m.Entry).Where(e => e.Event.Kind != EventKind.Team))
            EntryLabels.Write(entry, entry.Members.OrderBy(m => m.Order).Select(m => m.Athlete), 1);
    }

    public ValueTask AnnounceAsync(Athlete athlete, CancellationToken cancellation) =>
        after.PublishedChangedAsync(athlete.Delegation.Tournament.Slug, cancellation);
}
