using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// How far the sections of one level are at least from an even share of one delegation, whatever becomes of the others and
/// of other levels. Its holders of byes and its other members flow into sections that have room for so many of each.
/// </summary>
internal sealed class LevelBound
{
    private const int Source = 0, Sink = 1, FirstSection = 6;
    private const int MostChoices = 64;

    // Holders of byes among the best 2^r, the other holders, the other best, the rest.
    private const int BestResting = 2, Resting = 3, BestPlaying = 4, Playing = 5;

    private readonly LineField _field;
    private readonly int _sections;
    private readonly int _length;
    private readonly int[] _settled;
    private readonly (int Low, int High)[] _byes;

    private LevelBound(LineField field, int level)
    {
        (_field, _sections, _length) = (field, 1 << level, field.Size >> level);
        _settled = Settled();
        _byes = Byes();
    }

    public static int Of(LineField field, int level)
    {
        var bound = new LevelBound(field, level);
        return field.Families.Sum(family => bound.Least(field.Judged(family)));
    }

    // Sections are told apart by nothing but who stands in them, so with drawn seeds the best 2^r of the seeds, and the
    // holders of byes if there is at most one to a section, may be given a section each.
    private int[] Settled()
    {
        var settled = Enumerable.Repeat(-1, _field.Count).ToArray();
        if (_field.Seeding == SeedingPolicy.Fixed)
        {
            for (var line = 0; line < _field.Size; line++)
            {
                if (_field.Ranks[line] <= _field.BoundSeeds)
                    settled[_field.Ranks[line] - 1] = line / _length;
            }

            return settled;
        }

        var apart = Math.Max(Math.Min(_field.BoundSeeds, _sections), _field.Byes <= _sections ? _field.Byes : 0);
        for (var m = 0; m < apart; m++)
            settled[m] = m;
        return settled;
    }

    // Fewest and most byes of each section; one number where it is known who holds them.
    private (int Low, int High)[] Byes()
    {
        var holders = Enumerable.Range(0, _sections).Select(s => _settled.Take(_field.Byes).Count(x => x == s)).ToArray();
        var (low, high) = (_field.Byes / _sections, (_field.Byes + _sections - 1) / _sections);
        return _field.Byes > 0 && _settled[_field.Byes - 1] >= 0
            ? [.. holders.Select(n => (n, n))]
            : [.. holders.Select(n => (Math.Max(n, low), high))];
    }

    // Sections that look alike to the delegation differ in name only, so it is enough to say how many of each kind have one
    // bye fewer than the others.
    private int Least(int[] family)
    {
        var kinds = Enumerable.Range(0, _sections).Where(s => _byes[s].Low < _byes[s].High)
            .GroupBy(s => (family.Count(m => _settled[m] == s), family.Take(_sections).Count(m => _settled[m] == s), _settled.Count(x => x == s)))
            .Select(g => g.ToArray()).ToArray();
        var fewer = _byes.Sum(b => b.High) - _field.Byes;
        var least = int.MaxValue;
        foreach (var chosen in Choices(kinds, 0, fewer).Take(MostChoices + 1).Index())
        {
            if (chosen.Index == MostChoices)
                return Flow(family, [.. _byes]);
            var byes = _byes.Select(b => (b.High, b.High)).ToArray();
            foreach (var s in chosen.Item)
                byes[s].Item1 = byes[s].Item2 = _byes[s].Low;
            least = Math.Min(least, Flow(family, byes));
        }

        return least;
    }

    private static IEnumerable<int[]> Choices(int[][] kinds, int kind, int count)
    {
        if (kind == kinds.Length)
            return count == 0 ? [[]] : [];
        return Enumerable.Range(0, Math.Min(count, kinds[kind].Length) + 1)
            .SelectMany(n => Choices(kinds, kind + 1, count - n).Select(rest => (int[])[.. kinds[kind][..n], .. rest]));
    }

    private int Flow(int[] family, (int Low, int High)[] byes)
    {
        var flow = new MinCostFlow<long>(FirstSection + _sections * 3);
        var loose = family.Select((m, i) => (Section: _settled[m], Kind: Kind(m, i))).Where(x => x.Section < 0)
            .CountBy(x => x.Kind).ToDictionary();
        foreach (var (kind, count) in loose)
            flow.Add(Source, kind, count, 0);
        var holdersAreBest = !loose.ContainsKey(Resting);
        var fixedCost = Enumerable.Range(0, _sections).Sum(s => AddSection(flow, family, s, byes[s], holdersAreBest));
        flow.Send(Source, Sink, loose.Values.Sum());
        return (int)flow.Cost + fixedCost;
    }

    private int Kind(int member, int position) =>
        (member < _field.Byes ? BestResting : BestPlaying) + (position < _sections ? 0 : 1);

    // Either the holders of byes are all among the best, or the best are all among the holders: room for the smaller set
    // lies within that for the greater one.
    private int AddSection(MinCostFlow<long> flow, int[] family, int s, (int Low, int High) byes, bool holdersAreBest)
    {
        var most = family.Length;
        var (low, high) = (most / _sections, (most + _sections - 1) / _sections);
        var here = family.Count(m => _settled[m] == s);
        var best = family.Take(_sections).Count(m => _settled[m] == s);
        var resting = Math.Max(0, byes.High - _settled.Take(_field.Byes).Count(x => x == s));
        var playing = Math.Max(0, _length - 2 * byes.Low - _settled.Skip(_field.Byes).Count(x => x == s));
        var (all, holders, bests) = (FirstSection + 3 * s, FirstSection + 3 * s + 1, FirstSection + 3 * s + 2);
        flow.Add(BestResting, holdersAreBest ? holders : bests, most, 0);
        flow.Add(Resting, holders, most, 0);
        flow.Add(BestPlaying, bests, playing, 0);
        flow.Add(Playing, all, playing, 0);
        flow.Add(holders, holdersAreBest ? bests : all, resting, 0);
        flow.AddSoft(bests, holdersAreBest ? all : holders, 0, Math.Max(0, 1 - best), most, 1);
        flow.AddSoft(all, Sink, Math.Max(0, low - here), Math.Max(0, high - here), most, 1);
        return Math.Max(0, low - here) + Math.Max(0, here - high) + Math.Max(0, best - 1);
    }
}
