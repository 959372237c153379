using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// Deals open lines of a bracket among those without a line, all others standing where they are. Network: source →
/// delegation → its share of each half → of each quarter … → of each pair of lines → all who stand there → sink, a share
/// costing what it has too much or too little. Sections are nested, so one flow weighs all levels at once, and exactly, as
/// far as numbers go; who of a delegation takes which of its lines is settled afterwards (<see cref="FamilySeats"/>).
/// </summary>
internal sealed class BracketFlow
{
    private const int Source = 0, Sink = 1;
    public const int Open = -1, Bye = -2;

    private readonly LineField _field;
    private readonly int[] _at;
    private readonly int[] _coins;
    private readonly int[] _lineOf;
    private readonly int _bits;
    private readonly int? _only;
    private readonly MinCostFlow<Int128> _flow;
    private readonly int[] _pairs;
    private readonly List<(int Key, bool Judged, int Pair, int Edge)> _takes = [];
    private int _node = 2;
    private Int128 _constant;

    private BracketFlow(LineField field, int[] at, int[] coins, int? only = null)
    {
        (_field, _at, _coins, _only) = (field, at, coins, only);
        _bits = field.Levels + 2;
        _flow = new(4 + field.Size * 2 + field.Families.Count * (field.Size * 3 + 8));
        _pairs = new int[field.Size / 2];
        _lineOf = Enumerable.Repeat(-1, field.Count).ToArray();
        for (var line = 0; line < at.Length; line++)
        {
            if (at[line] >= 0)
                _lineOf[at[line]] = line;
        }
    }

    /// <summary>
    /// Less than this no lines can cost, level by level, since only those stand fast here whose line is known beforehand;
    /// seeds yet to be drawn and holders of byes may go anywhere the numbers of byes allow. Lexicographic, or for
    /// <paramref name="only"/> one level whatever becomes of the others.
    /// </summary>
    public static int[] Bound(LineField field, int? only = null)
    {
        var flow = new BracketFlow(field, Known(field), new int[field.Size], only);
        var exact = Int128.One << flow._bits * field.Levels + 2;
        var owed = flow.AddTotals(0, 0, Sink, exact) * exact;
        flow.AddMembers();
        return flow.Costs(flow._flow.Cost + owed + flow._constant);
    }

    /// <summary>The lines with the open ones dealt anew; at most as costly as before, as far as numbers go.</summary>
    public static int[] Deal(LineField field, int[] lines, IReadOnlyList<int> open, int[] coins)
    {
        int[] at = [.. lines.Select(m => m < 0 ? Bye : m)];
        foreach (var line in open)
            at[line] = Open;
        var flow = new BracketFlow(field, at, coins);
        for (var p = 0; p < flow._pairs.Length; p++)
        {
            flow._pairs[p] = flow._node++;
            if (flow.Room(2 * p, 2) is var room and > 0)
                flow._flow.Add(flow._pairs[p], Sink, room, 0);
        }

        flow.AddMembers();
        return flow.Read(lines, open);
    }

    // Which lines of the first two seeds, or of fixed seeds, everybody knows; with drawn seeds all others may be exchanged.
    private static int[] Known(LineField field)
    {
        var known = field.Seeding == SeedingPolicy.Fixed ? field.BoundSeeds : Math.Min(2, field.BoundSeeds);
        var at = field.Ranks.Select(rank => rank <= known ? rank - 1 : Open).ToArray();
        for (var line = 0; line < at.Length; line++)
        {
            if (at[line] >= 0 && at[line] < field.Byes)
                at[line ^ 1] = Bye;
        }

        return at;
    }

    private int Room(int from, int length) => _at.AsSpan(from, length).Count(Open);

    private Int128 Weight(int level) =>
        _only is { } only && only != level ? 0 : Int128.One << _bits * (_field.Levels - level);

    // How many stand in each section follows from its byes, which sections of a level share evenly. Returns how many units
    // of flow are owed to lower limits.
    private Int128 AddTotals(int level, int section, int parent, Int128 exact)
    {
        var length = _field.Size >> level;
        var room = Room(section * length, length);
        var owed = 0;
        var node = parent;
        if (level > 0 && room > 0)
        {
            node = _node++;
            var known = _at.AsSpan(section * length, length).Count(Bye);
            var (fewest, most) = (_field.Byes >> level, _field.Byes + (1 << level) - 1 >> level);
            owed = Math.Max(0, room - Math.Max(0, most - known));
            _flow.AddSoft(node, parent, owed, Math.Max(owed, room - Math.Max(0, fewest - known)), 0, exact);
        }

        if (level < _field.Levels - 1)
            return owed + AddTotals(level + 1, 2 * section, node, exact) + AddTotals(level + 1, 2 * section + 1, node, exact);
        _pairs[section] = level > 0 ? node : _node++;
        if (level == 0)
            _flow.Add(_pairs[section], Sink, 2, 0);
        return owed;
    }

    private void AddMembers()
    {
        var loose = _lineOf.Count(line => line < 0);
        var lone = loose;
        foreach (var family in _field.Families.OrderBy(f => _field.Lots[f[0]]))
        {
            var units = family.Count(m => _lineOf[m] < 0);
            lone -= units;
            AddFamily(family, units);
        }

        if (lone > 0)
        {
            var node = _node++;
            _flow.Add(Source, node, lone, 0);
            for (var p = 0; p < _pairs.Length; p++)
                Take(-1, false, node, p, 2, 0);
        }

        _flow.Send(Source, Sink, loose);
    }

