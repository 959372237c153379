using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Ties;

namespace YouthPrograms.Web.Features.Results;

/// <summary>Why a result is not taken.</summary>
internal static class ResultProblems
{
    public static Problem AlreadyRecorded(int number) => new(ProblemKind.Conflict, "result-already-recorded", "match", number);

    public static Problem NotReady(int number) => new(ProblemKind.Conflict, "match-not-ready", "match", number);

    public static Problem NotPlayed(int number) => new(ProblemKind.Conflict, "match-not-played", "match", number);

    public static Problem NoSuchMatch(int number) => new(ProblemKind.Invalid, "no-such-match", "match", number);

    public static Problem NoTable() => new(ProblemKind.Invalid, "no-table", "tableId");

    public static Problem NoSuchTable() => new(ProblemKind.Invalid, "no-such-table", "tableId");

    public static Problem NoSuchRubber(int rubber) => new(ProblemKind.Invalid, "no-such-rubber", "rubber", rubber);

    public static Problem NothingToCorrect() => new(ProblemKind.Conflict, "nothing-to-correct", "match");

    public static Problem ReasonRequired() => new(ProblemKind.Invalid, "correction-reason-required", "reason");

    public static Problem NotATie() => new(ProblemKind.Conflict, "not-a-tie", "match");

    public static Problem TieBegun() => new(ProblemKind.Conflict, "tie-begun");

    public static Problem NotOnTheTeam(string position) => new(ProblemKind.Invalid, "not-on-the-team", position, position);

    public static Problem NamedTwice(string position) => new(ProblemKind.Invalid, "named-twice", position, position);

    /// <summary>The matches whose results hang on the one to be corrected, one detail for each.</summary>
    public static Problem HasDependents(IReadOnlyCollection<DependentResult> dependents) =>
        new(ProblemKind.Conflict, "result-has-dependents", null, string.Join(", ", dependents.Select(d => d.Number).Distinct()))
        {
            Details =
            [
                .. dependents.Select(d => d.Rubber == 0
                    ? new Problem(ProblemKind.Conflict, "dependent-match", "voidDependents", d.Number)
                    : new Problem(ProblemKind.Conflict, "dependent-rubber", "voidDependents", d.Number, d.Rubber)),
            ],
        };

    public static List<Problem> Of(IEnumerable<ScoreIssue> issues) => [.. issues.Select(Of)];

    public static List<Problem> Of(IEnumerable<TieIssue> issues) => [.. issues.Select(Of)];

    // People count games from 1; those two issues that concern the winner stand at its field.
    private static Problem Of(ScoreIssue issue)
    {
        object[] arguments = [.. issue.Game is { } game ? [game + 1] : Array.Empty<object>(), .. issue.Args.Cast<object>()];
        return issue.Code switch
        {
            ScoreIssueCode.Unreadable => new(ProblemKind.Invalid, "score-unreadable", "games", arguments),
            ScoreIssueCode.Negative => new(ProblemKind.Invalid, "score-negative", "games", arguments),
            ScoreIssueCode.GameNotFinished => new(ProblemKind.Invalid, "score-game-not-finished", "games", arguments),
            ScoreIssueCode.GameImpossible => new(ProblemKind.Invalid, "score-game-impossible", "games", arguments),
            ScoreIssueCode.GameAfterDecision => new(ProblemKind.Invalid, "score-game-after-decision", "games", arguments),
            ScoreIssueCode.NotDecided => new(ProblemKind.Invalid, "score-not-decided", "games", arguments),
            ScoreIssueCode.AlreadyDecided => new(ProblemKind.Invalid, "score-already-decided", "games", arguments),
            ScoreIssueCode.GamesNotAllowed => new(ProblemKind.Invalid, "score-games-not-allowed", "games", arguments),
            ScoreIssueCode.WinnerMissing => new(ProblemKind.Invalid, "score-winner-missing", "winner", arguments),
            ScoreIssueCode.WinnerNotAllowed => new(ProblemKind.Invalid, "score-winner-not-allowed", "winner", arguments),
            ScoreIssueCode.WinnerContradictsGames => new(ProblemKind.Invalid, "score-winner-contradicts", "winner", arguments),
        };
    }

    private static Problem Of(TieIssue issue) => issue.Code switch
    {
        TieIssueCode.TooManyRubbers => NoSuchRubber((issue.Rubber ?? 0) + 1),
        TieIssueCode.RubberAfterDecision => new(ProblemKind.Conflict, "rubber-after-decision", "rubber", (issue.Rubber ?? 0) + 1),
        TieIssueCode.RubberMissing => new(ProblemKind.Conflict, "rubber-missing", "rubber", (issue.Rubber ?? 0) + 1),
        TieIssueCode.NotDecided => new(ProblemKind.Conflict, "tie-not-decided", "rubber"),
        TieIssueCode.AlreadyDecided => new(ProblemKind.Conflict, "score-already-decided", "rubber"),
        TieIssueCode.RubbersNotAllowed => new(ProblemKind.Conflict, "tie-rubbers-not-allowed", "outcome"),
        TieIssueCode.WinnerMissing => new(ProblemKind.Invalid, "score-winner-missing", "winner"),
        TieIssueCode.WinnerNotAllowed => new(ProblemKind.Invalid, "score-winner-not-allowed", "winner"),
        TieIssueCode.WinnerContradictsRubbers => new(ProblemKind.Invalid, "score-winner-contradicts", "winner"),
    };
}
