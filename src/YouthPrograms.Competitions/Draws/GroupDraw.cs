using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// Entries into groups. Entries are taken in pots of as many as there are groups (seeds first, the others in the order of
/// lots); a pot sends one to each group and a delegation spreads evenly.
/// </summary>
internal static class GroupDraw
{
    /// <summary>The group (from 0) of each entry of <paramref name="byRank"/>, whose first <paramref name="seeds"/> are seeded.</summary>
    public static int[] Make(IReadOnlyList<DrawEntry> byRank, int seeds, int groups, EventFormat format, LotDrum drum)
    {
        var keys = format.Separation == SeparationDepth.None
            ? [.. Enumerable.Range(0, byRank.Count).Select(i => (long)i)]
            : byRank.Select((e, i) => e.Delegation?.Value ?? -1L - i).ToArray();
        return format.Seeding == SeedingPolicy.Fixed
            ? Snake(keys, seeds, groups, drum)
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

    // Seeds are where the snake puts them; the others are spread around them by an exact flow from delegations to groups.
    private static int[] Snake(long[] keys, int seeds, int groups, LotDrum drum)
    {
        const long penalty = 1L << 40;
        var group = new int[keys.Length];
        for (var i = 0; i < seeds; i++)
            group[i] = i / groups % 2 == 0 ? i % groups : groups - 1 - i % groups;
        var families = Enumerable.Range(0, keys.Length).GroupBy(i => keys[i]).Select(g => g.ToArray()).ToArray();
        var (source, sink, firstGroup, firstFamily) = (0, 1, 2, 2 + groups);
        var flow = new MinCostFlow(firstFamily + families.Length);
        var edges = new List<(int[] Family, int Group, int Edge)>();
        var preference = drum.Order(LotPurpose.Group, groups);
        for (var g = 0; g < groups; g++)
        {
            var taken = group.Take(seeds).Count(x => x == g);
            var (low, high) = (keys.Length / groups, (keys.Length + groups - 1) / groups);
            flow.AddSoft(firstGroup + g, sink, Math.Max(0, low - taken), Math.Max(0, high - taken), keys.Length, penalty * 1024);
        }

        for (var f = 0; f < families.Length; f++)
        {
            var unseeded = families[f].Count(i => i >= seeds);
            flow.Add(source, firstFamily + f, unseeded, 0);
            for (var g = 0; g < groups; g++)
                AddWish(f, g, unseeded);
        }

        flow.Send(source, sink, keys.Length - seeds);
        Assign();
        return group;

        void AddWish(int f, int g, int unseeded)
        {
            var taken = families[f].Count(i => i < seeds && group[i] == g);
            var (low, high) = (families[f].Length / groups, (families[f].Length + groups - 1) / groups);
            var cost = (preference[g] + f * 7) % groups;
            foreach (var (capacity, price) in new[] {
                (Math.Max(0, low - taken), cost - penalty), (high - Math.Max(low, taken), cost), (unseeded, cost + penalty) })
            {
                if (capacity > 0)
                    edges.Add((families[f], g, flow.Add(firstFamily + f, firstGroup + g, capacity, price)));
            }
        }

        void Assign()
        {
            var rest = families.ToDictionary(f => f, f => new Queue<int>(f.Where(i => i >= seeds)));
            foreach (var (family, g, edge) in edges)
            {
                for (var n = flow.Flow(edge); n > 0; n--)
                    group[rest[family].Dequeue()] = g;
            }
        }
    }
}
