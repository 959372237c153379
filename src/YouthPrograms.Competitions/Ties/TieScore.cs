using System.Text.Json.Serialization;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Standings;

namespace YouthPrograms.Competitions.Ties;

public enum TieIssueCode
{
    /// <summary>More rubbers than the format has. Args: rubbers of the format.</summary>
    TooManyRubbers,

    /// <summary>The tie was decided before this rubber. Args: index of the deciding rubber.</summary>
    RubberAfterDecision,

    /// <summary>A rubber before a played one has no score.</summary>
    RubberMissing,

    /// <summary>The rubbers do not decide the tie. Args: rubbers of A, rubbers of B, target.</summary>
    NotDecided,

    /// <summary>The rubbers decide the tie, so nobody can have left it unfinished.</summary>
    AlreadyDecided,
    RubbersNotAllowed,
    WinnerMissing,
    WinnerNotAllowed,
    WinnerContradictsRubbers,
}

/// <summary>One reason to refuse the score of a tie; <paramref name="Rubber"/> is an index from 0.</summary>
public sealed record TieIssue(
    TieIssueCode Code, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Rubber, IReadOnlyList<int> Args)
{
    public override string ToString() => $"{Code}{(Rubber is { } r ? $" at {r}" : "")} ({string.Join(", ", Args)})";
}

/// <summary>How far a tie has come: null stands for a rubber without a score.</summary>
public sealed record TieProgress(int WonA, int WonB, Side? Winner = null, int? OpenRubber = null)
{
    public static TieProgress Of(TieFormat format, IReadOnlyList<MatchScore?> rubbers)
    {
        var (a, b) = (0, 0);
        for (var i = 0; i < format.Rubbers.Count; i++)
        {
            if (i >= rubbers.Count || rubbers[i] is not { } score)
                return new(a, b, null, i);
            a += score.Winner == Side.A ? 1 : 0;
            b += score.Winner == Side.B ? 1 : 0;
            if (Math.Max(a, b) >= format.Target)
                return new(a, b, a > b ? Side.A : Side.B, null);
        }

        return new(a, b, null, null);
    }
}

/// <summary>The score of a team match. Only <see cref="Check"/> makes one.</summary>
[JsonConverter(typeof(TieScoreConverter))]
public sealed class TieScore
{
    private TieScore(
        TieFormat format, MatchFormat rubberFormat, MatchOutcome outcome, Side? winner, IReadOnlyList<MatchScore> rubbers)
    {
        (Format, RubberFormat, Outcome, Winner, Rubbers) = (format, rubberFormat, outcome, winner, rubbers);
        IReadOnlyList<MatchScore> counted = winner is not { } side || outcome == MatchOutcome.Played
            ? rubbers
            : [.. rubbers, .. Missing(side, rubberFormat)];
        RubberTally = new(counted.Count(r => r.Winner == Side.A), counted.Count(r => r.Winner == Side.B));
        var games = counted.SelectMany(r => r.GamesForRatios()).ToArray();
        (GameTally, PointTally) = (GroupResult.GamesOf(games), GroupResult.PointsOf(games));
    }

    public TieFormat Format { get; }

    /// <summary>What a rubber that was not played counts by.</summary>
    public MatchFormat RubberFormat { get; }

    public MatchOutcome Outcome { get; }
    public Side? Winner { get; }
    public IReadOnlyList<MatchScore> Rubbers { get; }

    /// <summary>Of side A, as it counts for standings: a walkover is won to nil.</summary>
    public Tally RubberTally { get; }

    public Tally GameTally { get; }
    public Tally PointTally { get; }

    /// <summary>The score of a finished tie, or every reason why it cannot be.</summary>
    public static Checked<TieScore, TieIssue> Check(
        TieFormat format, MatchFormat rubberFormat, MatchOutcome outcome, Side? winner, IReadOnlyList<MatchScore?> rubbers)
    {
        var played = TrimmedEnd(rubbers);
        var progress = TieProgress.Of(format, played);
        List<TieIssue> issues =
            [.. RubberIssues(format, played), .. OutcomeIssues(format, outcome, winner, progress, played.Count)];
        return issues.Count > 0
            ? new(issues)
            : new(new TieScore(format, rubberFormat, outcome, winner ?? progress.Winner, [.. played.Select(r => r!)]));
    }

    public static TieScore Walkover(TieFormat format, MatchFormat rubberFormat, Side winner) =>
        new(format, rubberFormat, MatchOutcome.Walkover, winner, []);

    private IEnumerable<MatchScore> Missing(Side winner, MatchFormat rubberFormat) => Enumerable.Repeat(
        MatchScore.Walkover(rubberFormat, winner), Format.Target - Rubbers.Count(r => r.Winner == winner));

    private static List<MatchScore?> TrimmedEnd(IReadOnlyList<MatchScore?> rubbers)
    {
        var count = rubbers.Count;
        while (count > 0 && rubbers[count - 1] is null)
            count--;
        return [.. rubbers.Take(count)];
    }

    private static IEnumerable<TieIssue> RubberIssues(TieFormat format, List<MatchScore?> rubbers)
    {
        var (a, b, decidedAt) = (0, 0, -1);
        for (var i = 0; i < rubbers.Count; i++)
        {
            if (i >= format.Rubbers.Count)
                yield return new(TieIssueCode.TooManyRubbers, i, [format.Rubbers.Count]);
            else if (decidedAt >= 0 && rubbers[i] is not null)
                yield return new(TieIssueCode.RubberAfterDecision, i, [decidedAt]);
            else if (decidedAt < 0 && rubbers[i] is null)
                yield return new(TieIssueCode.RubberMissing, i, []);
            a += rubbers[i]?.Winner == Side.A ? 1 : 0;
            b += rubbers[i]?.Winner == Side.B ? 1 : 0;
            if (decidedAt < 0 && Math.Max(a, b) >= format.Target)
                decidedAt = i;
        }
    }

    private static IEnumerable<TieIssue> OutcomeIssues(
        TieFormat format, MatchOutcome outcome, Side? winner, TieProgress progress, int rubbers)
    {
        var needsWinner = outcome is MatchOutcome.Walkover or MatchOutcome.Retired or MatchOutcome.Disqualified;
        var noWinner = outcome is MatchOutcome.DoubleForfeit or MatchOutcome.Cancelled;
        if (needsWinner && winner is null)
            yield return new(TieIssueCode.WinnerMissing, null, []);
        if (noWinner && winner is not null)
            yield return new(TieIssueCode.WinnerNotAllowed, null, []);
        if ((noWinner || outcome == MatchOutcome.Walkover) && rubbers > 0)
            yield return new(TieIssueCode.RubbersNotAllowed, null, [rubbers]);
        if (outcome is MatchOutcome.Retired or MatchOutcome.Disqualified && progress.Winner is not null)
            yield return new(TieIssueCode.AlreadyDecided, null, []);
        if (outcome != MatchOutcome.Played)
            yield break;
        if (progress.Winner is null)
            yield return new(TieIssueCode.NotDecided, null, [progress.WonA, progress.WonB, format.Target]);
        else if (winner is not null && winner != progress.Winner)
            yield return new(TieIssueCode.WinnerContradictsRubbers, null, []);
    }
}
