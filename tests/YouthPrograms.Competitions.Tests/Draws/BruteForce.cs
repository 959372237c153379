using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Tests.Draws;

/// <summary>Judges lines without any of the engine's code, and looks at every legal set of lines of a small bracket.</summary>
internal static class BruteForce
{
    /// <summary>
    /// Entries too many or too few per section and best entries that share one, level by level from the halves, then clashes
    /// in the first round. Lines hold ranks from 0, −1 for a bye; families are ranks, best first.
    /// </summary>
    public static int[] Cost(int[] lines, IReadOnlyList<int[]> families, SeparationDepth depth = SeparationDepth.Full)
    {
        var lineOf = new int[lines.Length];
        for (var line = 0; line < lines.Length; line++)
        {
            if (lines[line] >= 0)
                lineOf[lines[line]] = line;
        }

        var cost = new List<int>();
        for (var length = lines.Length / 2; length >= 2 && IsJudged(depth, lines.Length / length); length /= 2)
            cost.Add(families.Sum(f => SectionCost(Judged(f, depth), lineOf, lines.Length / length, length)));
        cost.Add(depth == SeparationDepth.None ? 0 : families.Sum(f => Clashes(f, lineOf)));
        return [.. cost];
    }

    public static int[] Cost(DrawRecord record)
    {
        var order = Order(record);
        return Cost(Lines(record, order), Families(order), record.Request.Format.Separation);
    }

    /// <summary>Entries from the best down: seeds, ranked ones, then as the lots of the transcript say.</summary>
    public static DrawEntry[] Order(DrawRecord record)
    {
        var entries = record.Request.Entries.ToArray();
        var byLot = entries.ToArray();
        for (var i = 0; i < byLot.Length - 1; i++)
        {
            var pick = i + record.Lots[i].Result;
            (byLot[i], byLot[pick]) = (byLot[pick], byLot[i]);
        }

        return [.. byLot.OrderBy(e => e.Seed ?? int.MaxValue).ThenBy(e => e.Rank ?? int.MaxValue)];
    }

    public static int[] Lines(DrawRecord record, DrawEntry[] order) =>
        [.. record.Lines.Select(s => s is Slot.Entry(var id) ? Array.FindIndex(order, e => e.Id == id) : -1)];

    public static int[][] Families(DrawEntry[] order) => [.. Enumerable.Range(0, order.Length)
        .Where(rank => order[rank].Delegation is not null)
        .GroupBy(rank => order[rank].Delegation)
        .Where(g => g.Count() > 1)
        .Select(g => g.ToArray())];

    /// <summary>The least cost over all lines with seeds where they belong and byes for the best, shared evenly.</summary>
    public static int[] LeastCost(DrawRecord record)
    {
        var order = Order(record);
        var (size, families, format) = (record.Lines.Count, Families(order), record.Request.Format);
        var seeds = order.Count(e => e.Seed is not null);
        var trial = Enumerable.Repeat(-1, size).ToArray();
        int[]? best = null;
        Place(0);
        return best!;

        void Place(int rank)
        {
            if (rank == order.Length)
            {
                if (HasEvenByes(trial) && Cost(trial, families, format.Separation) is var cost && (best is null || Compare(cost, best) < 0))
                    best = cost;
                return;
            }

            for (var line = 0; line < size; line++)
            {
                var resting = rank < size - order.Length;
                if (trial[line] >= 0 || resting && trial[line ^ 1] >= 0 || !IsAllowed(format.Seeding, rank < seeds, rank + 1, line, size))
                    continue;
                if (trial[line ^ 1] >= 0 && trial[line ^ 1] < size - order.Length)
                    continue;
                trial[line] = rank;
                Place(rank + 1);
                trial[line] = -1;
            }
        }
    }

    public static int Compare(int[] left, int[] right) =>
        left.Zip(right).Select(p => p.First.CompareTo(p.Second)).FirstOrDefault(c => c != 0);

    private static bool IsJudged(SeparationDepth depth, int sections) =>
        depth == SeparationDepth.Full || depth == SeparationDepth.TopFourThenFirstRound && sections <= 4;

    private static int[] Judged(int[] family, SeparationDepth depth) =>
        depth == SeparationDepth.TopFourThenFirstRound ? [.. family.Take(4)] : family;

    private static int SectionCost(int[] family, int[] lineOf, int sections, int length)
    {
        var (low, high, cost) = (family.Length / sections, (family.Length + sections - 1) / sections, 0);
        for (var s = 0; s < sections; s++)
        {
            var (count, best) = (0, 0);
            for (var i = 0; i < family.Length; i++)
            {
                count += lineOf[family[i]] / length == s ? 1 : 0;
                best += lineOf[family[i]] / length == s && i < sections ? 1 : 0;
            }

            cost += Math.Max(0, count - high) + Math.Max(0, low - count) + Math.Max(0, best - 1);
        }

        return cost;
    }

    private static int Clashes(int[] family, int[] lineOf)
    {
        var clashes = 0;
        for (var i = 0; i < family.Length; i++)
        {
            for (var j = 0; j < i; j++)
                clashes += lineOf[family[i]] / 2 == lineOf[family[j]] / 2 ? 1 : 0;
        }

        return clashes;
    }

    // The last block of a bracket is what is left over: 3–4 of four lines, 5–8 of eight.
    private static bool IsAllowed(SeedingPolicy seeding, bool isSeed, int rank, int line, int size) => (seeding, rank) switch
    {
        _ when !isSeed => true,
        (SeedingPolicy.Fixed, _) => line == Array.IndexOf(size switch
        {
            2 => [1, 2],
            4 => [1, 4, 3, 2],
            _ => [1, 8, 5, 4, 3, 6, 7, 2],
        }, rank),
        (_, 1) => line == 0,
        (_, 2) => line == size - 1,
        (_, 3 or 4) => size == 4 || line == size / 2 - 1 || line == size / 2,
        _ => true,
    };

    private static bool HasEvenByes(int[] lines)
    {
        var byes = lines.Count(x => x < 0);
        for (var length = lines.Length / 2; length >= 2; length /= 2)
        {
            for (var from = 0; from < lines.Length; from += length)
            {
                var count = lines.AsSpan(from, length).Count(-1);
                if (count < byes * length / lines.Length || count > (byes * length + lines.Length - 1) / lines.Length)
                    return false;
            }
        }

        return true;
    }
}
