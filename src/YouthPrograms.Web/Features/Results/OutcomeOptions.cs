using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Results;

/// <summary>The choices of the desk's forms.</summary>
internal static class OutcomeOptions
{
    public static IReadOnlyList<(string Value, string Text)> All(Texts texts) =>
        [.. Enum.GetValues<MatchOutcome>().Select(outcome => (outcome.ToString(), texts[$"outcome.{outcome}"]))];

    public static IReadOnlyList<(string Value, string Text)> Winners(Texts texts) =>
        [("", texts["results.winner-by-games"]), (nameof(Side.A), texts["match.side-a"]), (nameof(Side.B), texts["match.side-b"])];

    public static IReadOnlyList<(string Value, string Text)> Corrections(Texts texts) =>
        [.. All(texts), ("TakeBack", texts["outcome.TakeBack"])];
}