    private void AddFamily(int[] family, int units)
    {
        var (key, pairs) = (_field.Keys[family[0]], new int[_pairs.Length]);
        for (var p = 0; p < pairs.Length; p++)
            pairs[p] = AddPair(key, p, units);
        var judged = _field.CheckedLevels > 0 ? _field.Judged(family) : [];
        var first = judged.Count(m => _lineOf[m] < 0);
        AddShares(judged, first, pairs, key, judged: true);
        AddShares([], units - first, pairs, key, judged: false);
    }

    private int AddPair(int key, int pair, int units)
    {
        var mates = new[] { _at[2 * pair], _at[2 * pair + 1] }.Count(m => m >= 0 && _field.Keys[m] == key);
        var clash = _field.Depth == SeparationDepth.None ? 0 : Weight(_field.Levels);
        _constant += mates == 2 ? clash : 0;
        if (units == 0 || Room(2 * pair, 2) == 0)
            return -1;
        var node = _node++;
        _flow.AddSoft(node, _pairs[pair], 0, 1 - mates, 2, clash);
        return node;
    }

    private void AddShares(int[] members, int units, int[] pairs, int key, bool judged)
    {
        if (units + members.Length == 0)
            return;
        var root = _node++;
        if (units > 0)
            _flow.Add(Source, root, units, 0);
        AddShare(root, 0, 0);

        void AddShare(int node, int level, int section)
        {
            if (level == (judged ? _field.CheckedLevels : 0))
            {
                var count = _pairs.Length >> level;
                for (var p = section * count; p < (section + 1) * count && units > 0; p++)
                    Take(key, judged, node, p, 2, 0, pairs[p]);
                return;
            }

            var coin = _coins[(1 << level) + section] & 1;
            foreach (var half in new[] { 2 * section + coin, 2 * section + 1 - coin })
                AddShare(AddHalf(node, level + 1, half), level + 1, half);
        }

        int AddHalf(int node, int level, int section)
        {
            var length = _field.Size >> level;
            var here = members.Count(m => _lineOf[m] >= 0 && _lineOf[m] / length == section);
            var (low, high) = (members.Length >> level, members.Length + (1 << level) - 1 >> level);
            // Where every one of them counts among the best 2^r, one too many is also one best too many.
            var over = Weight(level) * (members.Length <= 1 << level ? 2 : 1);
            _constant += Weight(level) * Math.Max(0, low - here) + over * Math.Max(0, here - high);
            var child = _node++;
            if (units > 0 && Room(section * length, length) > 0)
            {
                _flow.AddSoft(node, child, Math.Max(0, low - here), Math.Max(0, high - here), 0, Weight(level));
                _flow.Add(node, child, units, over);
            }

            return child;
        }
    }

    private void Take(int key, bool judged, int node, int pair, int most, Int128 cost, int? into = null)
    {
        if ((into ?? _pairs[pair]) is var to and >= 0 && Room(2 * pair, 2) > 0)
            _takes.Add((key, judged, pair, _flow.Add(node, to, most, cost)));
    }

    private int[] Costs(Int128 cost)
    {
        var costs = Enumerable.Range(1, _field.Levels)
            .Select(level => (int)(cost >> _bits * (_field.Levels - level) & (Int128.One << _bits) - 1)).ToArray();
        return [.. Enumerable.Range(1, _field.CheckedLevels).Select(level => costs[level - 1] + Together(level)), costs[^1]];
    }

    // Of the best 2^r of a delegation: those bound to one section, and those for whom no section of their own is left.
    private int Together(int level)
    {
        var length = _field.Size >> level;
        var roomy = Enumerable.Range(0, 1 << level).Where(s => Room(s * length, length) > 0).ToArray();
        return _field.Families.Where(f => _field.Judged(f).Length > 1 << level).Sum(family =>
        {
            var best = _field.Judged(family).Take(1 << level).Select(m => _lineOf[m]).ToArray();
            var taken = best.Where(line => line >= 0).Select(line => line / length).ToHashSet();
            var loose = best.Count(line => line < 0);
            return best.Length - loose - taken.Count + Math.Max(0, loose - roomy.Count(s => !taken.Contains(s)));
        });
    }

    private int[] Read(int[] lines, IReadOnlyList<int> open)
    {
        var dealt = (int[])lines.Clone();
        var free = open.ToLookup(line => line / 2).ToDictionary(g => g.Key, g => new Queue<int>(g));
        var movers = open.Select(line => lines[line]).ToHashSet();
        var judged = _field.Families.SelectMany(_field.Judged).ToHashSet();
        var families = _field.Families.Select(f => _field.Keys[f[0]]).ToHashSet();
        foreach (var group in _takes.GroupBy(t => (t.Key, t.Judged)))
        {
            var own = movers.Where(m => group.Key.Key < 0 ? !families.Contains(_field.Keys[m])
                : _field.Keys[m] == group.Key.Key && (_field.CheckedLevels > 0 && judged.Contains(m)) == group.Key.Judged).Order();
            var places = group.SelectMany(t => Enumerable.Range(0, _flow.Flow(t.Edge)).Select(_ => free[t.Pair].Dequeue()));
            foreach (var (member, line) in own.Zip(places.ToArray()))
                dealt[line] = member;
        }

        return dealt;
    }
}
