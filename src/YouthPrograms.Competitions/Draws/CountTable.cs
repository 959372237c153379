namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// The least that the delegations from one on cost if they and those who are alone send exactly so many members with byes
/// and so many who play to the first half; blocks of seeds are not looked at.
/// </summary>
internal sealed class CountTable
{
    private const long Impossible = long.MaxValue / 8;

    private readonly long[][] _least;
    private readonly int _height;

    public CountTable(CountOption[][] options, Halving at, CountQuotas quotas, SearchSteps steps)
    {
        _height = at.NeedPlaying + 1;
        _least = new long[options.Length + 1][];
        _least[^1] = OfLone(at, quotas.Resting[options.Length], quotas.Playing[options.Length]);
        for (var i = options.Length - 1; i >= 0; i--)
        {
            _least[i] = Enumerable.Repeat(Impossible, _least[^1].Length).ToArray();
            foreach (var cheapest in options[i].DistinctBy(o => (o.Resting, o.Playing)))
            {
                steps.Take(_least[i].Length / 16);
                Add(_least[i], _least[i + 1], cheapest);
            }
        }
    }

    public long Least(int family, int resting, int playing) => _least[family][resting * _height + playing];

    private static long[] OfLone(Halving at, int resting, int playing) =>
        [.. Enumerable.Range(0, at.NeedResting + 1).SelectMany(r => Enumerable.Range(0, at.NeedPlaying + 1)
            .Select(p => r <= resting && p <= playing ? 0 : Impossible))];

    private void Add(long[] least, long[] rest, CountOption option)
    {
        for (var r = option.Resting; r * _height < least.Length; r++)
        {
            for (var p = option.Playing; p < _height; p++)
            {
                var cost = option.Cost + rest[(r - option.Resting) * _height + p - option.Playing];
                least[r * _height + p] = Math.Min(least[r * _height + p], cost);
            }
        }
    }
}
