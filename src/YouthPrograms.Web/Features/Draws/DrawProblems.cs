using YouthPrograms.Competitions.Draws;

namespace YouthPrograms.Web.Features.Draws;

/// <summary>Why a draw is not made or not published.</summary>
internal static class DrawProblems
{
    public static Problem RegistrationOpen() => new(ProblemKind.Conflict, "draw-registration-open");

    public static Problem OpenEntries(int count) => new(ProblemKind.Conflict, "draw-open-entries", null, count);

    public static Problem TooFewEntries(int count) => new(ProblemKind.Conflict, "draw-too-few-entries", null, count);

    public static Problem ReasonRequired() => new(ProblemKind.Invalid, "draw-reason-required", "reason");

    public static Problem HasResults() => new(ProblemKind.Conflict, "draw-has-results");

    public static Problem NotCommitted() => new(ProblemKind.Conflict, "draw-not-committed");

    public static Problem NotMade() => new(ProblemKind.Conflict, "draw-not-made");

    public static Problem EntriesChanged() => new(ProblemKind.Conflict, "draw-entries-changed");

    public static Problem WitnessTooLong(int longest) => new(ProblemKind.Invalid, "draw-witness-too-long", "text", longest);

    public static Problem EventCancelled() => new(ProblemKind.Conflict, "draw-event-cancelled");

    public static Problem AlreadyPublished() => new(ProblemKind.Conflict, "event-already-published");

    public static Problem NotPublished() => new(ProblemKind.Conflict, "event-not-published");

    public static Problem EmbargoPast() => new(ProblemKind.Invalid, "embargo-past", "embargoUntil");

    /// <summary>What the rules have against a draw of these entries.</summary>
    public static List<Problem> Of(IEnumerable<DrawIssue> issues) => [.. issues.Select(Of)];

    private static Problem Of(DrawIssue issue)
    {
        object[] arguments = [.. issue.Args.Cast<object>()];
        return new(ProblemKind.Conflict, "draw-" + issue.Code switch
        {
            DrawIssueCode.TooFewEntries => "too-few-entries",
            DrawIssueCode.TooManyEntries => "too-many-entries",
            DrawIssueCode.DuplicateEntry => "duplicate-entry",
            DrawIssueCode.DuplicateSeed => "duplicate-seed",
            DrawIssueCode.SeedOutOfRange => "seed-out-of-range",
            DrawIssueCode.SeedMissing => "seed-missing",
            DrawIssueCode.TooManyGroups => "too-many-groups",
            DrawIssueCode.GroupTooLarge => "group-too-large",
            DrawIssueCode.NumberTooSmall => "number-too-small",
            DrawIssueCode.TooManyQualifiers => "too-many-qualifiers",
            DrawIssueCode.TooFewQualifiers => "too-few-qualifiers",
            DrawIssueCode.NumberTooLarge => "number-too-large",
            DrawIssueCode.UnknownPolicy => "unknown-policy",
            DrawIssueCode.TieUnusable => "tie-unusable",
            DrawIssueCode.KnockoutEndUnusable => "knockout-end-unusable",
            DrawIssueCode.ReasonMissing => "reason-required",
            DrawIssueCode.HashMalformed => "hash-malformed",
            DrawIssueCode.NoRoom => "no-room",
            DrawIssueCode.SeedTooLate => "seed-too-late",
            DrawIssueCode.UnknownLine => "unknown-line",
            DrawIssueCode.UnknownGroup => "unknown-group",
            DrawIssueCode.UnknownEntry => "unknown-entry",
        }, null, arguments);
    }
}
