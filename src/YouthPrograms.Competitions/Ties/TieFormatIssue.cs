namespace YouthPrograms.Competitions.Ties;

public enum TieFormatIssueCode
{
    NoRubbers,

    /// <summary>Nobody can win so many rubbers. Figures: target, rubbers.</summary>
    TargetNotReachable,

    /// <summary>All rubbers can be played and neither side has the target. Figures: target, rubbers.</summary>
    CanStayUndecided,

    /// <summary>A target below one.</summary>
    TargetBelowOne,

    /// <summary>A most of rubbers for one player below one.</summary>
    LimitBelowOne,

    /// <summary>A side has neither one position nor two, or the sides differ. Figures: positions of A, positions of B.</summary>
    WrongNumberOfPositions,

    /// <summary>One player would be both partners of a doubles.</summary>
    PositionTwice,
    PositionWithoutName,

    /// <summary>A position plays more rubbers than one player may. Figures: rubbers, most allowed.</summary>
    NoLegalLineUp,
}

/// <summary>One reason why no tie can be played by a format; <paramref name="Rubber"/> is an index from 0.</summary>
public sealed record TieFormatIssue(
    TieFormatIssueCode Code, int? Rubber = null, string? Position = null, int Figure = 0, int Against = 0);

/// <summary>Rules every team match must keep, whatever its rubbers.</summary>
internal static class TieFormatChecks
{
    public static IEnumerable<TieFormatIssue> Of(TieFormat format) =>
    [
        .. Numbers(format),
        .. format.Rubbers.Index().SelectMany(r => OfRubber(r.Index, r.Item)),
        .. TooOften(format, format.Rubbers.Select(r => r.SideA)),
        .. TooOften(format, format.Rubbers.Select(r => r.SideB)),
    ];

    private static IEnumerable<TieFormatIssue> Numbers(TieFormat format)
    {
        var (rubbers, target) = (format.Rubbers.Count, format.Target);
        if (rubbers == 0)
            yield return new(TieFormatIssueCode.NoRubbers);
        if (target < 1)
            yield return new(TieFormatIssueCode.TargetBelowOne, Figure: target);
        else if (target > rubbers && rubbers > 0)
            yield return new(TieFormatIssueCode.TargetNotReachable, Figure: target, Against: rubbers);
        else if (rubbers > 0 && rubbers < 2 * target - 1)
            yield return new(TieFormatIssueCode.CanStayUndecided, Figure: target, Against: rubbers);
        if (format.MaxRubbersPerPlayer < 1)
            yield return new(TieFormatIssueCode.LimitBelowOne, Figure: format.MaxRubbersPerPlayer);
    }

    private static IEnumerable<TieFormatIssue> OfRubber(int index, Rubber rubber)
    {
        var (a, b) = (rubber.SideA.Count, rubber.SideB.Count);
        if (a != b || a is not (1 or 2))
            yield return new(TieFormatIssueCode.WrongNumberOfPositions, index, Figure: a, Against: b);
        foreach (var side in new[] { rubber.SideA, rubber.SideB })
        {
            foreach (var (position, _) in side.CountBy(p => p).Where(p => p.Value > 1))
                yield return new(TieFormatIssueCode.PositionTwice, index, position);
            if (side.Any(string.IsNullOrWhiteSpace))
                yield return new(TieFormatIssueCode.PositionWithoutName, index);
        }
    }

    // With a player of its own for every position a line-up breaks no other rule, so this is the only one that can stand
    // in the way of all of them.
    private static IEnumerable<TieFormatIssue> TooOften(TieFormat format, IEnumerable<IReadOnlyList<string>> sides) => sides
        .SelectMany(s => s.Distinct())
        .CountBy(position => position)
        .Where(p => p.Value > format.MaxRubbersPerPlayer && format.MaxRubbersPerPlayer >= 1)
        .Select(p => new TieFormatIssue(
            TieFormatIssueCode.NoLegalLineUp, null, p.Key, p.Value, format.MaxRubbersPerPlayer));
}
