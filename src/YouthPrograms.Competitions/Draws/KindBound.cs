using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// How far the sections of one level are at least from an even share of all delegations, if no line is fixed. Sections are of
/// two kinds, those with one bye more and the others; how many of each delegation, with byes and without, stand in those of
/// the first kind decides what it must cost, and all together have to fill them.
/// </summary>
internal sealed class KindBound
{
    private const int Impossible = int.MaxValue / 4;

    // About a second. Where it would take longer the bound is done without.
    private const long MostSteps = 1_000_000_000;

    private readonly LineField _field;
    private readonly int _level;
    private readonly Kind _more;
    private readonly Kind _fewer;

    private KindBound(LineField field, int level)
    {
        var (sections, length) = (1 << level, field.Size >> level);
        var (byes, more) = (field.Byes >> level, field.Byes % sections);
        (_field, _level) = (field, level);
        _more = new(more, byes + 1, length - 2 * (byes + 1));
        _fewer = new(sections - more, byes, length - 2 * byes);
    }

    /// <summary>So many sections, each with so many holders of byes and so many who play.</summary>
    private readonly record struct Kind(int Sections, int Resting, int Playing)
    {
        // A delegation fills sections up to a share of each as far as its members of either sort fit in.
        public int Filled(int resting, int playing, int share) => Math.Min(
            Math.Min(resting + playing, Sections * Math.Min(share, Resting + Playing)),
            Math.Min(resting + Sections * Math.Min(share, Playing), playing + Sections * Math.Min(share, Resting)));

        public int Cost(int resting, int playing, int low, int high) =>
            resting > Sections * Resting || playing > Sections * Playing ? Impossible
            : resting + playing - Filled(resting, playing, high) + Sections * low - Filled(resting, playing, low);
    }

    public static int Of(LineField field, int level)
    {
        if (field.Depth != SeparationDepth.Full || field.Seeding == SeedingPolicy.Fixed && field.BoundSeeds > 0 || field.Byes % (1 << level) == 0)
            return 0;
        return new KindBound(field, level).Least();
    }

    private int Least()
    {
        var (width, height) = (_more.Sections * _more.Resting + 1, _more.Sections * _more.Playing + 1);
        var kin = _field.Families.SelectMany(f => f).ToHashSet();
        var lone = Enumerable.Range(0, _field.Count).Where(m => !kin.Contains(m)).ToArray();
        var (loneResting, lonePlaying) = (lone.Count(m => m < _field.Byes), lone.Count(m => m >= _field.Byes));
        if (_field.Families.Sum(f => (long)Math.Min(width, f.Length) * Math.Min(height, f.Length)) * width * height > MostSteps)
            return 0;
        var least = new int[width * height];
        for (var i = 0; i < least.Length; i++)
            least[i] = i / height <= loneResting && i % height <= lonePlaying ? 0 : Impossible;
        foreach (var family in _field.Families)
            least = With(family, least, width, height);
        return least[^1];
    }

    private int[] With(int[] family, int[] before, int width, int height)
    {
        var after = Enumerable.Repeat(Impossible, before.Length).ToArray();
        var resting = family.Count(m => m < _field.Byes);
        var playing = family.Length - resting;
        for (var r = 0; r <= resting && r < width; r++)
        {
            for (var p = 0; p <= playing && p < height; p++)
            {
                if (Cost(family.Length, r, p, resting - r, playing - p) is var cost and < Impossible)
                    Add(after, before, r, p, cost, height);
            }
        }

        return after;
    }

    private int Cost(int members, int restingMore, int playingMore, int restingFewer, int playingFewer)
    {
        var (low, high) = (members >> _level, members + (1 << _level) - 1 >> _level);
        return _more.Cost(restingMore, playingMore, low, high) + _fewer.Cost(restingFewer, playingFewer, low, high);
    }

    private static void Add(int[] after, int[] before, int resting, int playing, int cost, int height)
    {
        for (var r = resting; r * height < after.Length; r++)
        {
            var to = after.AsSpan(r * height + playing, height - playing);
            var from = before.AsSpan((r - resting) * height, height - playing);
            for (var p = 0; p < to.Length; p++)
                to[p] = Math.Min(to[p], from[p] + cost);
        }
    }
}
