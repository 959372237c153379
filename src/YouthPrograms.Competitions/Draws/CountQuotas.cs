namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// What a half of a section must get: of each block so many, exactly so many who have a bye and who play. For each family
/// the sums of those who come after it in the order in which families are looked at.
/// </summary>
internal sealed class CountQuotas
{
    private readonly CountedField _counted;
    private readonly int[] _counts;

    public CountQuotas(CountedField counted, int level, int[] counts)
    {
        (_counted, _counts) = (counted, counts);
        var families = counted.Families.Length;
        Blocks = counted.Classes.Select(c => c.Block).DefaultIfEmpty(-1).Max() + 1;
        (Resting, Playing, OfBlock) = (new int[families + 2], new int[families + 2], new int[families + 2][]);
        OfBlock[families + 1] = new int[Blocks];
        for (var i = families; i >= 0; i--)
            AddFrom(i, i == families ? counted.LoneFrom : counted.Families[i].From, i == families ? counts.Length : counted.Families[i].To);
        (Low, High) = ([.. OfBlock[0].Select(n => n / 2)], [.. OfBlock[0].Select(n => (n + 1) / 2)]);
        for (var block = 0; block <= level + 1 && block < Blocks; block++)
            Low[block] = High[block] = block <= level ? OfBlock[0][block] : 0;
    }

    public int Blocks { get; }

    /// <summary>Fewest and most of each block for the first half; its one line of a better block is in it, that of the next is not.</summary>
    public int[] Low { get; }
    public int[] High { get; }

    /// <summary>Of this family and those after it.</summary>
    public int[] Resting { get; }
    public int[] Playing { get; }
    public int[][] OfBlock { get; }

    public bool HasSeedOf(int level) => OfBlock[0].AsSpan(0, Math.Min(level + 2, Blocks)).ContainsAnyExcept(0);

    public bool MayStill(int family, int block, int taken) =>
        taken <= High[block] && taken + OfBlock[family][block] >= Low[block];

    private void AddFrom(int i, int from, int to)
    {
        (Resting[i], Playing[i], OfBlock[i]) = (Resting[i + 1], Playing[i + 1], (int[])OfBlock[i + 1].Clone());
        for (var c = from; c < to; c++)
        {
            var (block, rests, _, _) = _counted.Classes[c];
            Resting[i] += rests ? _counts[c] : 0;
            Playing[i] += rests ? 0 : _counts[c];
            if (block >= 0)
                OfBlock[i][block] += _counts[c];
        }
    }
}
