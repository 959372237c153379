namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// What a set of lines costs: for each judged level the entries too many or too few in its sections and the best who share
/// one, then matches of the first round within a delegation. Compared from the front.
/// </summary>
internal sealed class LineCost
{
    private readonly LineField _field;
    private readonly int[][] _judged;
    private readonly int[] _lineOf;
    private readonly int[] _count;

    public LineCost(LineField field)
    {
        _field = field;
        _judged = [.. field.Families.Select(field.Judged)];
        _lineOf = new int[field.Count];
        _count = new int[field.Size];
    }

    public int[] Of(int[] lines)
    {
        for (var line = 0; line < lines.Length; line++)
        {
            if (lines[line] >= 0)
                _lineOf[lines[line]] = line;
        }

        var cost = new int[_field.CheckedLevels + 1];
        for (var level = 1; level < cost.Length; level++)
        {
            foreach (var family in _judged)
                cost[level - 1] += Excess(family, level);
        }

        for (var line = 0; line < lines.Length && _field.Depth != Events.SeparationDepth.None; line += 2)
        {
            if (lines[line] >= 0 && lines[line + 1] >= 0 && _field.Keys[lines[line]] >= 0 && _field.Keys[lines[line]] == _field.Keys[lines[line + 1]])
                cost[^1]++;
        }

        return cost;
    }

    public static int Compare(int[] a, int[] b) => a.AsSpan().SequenceCompareTo(b);

    private int Excess(int[] family, int level)
    {
        var (sections, shift) = (1 << level, _field.Levels - level);
        var (low, high) = (family.Length >> level, family.Length + sections - 1 >> level);
        var count = _count.AsSpan(0, sections);
        count.Clear();
        var (excess, top) = (0, Math.Min(sections, family.Length));
        for (var i = 0; i < top; i++)
        {
            if (count[_lineOf[family[i]] >> shift]++ > 0)
                excess++;
        }

        for (var i = top; i < family.Length; i++)
            count[_lineOf[family[i]] >> shift]++;
        foreach (var here in count)
            excess += here < low ? low - here : here > high ? here - high : 0;
        return excess;
    }
}
