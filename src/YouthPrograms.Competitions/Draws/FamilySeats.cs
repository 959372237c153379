namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// Who of a delegation takes which of its lines: from the best down, each the line where it meets those before it, and
/// those whose lines are known, as late as can be.
/// </summary>
internal static class FamilySeats
{
    public static void Settle(LineField field, int[] lines, IReadOnlyList<int> open)
    {
        var lineOf = new int[field.Count];
        for (var line = 0; line < lines.Length; line++)
        {
            if (lines[line] >= 0)
                lineOf[lines[line]] = line;
        }

        var isOpen = open.ToHashSet();
        foreach (var family in field.Families)
            Settle(field, lines, field.Judged(family), [.. field.Judged(family).Select(m => lineOf[m])], isOpen);
    }

    private static void Settle(LineField field, int[] lines, int[] family, int[] at, HashSet<int> isOpen)
    {
        var free = at.Where(isOpen.Contains).ToList();
        if (free.Count < 2)
            return;
        var settled = at.Select(line => isOpen.Contains(line) ? -1 : line).ToArray();
        for (var i = 0; i < family.Length; i++)
        {
            if (settled[i] >= 0)
                continue;
            settled[i] = free.MinBy(line => Meetings(field, settled, i, line))!;
            free.Remove(settled[i]);
            lines[settled[i]] = family[i];
        }
    }

    // One bit for each level, the halves' first, where the section has one of the best of its level already.
    private static long Meetings(LineField field, int[] settled, int position, int line)
    {
        long meetings = 0;
        for (var level = 1; level <= field.CheckedLevels; level++)
        {
            var length = field.Size >> level;
            meetings <<= 1;
            if (position < 1 << level && settled.Take(1 << level).Any(other => other >= 0 && other / length == line / length))
                meetings |= 1;
        }

        return meetings;
    }
}
