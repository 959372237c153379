namespace YouthPrograms.Competitions.Events;

/// <summary>
/// One line of a log. Without a result the match is open again; <paramref name="Because"/> is the line of the correction
/// that took it along.
/// </summary>
public sealed record LoggedResult(int Line, int Key, MatchResult? Result = null, string? Reason = null, int? Because = null);

public enum LogIssueCode
{
    /// <summary>No match of the plan has this key.</summary>
    UnknownMatch,

    /// <summary>A side is not known yet.</summary>
    NotReady,

    /// <summary>A bye, or a match that is not needed.</summary>
    NobodyToPlay,

    /// <summary>A tie's score for a match, or the other way round.</summary>
    WrongKindOfScore,

    /// <summary>The score was made by another match format or tie format than the event plays this match by.</summary>
    WrongFormat,

    /// <summary>There is no result to take back.</summary>
    NoResult,

    /// <summary>Later matches hold results that could not have come about. Keys: those matches, in the order of the plan.</summary>
    LaterResults,
}

/// <summary>Why a line cannot be added.</summary>
public sealed record LogIssue(LogIssueCode Code, int Key, IReadOnlyList<int> Keys);

/// <summary>
/// The results of an event in the order they came. Nothing is ever deleted: the newest line of a match counts. A correction
/// that takes the ground from under later results is refused with the list of those matches, or voids them in the same step
/// when asked to. Not for several threads at once.
/// </summary>
public sealed class ResultLog(EventPlan plan, EventIncidents? incidents = null)
{
    private readonly EventProgress _progress = new(plan, incidents);
    private readonly List<LoggedResult> _lines = [];

    /// <summary>The log with these lines again; they are taken as they are, for they were checked when they were added.</summary>
    public static ResultLog Of(EventPlan plan, IEnumerable<LoggedResult> lines, EventIncidents? incidents = null)
    {
        var log = new ResultLog(plan, incidents);
        foreach (var line in lines)
        {
            log._lines.Add(line);
            _ = line.Result is { } result ? log._progress.Apply(result) : log._progress.Withdraw(line.Key);
        }

        return log;
    }

    public IReadOnlyList<LoggedResult> Lines => _lines;

    /// <summary>The match as it stands; unlike <see cref="Now"/> this costs nothing.</summary>
    public ReplayedMatch? Match(int key) => plan.Find(key) is null ? null : _progress.Matches[key - 1];

    public MatchResult? InForce(int key) => _progress.ResultOf(key);

    public ReplayedEvent Now => _progress.Now;

    /// <summary>Adds a result or a correction; empty when it was taken.</summary>
    public IReadOnlyList<LogIssue> Record(MatchResult result, string? reason = null, bool voidLater = false)
    {
        var issues = LogChecks.Of(plan, Match(result.Key), result);
        return issues.Count > 0 ? issues : Change(result.Key, result, reason, voidLater);
    }

    /// <summary>Takes a result back, so that the match is open again; empty when it was done.</summary>
    public IReadOnlyList<LogIssue> Void(int key, string? reason = null, bool voidLater = false) =>
        plan.Find(key) is null ? [new(LogIssueCode.UnknownMatch, key, [])]
        : InForce(key) is null ? [new(LogIssueCode.NoResult, key, [])]
        : Change(key, null, reason, voidLater);

    private LogIssue[] Change(int key, MatchResult? result, string? reason, bool voidLater)
    {
        var before = InForce(key);
        var broken = Break(Put(key, result));
        if (broken.Count > 0 && !voidLater)
        {
            Put(key, before);
            broken.ForEach(b => Put(b.Key, b));
            return [new(LogIssueCode.LaterResults, key, [.. broken.Select(b => b.Key)])];
        }

        var line = _lines.Count + 1;
        _lines.Add(new(line, key, result, reason));
        _lines.AddRange(broken.Select((b, i) => new LoggedResult(line + 1 + i, b.Key, null, reason, Because: line)));
        return [];
    }

    private IReadOnlyList<int> Put(int key, MatchResult? result) =>
        result is null ? _progress.Withdraw(key) : _progress.Apply(result);

    // Results of matches whose sides are others now. Without them the matches after those have other sides in turn.
    private List<MatchResult> Break(IReadOnlyList<int> changed)
    {
        var broken = new List<MatchResult>();
        var due = new SortedSet<int>(changed.Select(plan.Links.PositionOf));
        while (due.Count > 0)
        {
            var key = plan.Matches[due.Min].Key;
            due.Remove(due.Min);
            if (InForce(key) is not { } result)
                continue;
            broken.Add(result);
            due.UnionWith(_progress.Withdraw(key).Select(plan.Links.PositionOf));
        }

        return broken;
    }
}

internal static class LogChecks
{
    public static IReadOnlyList<LogIssue> Of(EventPlan plan, ReplayedMatch? match, MatchResult result)
    {
        if (plan.Find(result.Key) is not { } planned)
            return [new(LogIssueCode.UnknownMatch, result.Key, [])];
        var issues = new List<LogIssueCode>();
        if (match!.State == MatchState.Waiting)
            issues.Add(LogIssueCode.NotReady);
        if (match.State is MatchState.Bye or MatchState.Void)
            issues.Add(LogIssueCode.NobodyToPlay);
        if ((result.Tie is not null) != (plan.Format.Tie is not null))
            issues.Add(LogIssueCode.WrongKindOfScore);
        else if (!IsOfFormat(plan.Format, planned, result))
            issues.Add(LogIssueCode.WrongFormat);
        return [.. issues.Select(code => new LogIssue(code, result.Key, []))];
    }

    private static bool IsOfFormat(EventFormat format, PlannedMatch planned, MatchResult result) => result.Tie is { } tie
        ? tie.Format.Code == format.Tie!.Code && tie.Rubbers.All(r => r.Format == format.FormatOf(planned))
        : result.Score!.Format == format.FormatOf(planned);
}
