using YouthPrograms.Data;
using YouthPrograms.OData;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web;

/// <summary>The outcome of a use case as a program reads it.</summary>
public static class ODataAnswers
{
    /// <summary>The answer by <paramref name="then"/>, or the problem with its status and its words in the caller's language.</summary>
    public static ODataResult Answer<T>(this ODataContext<Viewer> context, Outcome<T> outcome, Func<T, ODataResult> then) =>
        outcome.IsRefused(out var problem) ? context.Refuse(problem) : then(outcome.Value);

    /// <summary>The entity of an action, or the refusal at the parameter it is about: a field of the request but for its first letter.</summary>
    public static ODataResult Entity<T>(this ODataContext<Viewer> context, Outcome<T> outcome)
        where T : Entity =>
        outcome.IsRefused(out var problem)
            ? context.Refuse(AtParameter(problem) with { Details = [.. problem.Details.Select(AtParameter)] })
            : ODataResult.Entity(outcome.Value.Id);

    public static ODataResult Answer<T>(this ODataContext<Viewer> context, Outcome<T> outcome) =>
        context.Answer(outcome, _ => ODataResult.Done);

    public static ODataResult Refuse(this ODataContext<Viewer> context, Problem problem)
    {
        var texts = context.Get<Texts>();
        var status = problem.Kind is ProblemKind.Forbidden && !context.Viewer.IsSignedIn
            ? StatusCodes.Status401Unauthorized
            : Problems.StatusOf(problem.Kind);
        var details = problem.Details.Select(detail => new ODataFailureDetail(detail.Code, texts.Say(detail), detail.Target)).ToList();
        return ODataResult.Failed(status, problem.Code, texts.Say(problem), problem.Target, details);
    }

    private static Problem AtParameter(Problem problem) =>
        problem.Target is { Length: > 0 } field ? problem with { Target = char.ToLowerInvariant(field[0]) + field[1..] } : problem;

    /// <summary>Nobody finds rows here without signing in, so a program is told to, instead of reading an empty list.</summary>
    public static ODataSetBuilder<T, Viewer> SignedInOnly<T>(this ODataSetBuilder<T, Viewer> set)
        where T : class =>
        set.SignInNeeded().Authorize((_, viewer) => viewer.IsSignedIn
            ? null
            : new ODataFailure(StatusCodes.Status401Unauthorized, "sign-in-required", Texts.Choose("请先登录。", "Sign in first.")));
}
