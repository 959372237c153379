namespace YouthPrograms.Competitions.Draws;

/// <summary>What no set of lines may break for the sake of delegations: blocks of seeds and the even share of byes.</summary>
internal static class LineRules
{
    public static bool AreKept(LineField field, int[] lines)
    {
        for (var line = 0; line < lines.Length; line++)
        {
            if (lines[line] >= 0 && lines[line] < field.BoundSeeds && field.BlockOfLine[line] != field.BlockOf(lines[line] + 1))
                return false;
            if (lines[line] < 0 && (lines[line ^ 1] < 0 || lines[line ^ 1] >= field.Byes))
                return false;
        }

        return IsEven(lines, m => m < 0) && LastBlockIsEven(field, lines);
    }

    // Of a block that is not full every section that has lines of it has its share.
    private static bool LastBlockIsEven(LineField field, int[] lines)
    {
        if (field.BoundSeeds == 0 || field.Seeding == Events.SeedingPolicy.Fixed)
            return true;
        var block = field.BlockOf(field.BoundSeeds);
        var seeds = Enumerable.Range(0, lines.Length).Where(line => field.BlockOfLine[line] == block)
            .Select(line => lines[line] < field.BoundSeeds ? lines[line] : field.Count).ToArray();
        return IsEven(seeds, m => m >= 0 && m < field.BoundSeeds);
    }

    private static bool IsEven(int[] lines, Func<int, bool> counted)
    {
        for (var length = lines.Length / 2; length >= 2; length /= 2)
        {
            var (fewest, most) = (lines.Length, 0);
            for (var from = 0; from < lines.Length; from += length)
            {
                var n = 0;
                for (var line = from; line < from + length; line++)
                    n += counted(lines[line]) ? 1 : 0;
                (fewest, most) = (Math.Min(fewest, n), Math.Max(most, n));
            }

            if (most - fewest > 1)
                return false;
        }

        return true;
    }
}
