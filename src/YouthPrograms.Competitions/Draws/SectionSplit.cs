using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Draws;

/// <summary>Members start … stop − 1 of a section send exactly so many to its left half.</summary>
internal readonly record struct SectionClass(int Start, int Stop, int Quota);

internal sealed record SectionQuotas(IReadOnlyList<SectionClass> Classes, int LeftByes);

/// <summary>
/// Chooses who of a section goes to its left half. Network: source → delegation → part of the delegation → member →
/// class (seed block, byes, the rest) → sink. Classes are exact; delegations and their parts want half, rounded either
/// way. Both sides are nested sets, so the flow is integral and the least number of broken wishes is found, not guessed.
/// </summary>
internal sealed class SectionSplit(
    LineField field, int[] members, IReadOnlyList<SectionClass> classes, (int Node, int Attempt, int Preference) at)
{
    /// <summary>
    /// Who goes left, and the weight of the wishes that could not be met (comparable between quotas of one section).
    /// Matches are those of the first round without a bye in each half.
    /// </summary>
    public (bool[] Left, long Unmet) Choose(int leftMatches, int rightMatches)
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

    private (bool[] Left, long Unmet) ByLots()
    {
        var left = new bool[members.Length];
        foreach (var (start, stop, quota) in classes)
        {
            foreach (var i in Enumerable.Range(start, stop - start).OrderBy(Cost).Take(quota))
                left[i] = true;
        }

        return (left, 0);
    }

    private (bool[] Left, long Unmet) ByFlow(int[][] kin, int leftMatches, int rightMatches)
    {
        var (source, sink, firstClass) = (0, 1, 2);
        var flow = new MinCostFlow<long>(2 + classes.Count + kin.Sum(k => 2 + k.Length));
        var free = firstClass + classes.Count;
        var origin = new int[members.Length];
        var bias = new long[members.Length];
        foreach (var family in kin)
        {
            var delegation = free++;
            var wishes = FamilyWishes.Of(new(field, members, at.Node, at.Attempt), family, leftMatches, rightMatches);
            flow.AddSoft(source, delegation, wishes.Low, wishes.High, family.Length, FamilyWishes.DelegationPenalty);
            foreach (var (part, low, high, penalty) in wishes.Parts)
            {
                flow.AddSoft(delegation, free, low, high, part.Length, penalty);
                foreach (var i in part)
                    origin[i] = free;
                free++;
            }

            foreach (var (i, cost) in wishes.Biases)
                bias[i] = cost;
        }

        var edges = new int[members.Length];
        for (var c = 0; c < classes.Count; c++)
        {
            var (start, stop, quota) = classes[c];
            flow.Add(firstClass + c, sink, quota, 0);
            for (var i = start; i < stop; i++)
                edges[i] = flow.Add(origin[i], firstClass + c, 1, Cost(i) + bias[i]);
        }

        flow.Send(source, sink, classes.Sum(c => c.Quota));
        return ([.. edges.Select(e => flow.Flow(e) == 1)], FamilyWishes.WithoutLots(flow.Cost));
    }

    private long Cost(int i) => at.Preference == 0 ? field.Lots[members[i]] : field.Count - 1 - field.Lots[members[i]];
}
