using System.Numerics;
using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// Looks at every legal way to divide a section of at most sixteen lines and takes the best, level by level. Sets of
/// members are bits; what a set costs from its section down depends on the set alone, so each is worked out once.
/// </summary>
internal sealed class SectionTable
{
    public const int MostLines = 16;
    private const int Bits = 12;
    private const long Impossible = long.MaxValue / 4;

    private readonly LineField _field;
    private readonly int[] _coins;
    private readonly int[] _members;
    private readonly (int All, int Judged, int[] Best, int Count)[] _families;
    private readonly (int Block, int Mask)[] _seeds;
    private readonly int _bound;
    private readonly int _resting;
    private readonly int[] _alike;
    private readonly Dictionary<(int Node, int Mask), (long Cost, int Left)> _known = [];

    private SectionTable(LineField field, int[] coins, int[] members)
    {
        (_field, _coins) = (field, coins);
        // By lot, so that the first of equally good ways is nobody's choice.
        _members = [.. members.OrderBy(m => field.Lots[m])];
        _families = [.. field.Families.Select(Masks).Where(f => BitOperations.PopCount((uint)f.All) > 0)];
        _seeds = [.. members.Where(m => m < field.BoundSeeds).GroupBy(m => field.BlockOf(m + 1))
            .Select(g => (g.Key, MaskOf(g.Contains)))];
        _bound = MaskOf(m => m < field.BoundSeeds);
        _resting = MaskOf(m => m < field.Byes);
        var lone = MaskOf(m => m >= field.BoundSeeds) & ~_families.Aggregate(0, (mask, f) => mask | f.All);
        _alike = [lone & _resting, lone & ~_resting];
    }

    /// <summary>Deals the lines of one section anew to those who stand on them; false if the bracket's rules forbid all ways.</summary>
    public static bool Deal(LineField field, int[] coins, int[] lines, int from, int size)
    {
        var table = new SectionTable(field, coins, [.. lines[from..(from + size)].Where(m => m >= 0)]);
        var (node, all) = (field.Size / size + from / size, (1 << table._members.Length) - 1);
        if (table.Solve(node, all) >= Impossible)
            return false;
        table.Place(node, all, lines);
        return true;
    }

    private (int All, int Judged, int[] Best, int Count) Masks(int[] family)
    {
        var judged = _field.Judged(family);
        var best = Enumerable.Range(0, _field.Levels).Select(r => MaskOf(judged.Take(1 << r).Contains)).ToArray();
        return (MaskOf(family.Contains), MaskOf(judged.Contains), best, judged.Length);
    }

    private int MaskOf(Func<int, bool> belongs) =>
        Enumerable.Range(0, _members.Length).Where(bit => belongs(_members[bit])).Aggregate(0, (mask, bit) => mask | 1 << bit);

    private (int Node, int Mask) Key(int node, int mask) =>
        ((mask & _bound) == 0 ? 1 << BitOperations.Log2((uint)node) : node, mask);

    private long Solve(int node, int mask)
    {
        if (node >= _field.Size)
            return 0;
        var key = Key(node, mask);
        if (_known.TryGetValue(key, out var known))
            return known.Cost;
        var best = (Cost: Impossible, Left: 0);
        for (var left = mask; best.Cost > 0; left = left - 1 & mask)
        {
            if (!IsMirrored(mask, left) && IsFirstOfItsKind(mask, left) && IsLegal(node, left, mask & ~left))
            {
                var cost = Split(node, left, mask & ~left, best.Cost);
                if (cost < best.Cost)
                    best = (cost, left);
            }

            if (left == 0)
                break;
        }

        _known[key] = best;
        return best.Cost;
    }

    private long Split(int node, int left, int right, long limit)
    {
        var cost = Price(node, left, right);
        if (cost >= limit)
            return Impossible;
        cost += Solve(2 * node, left);
        return cost >= limit ? Impossible : Math.Min(Impossible, cost + Solve(2 * node + 1, right));
    }

    private long Price(int node, int left, int right)
    {
        var level = BitOperations.Log2((uint)node) + 1;
        if (level == _field.Levels)
            return _field.Depth != SeparationDepth.None && _families.Any(f => (f.All & left) != 0 && (f.All & right) != 0) ? 1 : 0;
        return level > _field.CheckedLevels ? 0 : (Excess(level, left) + Excess(level, right)) << Bits * (_field.Levels - level);
    }

    private long Excess(int level, int mask)
    {
        var excess = 0;
        foreach (var (_, judged, best, count) in _families)
        {
            var here = BitOperations.PopCount((uint)(judged & mask));
            var (low, high) = (count >> level, count + (1 << level) - 1 >> level);
            excess += Math.Max(0, low - here) + Math.Max(0, here - high)
                + Math.Max(0, BitOperations.PopCount((uint)(best[level] & mask)) - 1);
        }

        return excess;
    }

    private bool IsLegal(int node, int left, int right)
    {
        var size = _field.Size >> BitOperations.Log2((uint)node) + 1;
        var (restLeft, restRight) = (BitOperations.PopCount((uint)(left & _resting)), BitOperations.PopCount((uint)(right & _resting)));
        var (leftCount, rightCount) = (BitOperations.PopCount((uint)left), BitOperations.PopCount((uint)right));
        return (size == 1
                ? leftCount <= 1 && rightCount <= 1
                : leftCount + restLeft == size && rightCount + restRight == size && Math.Abs(restLeft - restRight) <= 1)
            && SeedsFit(node, size, left, right);
    }

    private bool SeedsFit(int node, int size, int left, int right)
    {
        var from = (node - (1 << BitOperations.Log2((uint)node))) * 2 * size;
        foreach (var (block, mask) in _seeds)
        {
            var (a, b) = (BitOperations.PopCount((uint)(mask & left)), BitOperations.PopCount((uint)(mask & right)));
            if (a + b == 0)
                continue;
            var (linesLeft, linesRight) = (_field.BlockOfLine.AsSpan(from, size).Count(block), _field.BlockOfLine.AsSpan(from + size, size).Count(block));
            if (a > linesLeft || b > linesRight || linesLeft == linesRight && Math.Abs(a - b) > 1)
                return false;
        }

        return true;
    }

    // Of those whom no rule tells apart the first by lot go left.
    private bool IsFirstOfItsKind(int mask, int left)
    {
        foreach (var alike in _alike)
        {
            var (taken, rest) = (left & alike, mask & ~left & alike);
            if (rest != 0 && taken >= (rest & -rest))
                return false;
        }

        return true;
    }

    // A section without seeds has no left and right.
    private bool IsMirrored(int mask, int left) => (mask & _bound) == 0 && (mask & -mask & left) == 0;

    private void Place(int node, int mask, int[] lines)
    {
        if (node >= _field.Size)
        {
            lines[node - _field.Size] = mask == 0 ? -1 : _members[BitOperations.TrailingZeroCount(mask)];
            return;
        }

        var left = _known[Key(node, mask)].Left;
        if ((mask & _bound) == 0 && (_coins[node] & 1) == 1)
            left = mask & ~left;
        Place(2 * node, left, lines);
        Place(2 * node + 1, mask & ~left, lines);
    }
}
