using System.Numerics;
using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Tests.Draws;

/// <summary>
/// The least cost over all legal ways to halve a bracket of 32 lines again and again, for up to twenty entries: sets of
/// entries are bits, and what a set costs in a section is worked out once. Shares no code with the engine.
/// </summary>
internal sealed class BruteForceBySets
{
    private const int Size = 32, Bits = 10;
    private const long Impossible = long.MaxValue / 4;

    private readonly int[] _ranks;
    private readonly (int[] Judged, int All)[] _families;
    private readonly SeparationDepth _depth;
    private readonly bool _isFixed;
    private readonly int _resting;
    private readonly int _seeds;
    private readonly Dictionary<(int From, int Length, int Set), long> _known = [];

    private BruteForceBySets(DrawRecord record)
    {
        var order = BruteForce.Order(record);
        var format = record.Request.Format;
        (_depth, _isFixed, _ranks) = (format.Separation, format.Seeding == SeedingPolicy.Fixed, Mirrored(Size));
        _families = [.. BruteForce.Families(order).Select(f => (
            _depth == SeparationDepth.TopFourThenFirstRound ? [.. f.Take(4)] : f, f.Aggregate(0, (set, m) => set | 1 << m)))];
        _resting = (1 << Size - order.Length) - 1;
        _seeds = (1 << Math.Min(order.Count(e => e.Seed is not null), _isFixed ? Size : Size / 2)) - 1;
    }

    public static int[] LeastCost(DrawRecord record)
    {
        var force = new BruteForceBySets(record);
        var cost = force.Of(0, Size, (1 << record.Request.Entries.Count) - 1);
        var judged = force._depth switch { SeparationDepth.Full => 4, SeparationDepth.TopFourThenFirstRound => 2, _ => 0 };
        return [.. Enumerable.Range(1, judged).Append(5).Select(level => (int)(cost >> Bits * (5 - level)) & (1 << Bits) - 1)];
    }

    private long Of(int from, int length, int set)
    {
        if (length == 1)
            return 0;
        if (_known.TryGetValue((from, length, set), out var known))
            return known;
        var (best, half) = (Impossible, length / 2);
        for (var left = set; ; left = left - 1 & set)
        {
            if (Fits(from, half, left, set & ~left))
                best = Math.Min(best, Price(half, left) + Price(half, set & ~left) + Clash(half, left, set) + Of(from, half, left) + Of(from + half, half, set & ~left));
            if (left == 0)
                break;
        }

        return _known[(from, length, set)] = best;
    }

    private bool Fits(int from, int half, int left, int right)
    {
        var (restLeft, restRight) = (Count(left & _resting), Count(right & _resting));
        if (half == 1 ? Count(left) > 1 || Count(right) > 1 : Count(left) + restLeft != half || Count(right) + restRight != half || Math.Abs(restLeft - restRight) > 1)
            return false;
        return _isFixed ? SeedsStand(from, half, left) && SeedsStand(from + half, half, right) : BlocksFit(from, half, left, right);
    }

    private bool SeedsStand(int from, int length, int set) =>
        Enumerable.Range(0, 20).All(m => (set & _seeds & 1 << m) == 0 || Array.IndexOf(_ranks, m + 1, from, length) >= 0);

    private bool BlocksFit(int from, int half, int left, int right)
    {
        for (var block = 0; block <= 4; block++)
        {
            var members = _seeds & Enumerable.Range(0, 20).Where(m => Block(m + 1) == block).Aggregate(0, (set, m) => set | 1 << m);
            var (a, b) = (Count(left & members), Count(right & members));
            var (linesA, linesB) = (Lines(from, half, block), Lines(from + half, half, block));
            if (a > linesA || b > linesB || linesA == linesB && Math.Abs(a - b) > 1)
                return false;
        }

        return true;
    }

    private int Lines(int from, int length, int block) => _ranks.AsSpan(from, length).ToArray().Count(rank => Block(rank) == block);

    private long Price(int length, int set)
    {
        var level = 5 - BitOperations.Log2((uint)length);
        if (length == 1 || _depth is SeparationDepth.None or SeparationDepth.FirstRoundOnly || _depth == SeparationDepth.TopFourThenFirstRound && level > 2)
            return 0;
        var cost = 0L;
        foreach (var (judged, _) in _families)
        {
            var here = judged.Count(m => (set & 1 << m) != 0);
            var best = judged.Take(1 << level).Count(m => (set & 1 << m) != 0);
            cost += Math.Max(0, here - (judged.Length + (1 << level) - 1 >> level)) + Math.Max(0, (judged.Length >> level) - here) + Math.Max(0, best - 1);
        }

        return cost << Bits * (5 - level);
    }

    private long Clash(int half, int left, int set) =>
        half == 1 && _families.Any(f => (f.All & left) != 0 && (f.All & set & ~left) != 0) ? 1 : 0;

    private static int Count(int set) => BitOperations.PopCount((uint)set);

    private static int Block(int rank) => rank == 1 ? 0 : 1 + BitOperations.Log2((uint)(rank - 1));

    private static int[] Mirrored(int size) => size == 1
        ? [1]
        : [.. Mirrored(size / 2).SelectMany((rank, i) => i % 2 == 0 ? new[] { rank, size + 1 - rank } : [size + 1 - rank, rank])];
}
