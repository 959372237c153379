using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web;

/// <summary>The one place that turns a kind of problem into an HTTP status and its code into words.</summary>
public static class Problems
{
    public static int StatusOf(ProblemKind kind) => kind switch
    {
        ProblemKind.Invalid => StatusCodes.Status400BadRequest,
        ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
        ProblemKind.NotFound => StatusCodes.Status404NotFound,
        ProblemKind.Conflict => StatusCodes.Status409Conflict,
        ProblemKind.Stale => StatusCodes.Status412PreconditionFailed,
        ProblemKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ProblemKind.Busy => StatusCodes.Status503ServiceUnavailable,
    };

    public static string Say(this Texts texts, Problem problem) =>
        texts["problem." + problem.Code, [.. problem.Arguments]];

    public static Problem NotFound(string target) => new(ProblemKind.NotFound, "not-found", target);

    public static Problem Forbidden() => new(ProblemKind.Forbidden, "forbidden");

    public static Problem Required(string target) => new(ProblemKind.Invalid, "required", target);

    public static Problem Stale() => new(ProblemKind.Stale, "stale");
}
