using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// What numbers of one delegation cost in a section, and at least in the sections below it. Levels are weighed so that of all
/// legal lines those as good as the goal, level by level, weigh no more than <see cref="Limit"/>.
/// </summary>
internal sealed class CountPrice
{
    // So that no sum overflows. Where weights end here something worse than the goal may weigh as little, never the reverse.
    private const long MostWeight = 1L << 44;

    private readonly CountedField _counted;
    private readonly LineField _field;
    private readonly SettledSections _settled;
    private readonly long[] _weight;

    /// <summary>The goal ends with the level it is about; no legal lines are better at those above.</summary>
    public CountPrice(CountedField counted, SettledSections settled, ReadOnlySpan<int> goal)
    {
        (_counted, _field, _settled) = (counted, counted.Field, settled);
        _weight = new long[_field.CheckedLevels + 1];
        Owed = [.. Enumerable.Range(0, goal.Length).Select(OwedAt)];
        var weight = 1L;
        for (var i = goal.Length - 1; i >= 0; i--)
        {
            _weight[i] = weight;
            Limit += weight * goal[i];
            weight = Math.Min(MostWeight, weight * Math.Max(1, goal[i] - Owed[i] + 1));
        }
    }

    public long Limit { get; }

    /// <summary>Less than this cannot be had at each level.</summary>
    public int[] Owed { get; }

    private int OwedAt(int index)
    {
        Array.Clear(_weight);
        _weight[index] = 1;
        var all = _counted.All();
        return (int)_counted.Families.Sum(f => Below(f, 1, 0, all, _field.Byes));
    }

    /// <summary>In the section itself.</summary>
    public long Here(CountedFamily family, int section, int level, int[] counts, int resting)
    {
        var (judged, best) = (0, 0);
        for (var c = family.From; c < family.To; c++)
        {
            var rank = _counted.Classes[c].Rank;
            judged += rank < CountedField.Unjudged ? counts[c] : 0;
            best += rank <= level ? counts[c] : 0;
        }

        var cost = level <= _counted.JudgedLevels ? _settled.Room(section, level, family, level).CostOf(judged, best) * Weight(level) : 0;
        return level == _counted.Depth ? cost + FirstRound(family, section, level, counts, resting) : cost;
    }

    /// <summary>In all sections below at least, if so many of the section have byes.</summary>
    public long Below(CountedFamily family, int section, int level, int[] counts, int resting)
    {
        if (level == _counted.Depth)
            return 0;
        var (judged, judgedPlaying) = (_settled.JudgedOf(section, family.Number), 0);
        Span<int> best = stackalloc int[_counted.Depth + 1];
        var fixedJudged = judged;
        for (var c = family.From; c < family.To; c++)
        {
            var (_, rests, rank, _) = _counted.Classes[c];
            if (rank == CountedField.Unjudged)
                continue;
            judged += counts[c];
            judgedPlaying += rests ? 0 : counts[c];
            for (var j = rank; j <= _counted.Depth; j++)
                best[j] += counts[c];
        }

        var cost = FirstRound(family, section, level, counts, resting);
        for (var j = level + 1; j <= _counted.JudgedLevels; j++)
        {
            var least = _settled.Room(section, level, family, j).CostOf(judged - fixedJudged, best[j]);
            if (j == _field.Levels - 1 && _field.Depth == SeparationDepth.Full)
                least = Math.Max(least, Pairs(family, level, judged, judgedPlaying + _settled.PlayingOf(section, family.Number), resting));
            cost += least * Weight(j);
        }

        return cost;
    }

    /// <summary>The best of one level in the sections of that level, within a section that has so many of them.</summary>
    public long Best(CountedFamily family, int section, int level, int below, int best) =>
        below >= level && below <= _counted.JudgedLevels ? _settled.Room(section, level, family, below).CostOfBest(best) * Weight(below) : 0;

    private long Weight(int level) => _weight[level - 1];

    private long FirstRound(CountedFamily family, int section, int level, int[] counts, int resting)
    {
        if (!_counted.IsFirstRound || _field.Depth == SeparationDepth.None)
            return 0;
        var playing = _settled.PlayingOf(section, family.Number);
        for (var c = family.From; c < family.To; c++)
            playing += _counted.Classes[c].Resting ? 0 : counts[c];
        var matches = (_field.Size >> level + 1) - resting;
        return Math.Max(_settled.ClashesOf(section, family.Number), playing - matches) * _weight[^1];
    }

    // Pairs of lines: those who play share so many matches, those who do not have a pair of their own.
    private int Pairs(CountedFamily family, int level, int members, int playing, int resting)
    {
        var (pairs, last) = (_field.Size >> level + 1, _field.Levels - 1);
        var taken = members - playing + Math.Min(playing, pairs - resting);
        var (low, high) = (family.Judged >> last, family.Judged + (1 << last) - 1 >> last);
        return (low == 1 ? Math.Max(0, pairs - taken) : 0) + (high == 1 ? members - taken : 0)
            + (family.Judged <= 1 << last ? members - taken : 0);
    }
}
