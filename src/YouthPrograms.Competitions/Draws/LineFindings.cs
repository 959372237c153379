using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Draws;

/// <summary>What a set of lines keeps and breaks, counted from the lines alone and not from how they were made.</summary>
internal sealed record LineFindings(IReadOnlyList<RuleBreach>[] Sections, IReadOnlyList<RuleBreach> FirstRound, int FirstRoundBound)
    : IComparable<LineFindings>
{
    /// <summary>Version 1 only: nothing broken that its constructions could keep.</summary>
    public bool IsProvenBest => Sections.Skip(1).All(s => s.Count == 0) && Excess(FirstRound) <= FirstRoundBound;

    /// <summary>Version 1 only, lexicographic: halves, quarters, eighths … first round.</summary>
    public int CompareTo(LineFindings? other)
    {
        if (other is null)
            return -1;
        foreach (var (mine, theirs) in Sections.Zip(other.Sections))
        {
            if (Excess(mine) != Excess(theirs))
                return Excess(mine).CompareTo(Excess(theirs));
        }

        return Excess(FirstRound).CompareTo(Excess(other.FirstRound));
    }

    public static LineFindings Of(LineField field, int[] lines, int version)
    {
        var lineOf = new int[field.Count];
        for (var line = 0; line < lines.Length; line++)
        {
            if (lines[line] >= 0)
                lineOf[lines[line]] = line;
        }

        var families = field.Families.Select(f => (Key: field.Keys[f[0]], Lines: f.Select(m => lineOf[m]).ToArray())).ToArray();
        return new(
            [.. Enumerable.Range(1, field.CheckedLevels).Select(r => (IReadOnlyList<RuleBreach>)
                [.. families.SelectMany(f => Breaches(field, f.Key, field.Judged(f.Lines), r, version))])],
            field.Depth == SeparationDepth.None ? [] : [.. families.SelectMany(f => Clashes(f.Key, f.Lines))],
            field.Depth == SeparationDepth.None ? 0 : Bound(field));
    }

    private static int Excess(IReadOnlyList<RuleBreach> breaches) => breaches.Sum(b => Math.Abs(b.Entries - b.Allowed));

    private static IEnumerable<RuleBreach> Breaches(LineField field, int key, int[] lines, int level, int version)
    {
        var (length, sections) = (field.Size >> level, 1 << level);
        var (low, high) = (lines.Length / sections, (lines.Length + sections - 1) / sections);
        var count = new int[sections];
        var best = new int[sections];
        for (var i = 0; i < lines.Length; i++)
        {
            count[lines[i] / length]++;
            best[lines[i] / length] += i < sections ? 1 : 0;
        }

        for (var s = 0; s < sections; s++)
        {
            var (from, to) = (s * length + 1, (s + 1) * length);
            if (count[s] > high || count[s] < low)
                yield return new(key, from, to, count[s], count[s] > high ? high : low);
            // Version 1 did not name both.
            if (best[s] > 1 && (version > 1 || (count[s] <= high && count[s] >= low)))
                yield return new(key, from, to, best[s], 1);
        }
    }

    private static IEnumerable<RuleBreach> Clashes(int key, int[] lines) => lines
        .GroupBy(line => line / 2)
        .Where(g => g.Count() > 1)
        .Select(g => new RuleBreach(key, g.Key * 2 + 1, g.Key * 2 + 2, 2, 1));

    // A delegation with more members without a bye than there are first-round matches must meet itself that often.
    private static int Bound(LineField field)
    {
        var matches = field.Size / 2 - field.Byes;
        return field.Keys.Skip(field.Byes).Where(k => k >= 0).CountBy(k => k).Sum(k => Math.Max(0, k.Value - matches));
    }
}
