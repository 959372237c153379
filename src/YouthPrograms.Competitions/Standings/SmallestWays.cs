using System.Numerics;

namespace YouthPrograms.Competitions.Standings;

/// <summary>Winners of some matches: the bits of <paramref name="Pattern"/> where <paramref name="Fixed"/> has ones.</summary>
internal readonly record struct Way(int Fixed, int Pattern);

/// <summary>The shortest ways to say when something holds for patterns of winners.</summary>
internal static class SmallestWays
{
    /// <summary>
    /// Every way that is enough and stops being so when a winner is left out (the prime implicants), fewest winners first.
    /// </summary>
    public static IReadOnlyList<Way> Of(bool[] holds, int matches)
    {
        var smallest = new List<Way>();
        foreach (var mask in Enumerable.Range(0, 1 << matches).OrderBy(m => BitOperations.PopCount((uint)m)).ThenBy(m => m))
        {
            for (var pattern = 0; pattern < holds.Length; pattern++)
            {
                var way = new Way(mask, pattern);
                if ((pattern & ~mask) == 0 && !smallest.Exists(s => Covers(s, way)) && IsEnough(way, holds))
                    smallest.Add(way);
            }
        }

        return smallest;
    }

    private static bool Covers(Way shorter, Way way) =>
        (shorter.Fixed & way.Fixed) == shorter.Fixed && (way.Pattern & shorter.Fixed) == shorter.Pattern;

    private static bool IsEnough(Way way, bool[] holds)
    {
        for (var pattern = 0; pattern < holds.Length; pattern++)
        {
            if ((pattern & way.Fixed) == way.Pattern && !holds[pattern])
                return false;
        }

        return true;
    }
}
