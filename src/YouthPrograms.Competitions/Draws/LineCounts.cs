using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// Proofs that need no more than counting: entries of a delegation that have to stand in some lines, and how many of them
/// the rule has room for there.
/// </summary>
internal static class LineCounts
{
    /// <summary>Claims that together make up the whole cost of a level (the last index is the first round), or null.</summary>
    public static IReadOnlyList<CountedClaim>? Of(LineField field, int index, int cost)
    {
        if (cost == 0)
            return null;
        var firstRound = index == field.CheckedLevels;
        var level = firstRound ? field.Levels - 1 : index + 1;
        CountedClaim[][] arguments = firstRound
            ? [Matches(field, firstRound), Settled(field, level, firstRound)]
            : [level == field.Levels - 1 ? Matches(field, firstRound) : [], Settled(field, level, firstRound)];
        return arguments.FirstOrDefault(claims => claims.Sum(c => (c.Entries - c.Room) * c.Times) == cost);
    }

    // Without byes they all play in the first round, which has so many matches. A pair of lines with two of a delegation
    // whose members should all stand in pairs of their own has one too many, and one of its best too many.
    private static CountedClaim[] Matches(LineField field, bool firstRound)
    {
        var (pairs, matches) = (field.Size / 2, field.Size / 2 - field.Byes);
        return [.. field.Families
            .Where(f => firstRound || f.Length <= pairs && field.Depth == SeparationDepth.Full)
            .Select(f => new CountedClaim(
                field.Keys[f[0]], 1, field.Size, f.Count(m => m >= field.Byes), matches, firstRound ? 1 : 1 + TooMany(f.Length, pairs)))
            .Where(c => c.Entries > c.Room)];
    }

    // If every section should have the same number, one too many here is one too few elsewhere.
    private static int TooMany(int members, int sections) => members % sections == 0 ? 2 : 1;

    // Seeds stand where their lines are, whoever they are.
    private static CountedClaim[] Settled(LineField field, int level, bool firstRound)
    {
        var length = field.Size >> level;
        var bound = field.Seeding == SeedingPolicy.Fixed ? field.BoundSeeds : Math.Min(2, field.BoundSeeds);
        var section = new int[bound];
        for (var line = 0; line < field.Size; line++)
        {
            if (field.Ranks[line] <= bound)
                section[field.Ranks[line] - 1] = line / length;
        }

        return [.. field.Families.SelectMany(family => firstRound
            ? Crowds(family, 1, 1)
            : OfSections(field.Judged(family)))];

        IEnumerable<CountedClaim> OfSections(int[] members) =>
            Crowds(members, members.Length + (1 << level) - 1 >> level, TooMany(members.Length, 1 << level))
                .Concat(Crowds([.. members.Take(1 << level)], 1, 1));

        IEnumerable<CountedClaim> Crowds(int[] members, int room, int times) => members.Where(m => m < bound)
            .CountBy(m => section[m])
            .Where(s => s.Value > room)
            .Select(s => new CountedClaim(
                field.Keys[members[0]], s.Key * length + 1, (s.Key + 1) * length, s.Value, room, times));
    }
}
