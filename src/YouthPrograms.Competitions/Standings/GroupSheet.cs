namespace YouthPrograms.Competitions.Standings;

public enum GroupSheetIssueCode
{
    /// <summary>Named twice among the members; counted once.</summary>
    MemberTwice,

    /// <summary>A result of somebody who is no member; passed over.</summary>
    ResultOfStranger,

    /// <summary>A member against itself; passed over.</summary>
    AgainstItself,

    /// <summary>Two results of one pair; the last one counts.</summary>
    PairTwice,

    /// <summary>The outcome has a winner and none is named; passed over.</summary>
    WinnerMissing,

    /// <summary>Nobody wins a double forfeit or a cancelled match; passed over.</summary>
    WinnerNotAllowed,

    /// <summary>A tally below zero or beyond <see cref="GroupSheet.HighestFigure"/>; passed over.</summary>
    FigureImpossible,

    /// <summary>A status for somebody who is no member; passed over.</summary>
    AbsentStranger,
}

/// <summary>One thing in a sheet that cannot be; both entries are named when it is about a result.</summary>
public sealed record GroupSheetIssue(GroupSheetIssueCode Code, EntryId Entry, EntryId? Opponent = null);

/// <summary>A group with its results so far.</summary>
public sealed record GroupSheet(int Group, IReadOnlyList<EntryId> Members, IReadOnlyList<GroupResult> Results)
{
    /// <summary>More than any match ever shows, and little enough that sums over a group stay exact.</summary>
    public const int HighestFigure = 1_000_000;

    public bool IsComplete { get; init; } = true;
    public IReadOnlyDictionary<EntryId, MemberStatus> Absent { get; init; } = new Dictionary<EntryId, MemberStatus>();

    /// <summary>Everything in the sheet that cannot be, at once. <see cref="GroupRanking"/> goes without it.</summary>
    public IReadOnlyList<GroupSheetIssue> Check()
    {
        var members = Members.ToHashSet();
        return
        [
            .. Members.CountBy(m => m).Where(p => p.Value > 1)
                .Select(p => new GroupSheetIssue(GroupSheetIssueCode.MemberTwice, p.Key)),
            .. Results.SelectMany(r => IssuesOf(r, members)),
            .. Results.CountBy(r => r.A < r.B ? (r.A, r.B) : (r.B, r.A)).Where(p => p.Value > 1)
                .Select(p => new GroupSheetIssue(GroupSheetIssueCode.PairTwice, p.Key.Item1, p.Key.Item2)),
            .. Absent.Keys.Where(m => !members.Contains(m))
                .Select(m => new GroupSheetIssue(GroupSheetIssueCode.AbsentStranger, m)),
        ];
    }

    internal MemberStatus StatusOf(EntryId member) => Absent.GetValueOrDefault(member);

    private static IEnumerable<GroupSheetIssue> IssuesOf(GroupResult result, HashSet<EntryId> members)
    {
        if (!members.Contains(result.A) || !members.Contains(result.B))
            yield return new(GroupSheetIssueCode.ResultOfStranger, result.A, result.B);
        if (result.A == result.B)
            yield return new(GroupSheetIssueCode.AgainstItself, result.A, result.B);
        if (result.LacksWinner)
            yield return new(GroupSheetIssueCode.WinnerMissing, result.A, result.B);
        if (result.HasWinnerTooMany)
            yield return new(GroupSheetIssueCode.WinnerNotAllowed, result.A, result.B);
        if (!result.HasPossibleFigures)
            yield return new(GroupSheetIssueCode.FigureImpossible, result.A, result.B);
    }
}
