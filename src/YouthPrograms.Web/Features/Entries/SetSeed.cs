using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>Null takes the seed away.</summary>
public sealed record SetSeedRequest(long EntryId, int? Seed);

/// <summary>Seeds one entry, 1 being the best.</summary>
public sealed class SetSeed(ProgramsDb db, AfterCommit after)
{
    public async Task<Outcome<Done>> RunAsync(SetSeedRequest request, Viewer viewer, CancellationToken cancellation)
    {
        var inForce = db.Entries.OrganizedBy(viewer)
            .Where(e => e.Id == request.EntryId)
            .SelectMany(e => e.Event.Entries)
            .Where(e => e.State == EntryState.Submitted || e.State == EntryState.Accepted);
        var seeds = await inForce.Select(e => new { e.Id, e.Seed }).ToListAsync(cancellation);
        if (request.Seed is { } seed && seeds.Count > 0)
        {
            if (seed < 1 || seed > seeds.Count)
                return EntryProblems.SeedOutOfRange(nameof(request.Seed), seeds.Count);
            if (seeds.Exists(other => other.Seed == seed && other.Id != request.EntryId))
                return EntryProblems.SeedTwice(nameof(request.Seed), seed);
        }
        return await SaveAsync(request, viewer, cancellation);
    }

    private async Task<Outcome<Done>> SaveAsync(SetSeedRequest request, Viewer viewer, CancellationToken cancellation)
    {
        try
        {
            return await db.DecideAsync(db.Entries.OrganizedBy(viewer), request.EntryId, entry =>
            {
                if (!entry.IsInForce())
                    return EntryProblems.EntryNotInForce();
                entry.Seed = request.Seed;
                return null;
            }, after, cancellation);
        }
        catch (DbUpdateException refused) when (db.IsUniqueViolation(refused))
        {
            return EntryProblems.SeedTwice(nameof(request.Seed), request.Seed ?? 0);
        }
    }
}
