using System.Globalization;
using YouthPrograms.Competitions;
using YouthPrograms.Competitions.Standings;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Tournaments;

/// <summary>The steps of a standing as a parent reads them: who was level, what decided, with which figures.</summary>
internal static class StandingWords
{
    public static string Say(Texts texts, StandingStep step, EventBoard board)
    {
        var among = Join(step.Base, board);
        return step.Rule switch
        {
            StandingRule.Lot => texts["standing.lot", among, string.Join(" → ", step.Classes.Select(c => Join(c, board)))],
            StandingRule.MatchPoints => texts["standing.MatchPoints", among, Figures(texts, step, board, figure => figure.Won.ToString(CultureInfo.InvariantCulture))],
            var rule => texts[$"standing.{rule}", among, Figures(texts, step, board, figure => figure.ToString())],
        };
    }

    private static string Figures(Texts texts, StandingStep step, EventBoard board, Func<Tally, string> show) =>
        string.Join(Texts.Choose("，", "; "), step.Figures.Select(f => $"{board.NameOf(f.Entry).Full} {show(f.Figure)}"));

    private static string Join(IEnumerable<EntryId> entries, EventBoard board) =>
        string.Join(Texts.Choose("、", ", "), entries.Select(id => board.NameOf(id).Full));
}
