namespace YouthPrograms.Competitions.Draws;

/// <summary>Where ranks and seed blocks stand in a bracket of a power of two lines (ITTF 3.6.2; lines from 1).</summary>
public static class BracketLines
{
    /// <summary>The smallest power of two that holds so many entries, at least 2.</summary>
    public static int SizeFor(int entries) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(entries, 2));

    /// <summary>
    /// The rank on each line in the mirrored standard order, the lower half reversed at each level:
    /// 16 lines hold 1, 16, 9, 8, 5, 12, 13, 4, 3, 14, 11, 6, 7, 10, 15, 2.
    /// </summary>
    public static int[] MirroredRanks(int size)
    {
        int[] ranks = [1];
        while (ranks.Length < size)
        {
            var sum = ranks.Length * 2 + 1;
            ranks = [.. ranks.SelectMany((rank, i) => i % 2 == 0 ? new[] { rank, sum - rank } : [sum - rank, rank])];
        }

        return ranks;
    }

    /// <summary>The seed block of a rank: 1, 2, 3–4, 5–8, 9–16 … are blocks 0, 1, 2, 3, 4 …</summary>
    public static int BlockOf(int rank) => rank == 1 ? 0 : System.Numerics.BitOperations.Log2((uint)rank - 1) + 1;

    /// <summary>The lines of each block: for 16 lines {1} {16} {8,9} {4,5,12,13} and the other eight.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Blocks(int size)
    {
        var ranks = MirroredRanks(size);
        return [.. Enumerable.Range(1, size)
            .GroupBy(line => BlockOf(ranks[line - 1]))
            .OrderBy(g => g.Key)
            .Select(g => (IReadOnlyList<int>)[.. g])];
    }
}
