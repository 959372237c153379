namespace YouthPrograms.Competitions.Draws;

/// <summary>How much may still be looked at: steps, never time, so that a draw comes out the same anywhere.</summary>
internal sealed class SearchSteps(long left)
{
    public long Left => Math.Max(0, left);

    public bool AreUp => left <= 0;

    public void Take(long steps = 1) => left -= steps;
}

/// <summary>
/// Looks for legal lines that reach a goal, level by level, among all there are. A section hands so many of each class to
/// each half; what that costs from there down hangs on the numbers alone, so each is worked out once, and what must cost too
/// much is left aside. If nothing is found, there is nothing.
/// </summary>
internal sealed class CountSearch
{
    private readonly LineField _field;
    private readonly Dictionary<CountKey, Known> _known = [];

    public CountSearch(CountedField counted, SettledSections settled, int[] goal, SearchSteps steps)
    {
        (Counted, Settled, Goal, Steps, _field) = (counted, settled, goal, steps, counted.Field);
        Price = new(counted, settled, goal);
        Options = new(this);
    }

    private readonly record struct Known(long Least, bool IsReached, int[] Split);

    public CountedField Counted { get; }
    public SettledSections Settled { get; }

    /// <summary>What each level from the halves down may cost.</summary>
    public int[] Goal { get; }

    public CountPrice Price { get; }
    public SearchSteps Steps { get; }
    public CountOptions Options { get; }

    /// <summary>Whether the goal can be reached; not known if the steps are up.</summary>
    public bool Reaches() => Solve(1, 0, Counted.All(), Price.Limit) <= Price.Limit;

    /// <summary>What numbers cost below a section at least, or a number greater than the limit if that is more.</summary>
    public long Solve(int section, int level, int[] counts, long limit)
    {
        if (level == Counted.Depth)
            return 0;
        var key = new CountKey(Alike(section, level), counts);
        if (_known.TryGetValue(key, out var known) && (known.IsReached || known.Least > limit))
            return known.Least;
        var (least, split) = new CountSplit(this, section, level, counts).Best(limit);
        if (Steps.AreUp)
            return long.MaxValue / 4;
        _known[key] = new(Math.Min(least, limit + 1), split is not null, split ?? []);
        return _known[key].Least;
    }

    /// <summary>Sections without anybody whose line is fixed differ in name only.</summary>
    public int Alike(int section, int level) => Settled.Members[section] > 0 ? section : -level;

    /// <summary>The half with the line of the better block comes first; under fixed seeding the upper one.</summary>
    public (int A, int B) Halves(int section, int level)
    {
        var half = _field.Size >> level + 1;
        var from = (section - (1 << level)) * 2 * half;
        var isFirst = Counted.FixedSeeds > 0 || _field.BlockOfLine.AsSpan(from, half).IndexOfAnyInRange(0, level) >= 0;
        return isFirst ? (2 * section, 2 * section + 1) : (2 * section + 1, 2 * section);
    }

    /// <summary>Members of each of the smallest sections that were looked at, best first; of a class the first by lot go first.</summary>
    public IEnumerable<(int Section, int[] Members)> Sections() =>
        Placed(1, 0, [.. Counted.Classes.Select(c => c.Members)]);

    private IEnumerable<(int, int[])> Placed(int section, int level, int[][] members)
    {
        if (level == Counted.Depth)
            return [(section, [.. members.SelectMany(m => m).Concat(FixedIn(section, level)).Order()])];
        var split = _known[new(Alike(section, level), [.. members.Select(m => m.Length)])].Split;
        var (a, b) = Halves(section, level);
        return Placed(a, level + 1, [.. members.Select((m, c) => m[..split[c]])])
            .Concat(Placed(b, level + 1, [.. members.Select((m, c) => m[split[c]..])]));
    }

    private IEnumerable<int> FixedIn(int section, int level)
    {
        var length = _field.Size >> level;
        return _field.Ranks.Skip((section - (1 << level)) * length).Take(length).Where(r => r <= Counted.FixedSeeds).Select(r => r - 1);
    }
}
