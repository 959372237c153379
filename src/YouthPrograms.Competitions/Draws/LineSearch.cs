namespace YouthPrograms.Competitions.Draws;

/// <summary>
/// Makes lines better step by step, never worse and never against seeds or byes: all of one class dealt anew by an exact
/// flow, sections of sixteen lines solved by table, and sections or members exchanged.
/// </summary>
internal sealed class LineSearch(LineField field, int[] coins)
{
    // In larger brackets this takes longer than anybody would wait.
    private const int MostLines = 128;

    private readonly LineCost _cost = new(field);
    private int[] _lines = [];
    private int[] _now = [];

    public int[] Improve(int[] lines)
    {
        (_lines, _now) = (lines, _cost.Of(lines));
        while (field.Size <= MostLines && (Reclassed() || Tabled() || Exchanged()))
        {
        }

        return _lines;
    }

    private bool Take(int[] lines)
    {
        var cost = _cost.Of(lines);
        if (LineCost.Compare(cost, _now) >= 0)
            return false;
        (_lines, _now) = (lines, cost);
        return true;
    }

    private bool Reclassed()
    {
        var better = false;
        foreach (var open in Classes())
        {
            var dealt = BracketFlow.Deal(field, _lines, open, coins);
            FamilySeats.Settle(field, dealt, open);
            better |= Take(dealt);
        }

        return better;
    }

    private bool Tabled()
    {
        var (size, better) = (Math.Min(field.Size, SectionTable.MostLines), false);
        for (var from = 0; from < field.Size; from += size)
        {
            var dealt = (int[])_lines.Clone();
            SectionTable.Deal(field, coins, dealt, from, size);
            better |= Take(dealt);
        }

        return better;
    }

    private bool Exchanged()
    {
        var better = false;
        for (var length = field.Size / 4; length >= 1; length /= 2)
        {
            for (var a = 0; a < field.Size; a += length)
            {
                for (var b = a + length; b < field.Size; b += length)
                    better |= Exchange(a, b, length);
            }
        }

        return better;
    }

    private bool Exchange(int a, int b, int length)
    {
        if (length == 1 && !SameClass(_lines[a], _lines[b]))
            return false;
        var trial = (int[])_lines.Clone();
        _lines.AsSpan(a, length).CopyTo(trial.AsSpan(b));
        _lines.AsSpan(b, length).CopyTo(trial.AsSpan(a));
        return (length == 1 || LineRules.AreKept(field, trial)) && Take(trial);
    }

    private bool SameClass(int a, int b) => a >= 0 && b >= 0 && Class(a) == Class(b);

    private (int Block, bool Resting) Class(int member) =>
        (member < field.BoundSeeds ? field.BlockOf(member + 1) : -1, member < field.Byes);

    private List<int[]> Classes() =>
        [.. Enumerable.Range(0, _lines.Length).Where(line => _lines[line] >= 0)
            .GroupBy(line => Class(_lines[line]))
            .Where(g => g.Count() > 1)
            .Select(g => g.ToArray())];
}
