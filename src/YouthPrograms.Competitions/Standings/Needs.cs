namespace YouthPrograms.Competitions.Standings;

public enum Prospect
{
    /// <summary>In every case, whatever the others do.</summary>
    Certain,

    /// <summary>In some cases; the others, points or a lot decide.</summary>
    Open,

    /// <summary>In no case.</summary>
    Impossible,
}

/// <summary>
/// One own result still to come. The score, in games or in rubbers of a team event, is left out where wins are listed only.
/// </summary>
public sealed record OwnResult(EntryId Opponent, bool IsWon, Tally? Score = null);

/// <summary>A result of two others.</summary>
public sealed record Win(EntryId Winner, EntryId Loser);

/// <summary>All of these together are enough.</summary>
public sealed record OthersHelp(IReadOnlyList<Win> Wins);

/// <summary>What one set of own results leads to.</summary>
public sealed record Need(IReadOnlyList<OwnResult> Own, Prospect Prospect)
{
    /// <summary>
    /// When open: the ways in which results of others, whatever their scores, make it certain. Each is enough by itself and
    /// there are no other ways; empty when there are none, or too many to be read.
    /// </summary>
    public IReadOnlyList<OthersHelp> CertainIf { get; init; } = [];
}

/// <summary>
/// The prospects of one member: over all cases, and for each set of own results from the best down; scores while at most
/// two own matches are to come, otherwise wins and losses.
/// </summary>
public sealed record Needs(Prospect Overall, IReadOnlyList<Need> ByOwnResults);
