using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>The seeds of an event by entry; whoever is not named has none.</summary>
public sealed record SetSeedsRequest(long EventId, IReadOnlyDictionary<long, int> Seeds);

/// <summary>Sets all seeds of an event at once, so that two may change places.</summary>
public sealed class SetSeeds(ProgramsDb db, AfterCommit after)
{
    /// <summary>The field of an entry's seed in a form, and the target of its problems.</summary>
    public static string FieldOf(long entryId) => "seed-" + entryId.ToString(CultureInfo.InvariantCulture);

    public async Task<Outcome<Done>> RunAsync(SetSeedsRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        await db.LockAsync<Event>(request.EventId, cancellation);
        var @event = await db.Events.OrganizedBy(viewer).Include(e => e.Tournament)
            .Include(e => e.Entries.Where(entry => entry.State == EntryState.Submitted || entry.State == EntryState.Accepted))
            .SingleOrDefaultAsync(e => e.Id == request.EventId, cancellation);
        if (@event is null || request.Seeds.Keys.Except(@event.Entries.Select(e => e.Id)).Any())
            return Problems.NotFound("Event");
        List<Problem> problems = [.. EventEligibility.OfState(@event), .. Wrong(request.Seeds, @event.Entries.Count)];
        if (problems.Count > 0)
            return problems;
        if (await WriteAsync(@event.Entries, request.Seeds, cancellation) is { } stale)
            return stale;
        await transaction.CommitAsync(cancellation);
        await after.PublishedChangedAsync(@event.Tournament.Slug, cancellation);
        return default(Done);
    }

    private static IEnumerable<Problem> Wrong(IReadOnlyDictionary<long, int> seeds, int entries)
    {
        var seen = new HashSet<int>();
        foreach (var (entry, seed) in seeds.OrderBy(s => s.Value))
        {
            if (seed < 1 || seed > entries)
                yield return EntryProblems.SeedOutOfRange(FieldOf(entry), entries);
            else if (!seen.Add(seed))
                yield return EntryProblems.SeedTwice(FieldOf(entry), seed);
            else if (seed > 1 && !seen.Contains(seed - 1))
                yield return EntryProblems.SeedMissing(FieldOf(entry), seed - 1);
        }
    }

    // A seed is given once at a time: those that change are free before they are given anew.
    private async Task<Problem?> WriteAsync(List<Entry> entries, IReadOnlyDictionary<long, int> seeds, CancellationToken cancellation)
    {
        var changed = entries.Where(e => e.Seed != SeedOf(e)).ToArray();
        foreach (var entry in changed)
            entry.Seed = null;
        if (await db.TrySaveAsync(cancellation) is { } stale)
            return stale;
        foreach (var entry in changed)
            entry.Seed = SeedOf(entry);
        return await db.TrySaveAsync(cancellation);

        int? SeedOf(Entry entry) => seeds.TryGetValue(entry.Id, out var seed) ? seed : null;
    }
}
