namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// How many of a delegation's members with byes, who play, and of each block the first half must and may have, whatever the
/// others send; and how many are still to be handed out.
/// </summary>
internal sealed class CountRanges
{
    private readonly CountedFamily _family;
    private readonly Halving _at;
    private readonly int[] _counts;

    // Those with byes, those who play, then each block: fewest and most for the first half, and how many are left.
    private readonly int[] _low;
    private readonly int[] _high;
    private readonly int[] _left;

    public CountRanges(CountedField counted, CountedFamily family, Halving at, int[] counts, CountQuotas quotas)
    {
        (_family, _at, _counts, Blocks) = (family, at, counts, quotas.Blocks);
        (_low, _high, _left) = (new int[Blocks + 2], new int[Blocks + 2], new int[Blocks + 2]);
        var i = family.Number;
        Set(0, quotas.Resting[i] - quotas.Resting[i + 1], quotas.Resting[0], at.NeedResting, at.NeedResting);
        Set(1, quotas.Playing[i] - quotas.Playing[i + 1], quotas.Playing[0], at.NeedPlaying, at.NeedPlaying);
        for (var b = 0; b < Blocks; b++)
            Set(b + 2, quotas.OfBlock[i][b] - quotas.OfBlock[i + 1][b], quotas.OfBlock[0][b], quotas.Low[b], quotas.High[b]);
    }

    public int Blocks { get; }

    public int[] Key() => [.. _low, .. _high, _family.Number, _at.RestingA, _at.RestingB, .. _counts[_family.From.._family.To]];

    public bool Allow(int block, bool rests, int a, int b) =>
        Allow(rests ? 0 : 1, a, b) && (block < 0 || Allow(block + 2, a, b));

    public void Give(int block, bool rests, int a, int b)
    {
        Give(rests ? 0 : 1, a, b);
        if (block >= 0)
            Give(block + 2, a, b);
    }

    private void Set(int i, int own, int all, int low, int high) =>
        (_low[i], _high[i], _left[i]) = (Math.Max(0, low - (all - own)), Math.Min(own, high), own);

    private bool Allow(int i, int a, int b) => a <= _high[i] && _left[i] - b >= _low[i];

    private void Give(int i, int a, int b) => (_low[i], _high[i], _left[i]) = (_low[i] - a, _high[i] - a, _left[i] - a - b);
}
