using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// Entries into groups. Entries are taken in pots of as many as there are groups (seeds first, the others in the order of
/// lots); a pot sends one to each group and a delegation spreads evenly.
/// </summary>
internal static class GroupDraw
{
    /// <summary>The group (from 0) of each entry; the first <paramref name="seeds"/> entries are the seeds.</summary>
    public static int[] Make(IReadOnlyList<DrawEntry> byRank, int seeds, int groups, EventFormat format, LotDrum drum)
    {
        var keys = format.Separation == SeparationDepth.None
            ? [.. Enumerable.Range(0, byRank.Count).Select(i => (long)i)]
            : byRank.Select((e, i) => e.Delegation?.Value ?? -1L - i).ToArray();
        return format.Seeding == SeedingPolicy.Fixed
            ? SnakeDraw.Make(keys, seeds, groups, drum)
            : Drawn(keys, seeds, groups, drum);
    }

    // De Werra: a bipartite multigraph has a colouring in any number of colours that is even at every node. Nodes are
    // pots and delegations, edges are entries, colours are groups; so nothing ever has to be broken here.
    private static int[] Drawn(long[] keys, int seeds, int groups, LotDrum drum)
    {
        var colouring = new EvenColouring(groups, drum);
        for (var i = 0; i < keys.Length; i++)
            colouring.Add(pot: i / groups, keys[i]);
        var colours = colouring.Colours();
        return Relabelled(colours, Math.Min(seeds, groups), groups, drum);
    }

    // Seed n of the first pot belongs to group n; the remaining names of groups are drawn.
    private static int[] Relabelled(int[] colours, int seeds, int groups, LotDrum drum)
    {
        var name = Enumerable.Repeat(-1, groups).ToArray();
        for (var seed = 0; seed < seeds; seed++)
            name[colours[seed]] = seed;
        var unnamed = Enumerable.Range(0, groups).Where(c => name[c] < 0).ToArray();
        var order = drum.Order(LotPurpose.Group, unnamed.Length);
        for (var i = 0; i < unnamed.Length; i++)
            name[unnamed[i]] = seeds + order[i];
        return [.. colours.Select(c => name[c])];
    }
}
