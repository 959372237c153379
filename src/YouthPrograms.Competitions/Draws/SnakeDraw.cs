namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// Groups with fixed seeding: seeds are where the snake puts them, the others are spread around them by an exact flow from
/// delegations to groups. Size of groups comes before the spread of delegations.
/// </summary>
internal sealed class SnakeDraw
{
    private const int Source = 0, Sink = 1, FirstGroup = 2;
    private const long KinPenalty = 1L << 20, SizePenalty = 1L << 40;

    private readonly int[] _group;
    private readonly int _seeds;
    private readonly int _groups;
    private readonly int[][] _families;
    private readonly MinCostFlow<long> _flow;
    private readonly List<(int Family, int Group, int Edge)> _edges = [];

    private SnakeDraw(long[] keys, int seeds, int groups)
    {
        (_seeds, _groups, _group) = (seeds, groups, new int[keys.Length]);
        for (var i = 0; i < seeds; i++)
            _group[i] = i / groups % 2 == 0 ? i % groups : groups - 1 - i % groups;
        _families = [.. Enumerable.Range(0, keys.Length).GroupBy(i => keys[i]).Select(g => g.ToArray())];
        _flow = new(FirstGroup + groups + _families.Length);
    }

    /// <summary>The group (from 0) of each key.</summary>
    public static int[] Make(long[] keys, int seeds, int groups, LotDrum drum)
    {
        var draw = new SnakeDraw(keys, seeds, groups);
        draw.LimitGroups();
        draw.SpreadFamilies(drum.Order(LotPurpose.Group, groups));
        draw._flow.Send(Source, Sink, keys.Length - seeds);
        draw.Assign();
        return draw._group;
    }

    private void LimitGroups()
    {
        var (low, high) = (_group.Length / _groups, (_group.Length + _groups - 1) / _groups);
        for (var g = 0; g < _groups; g++)
        {
            var seeded = _group.Take(_seeds).Count(x => x == g);
            var (from, to) = (Math.Max(0, low - seeded), Math.Max(0, high - seeded));
            _flow.AddSoft(FirstGroup + g, Sink, from, to, _group.Length, SizePenalty);
        }
    }

    private void SpreadFamilies(int[] preference)
    {
        for (var f = 0; f < _families.Length; f++)
        {
            var unseeded = _families[f].Count(i => i >= _seeds);
            _flow.Add(Source, FirstGroup + _groups + f, unseeded, 0);
            for (var g = 0; g < _groups; g++)
                Wish(f, g, unseeded, preference[(g + f) % _groups]);
        }
    }

    private void Wish(int family, int group, int unseeded, long cost)
    {
        var members = _families[family];
        var seeded = members.Count(i => i < _seeds && _group[i] == group);
        var low = Math.Max(0, members.Length / _groups - seeded);
        var high = Math.Max(0, (members.Length + _groups - 1) / _groups - seeded);
        foreach (var (capacity, price) in new[] { (low, cost - KinPenalty), (high - low, cost), (unseeded, cost + KinPenalty) })
        {
            if (capacity > 0)
                _edges.Add((family, group, _flow.Add(FirstGroup + _groups + family, FirstGroup + group, capacity, price)));
        }
    }

    private void Assign()
    {
        var rest = _families.Select(f => new Queue<int>(f.Where(i => i >= _seeds))).ToArray();
        foreach (var (family, group, edge) in _edges)
        {
            for (var n = _flow.Flow(edge); n > 0; n--)
                _group[rest[family].Dequeue()] = group;
        }
    }
}
