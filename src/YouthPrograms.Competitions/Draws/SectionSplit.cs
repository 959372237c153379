using System.Numerics;
using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// Chooses who of a section goes to its left half. Network: source → delegation → part of the delegation → member →
/// class (seed block, byes, the rest) → sink. Classes are exact; delegations and their parts want half, rounded either
/// way. Both sides are nested sets, so the flow is integral and the least number of broken wishes is found, not guessed.
/// </summary>
internal sealed class SectionSplit(LineField field, int[] members, int node, int preference)
{
    // Each penalty outweighs any sum of the smaller ones: at most 2^10 members, and 2^20 for the order of lots.
    private const long DelegationPenalty = 1L << 44;
    private const long RankPenalty = 1L << 33;
    private const long FirstRoundPenalty = 1L << 22;

    private readonly List<(int Start, int Stop, int Quota)> _classes = [];

    /// <summary>Members start … stop − 1 send exactly so many to the left.</summary>
    public void AddClass(int start, int stop, int quota)
    {
        if (stop > start)
            _classes.Add((start, stop, quota));
    }

    /// <summary>Matches are those of the first round without a bye in each half.</summary>
    public bool[] Choose(int leftMatches, int rightMatches)
    {
        var kin = members.Select((m, i) => (Key: field.Keys[m], i)).Where(x => x.Key >= 0)
            .GroupBy(x => x.Key, x => x.i)
            .Select(g => g.ToArray())
            .Where(g => g.Length > 1)
            .ToArray();
        return kin.Length == 0 || field.Depth == SeparationDepth.None
            ? ByLots()
            : ByFlow(kin, leftMatches, rightMatches);
    }

    private bool[] ByLots()
    {
        var left = new bool[members.Length];
        foreach (var (start, stop, quota) in _classes)
        {
            foreach (var i in Enumerable.Range(start, stop - start).OrderBy(Cost).Take(quota))
                left[i] = true;
        }

        return left;
    }

    private bool[] ByFlow(int[][] kin, int leftMatches, int rightMatches)
    {
        var (source, sink, firstClass) = (0, 1, 2);
        var flow = new MinCostFlow(2 + _classes.Count + kin.Sum(k => 2 + k.Length));
        var free = firstClass + _classes.Count;
        var origin = new int[members.Length];
        foreach (var family in kin)
        {
            var delegation = free++;
            var wishes = Wishes(family, leftMatches, rightMatches);
            flow.AddSoft(source, delegation, wishes.Low, wishes.High, family.Length, DelegationPenalty);
            foreach (var (part, low, high, penalty) in wishes.Parts)
            {
                flow.AddSoft(delegation, free, low, high, part.Length, penalty);
                foreach (var i in part)
                    origin[i] = free;
                free++;
            }
        }

        var edges = new int[members.Length];
        for (var c = 0; c < _classes.Count; c++)
        {
            var (start, stop, quota) = _classes[c];
            flow.Add(firstClass + c, sink, quota, 0);
            for (var i = start; i < stop; i++)
                edges[i] = flow.Add(origin[i], firstClass + c, 1, Cost(i));
        }

        flow.Send(source, sink, _classes.Sum(c => c.Quota));
        return [.. edges.Select(e => flow.Flow(e) == 1)];
    }

    private long Cost(int i) => preference == 0 ? field.Lots[members[i]] : field.Count - 1 - field.Lots[members[i]];

    private (int Low, int High, List<(int[] Part, int Low, int High, long Penalty)> Parts) Wishes(
        int[] family, int leftMatches, int rightMatches)
    {
        var playing = family.Where(i => members[i] >= field.Byes).ToArray();
        var crowded = playing.Length > 2 * Math.Min(leftMatches, rightMatches) - 3;
        var full = field.Depth == SeparationDepth.Full;
        var (low, high) = full ? (family.Length / 2, (family.Length + 1) / 2) : (0, family.Length);
        return (low, high, crowded && playing.Length > 1
            ? FirstRoundParts(family, playing, leftMatches, rightMatches)
            : full ? RankParts(family) : TopFourParts(family));
    }

    // Nobody may have more members in a half than it has matches, or two of them meet at once.
    private List<(int[], int, int, long)> FirstRoundParts(int[] family, int[] playing, int leftMatches, int rightMatches)
    {
        int[] resting = [.. family.Except(playing)];
        var (low, high) = (Math.Max(0, playing.Length - rightMatches), Math.Min(playing.Length, leftMatches));
        if (low > high)
            (low, high) = (high, low);
        List<(int[], int, int, long)> parts = [(playing, low, high, FirstRoundPenalty)];
        if (resting.Length > 0)
            parts.Add((resting, resting.Length / 2, (resting.Length + 1) / 2, field.Depth == SeparationDepth.Full ? RankPenalty : 0));
        return parts;
    }

    // The first two apart, the next two apart, then 5–8, 9–16 … each divided evenly: this keeps the best 2^r of a
    // delegation in different sections of level r all the way down.
    private static List<(int[], int, int, long)> RankParts(int[] family) =>
    [
        .. family.Select((i, position) => (i, Part: position < 2 ? 0 : BitOperations.Log2((uint)position)))
            .GroupBy(x => x.Part, x => x.i)
            .Select(g => g.ToArray())
            .Select(part => (part, part.Length / 2, (part.Length + 1) / 2, RankPenalty)),
    ];

    // Sections 1 is the whole bracket, 2 and 3 its halves: deeper down the best four are already apart.
    private List<(int[], int, int, long)> TopFourParts(int[] family)
    {
        if (field.Depth == SeparationDepth.FirstRoundOnly || node > 3)
            return [(family, 0, family.Length, 0)];
        int[] best = [.. family.Take(node == 1 ? 4 : 2)];
        int[] rest = [.. family.Skip(best.Length)];
        return [.. BestFour(best), (rest, 0, rest.Length, 0)];
    }

    private static IEnumerable<(int[], int, int, long)> BestFour(int[] best) => best.Chunk(2)
        .Select(pair => (pair, pair.Length / 2, (pair.Length + 1) / 2, RankPenalty));
}
