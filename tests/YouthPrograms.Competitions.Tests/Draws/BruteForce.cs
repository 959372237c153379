using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Tests.Draws;

/// <summary>Judges lines without any of the engine's code, and looks at every legal set of lines of a small bracket.</summary>
internal static class BruteForce
{
    /// <summary>Entries too many or too few per section, level by level from the halves, then clashes in the first round.</summary>
    public static int[] Cost(DrawEntry?[] lines)
    {
        var cost = new List<int>();
        for (var length = lines.Length / 2; length >= 2; length /= 2)
            cost.Add(Families(lines).Sum(f => SectionCost(f, lines.Length / length, length)));
        cost.Add(Families(lines).Sum(f => f.CountBy(line => line / 2).Count(p => p.Value > 1)));
        return [.. cost];
    }

    public static DrawEntry?[] Of(DrawRecord record)
    {
        var byId = record.Request.Entries.ToDictionary(e => e.Id);
        return [.. record.Lines.Select(s => s is Slot.Entry(var id) ? byId[id] : null)];
    }

    /// <summary>The least cost over all lines that put seeds into their blocks and the same byes to the same entries.</summary>
    public static int[] LeastCost(DrawEntry?[] lines)
    {
        var resting = Enumerable.Range(0, lines.Length).Where(i => lines[i] is not null && lines[i ^ 1] is null)
            .Select(i => lines[i]!.Id).ToHashSet();
        int[]? best = null;
        Place(new DrawEntry?[lines.Length], [.. lines.OfType<DrawEntry>()], 0);
        return best!;

        void Place(DrawEntry?[] trial, List<DrawEntry> entries, int next)
        {
            if (next == entries.Count)
            {
                if (EvenByes(trial, resting) && (best is null || Compare(Cost(trial), best) < 0))
                    best = Cost(trial);
                return;
            }

            for (var line = 0; line < trial.Length; line++)
            {
                if (trial[line] is not null || !Allowed(entries[next], line, trial.Length))
                    continue;
                trial[line] = entries[next];
                Place(trial, entries, next + 1);
                trial[line] = null;
            }
        }
    }

    public static int Compare(int[] left, int[] right) =>
        left.Zip(right).Select(p => p.First.CompareTo(p.Second)).FirstOrDefault(c => c != 0);

    private static IEnumerable<int[]> Families(DrawEntry?[] lines) => Enumerable.Range(0, lines.Length)
        .Where(i => lines[i]?.Delegation is not null)
        .GroupBy(i => lines[i]!.Delegation)
        .Where(g => g.Count() > 1)
        .Select(g => g.OrderBy(i => lines[i]!.Id).ToArray());

    private static int SectionCost(int[] family, int sections, int length)
    {
        var (low, high) = (family.Length / sections, (family.Length + sections - 1) / sections);
        var seeded = family.Take(sections).ToHashSet();
        return Enumerable.Range(0, sections).Sum(s =>
        {
            var count = family.Count(line => line / length == s);
            var best = seeded.Count(line => line / length == s);
            return count > high ? count - high : count < low ? low - count : Math.Max(0, best - 1);
        });
    }

    private static bool Allowed(DrawEntry entry, int line, int size) => entry.Seed switch
    {
        null => true,
        1 => line == 0,
        2 => line == size - 1,
        3 or 4 => line == size / 2 - 1 || line == size / 2,
        _ => true,
    };

    private static bool EvenByes(DrawEntry?[] lines, HashSet<EntryId> resting)
    {
        var byes = lines.Count(x => x is null);
        for (var length = lines.Length / 2; length >= 2; length /= 2)
        {
            var counts = lines.Chunk(length).Select(c => c.Count(x => x is null)).ToArray();
            if (counts.Any(c => c < byes * length / lines.Length || c > (byes * length + lines.Length - 1) / lines.Length))
                return false;
        }

        return Enumerable.Range(0, lines.Length).All(i => lines[i] is null || lines[i ^ 1] is null == resting.Contains(lines[i]!.Id));
    }
}
