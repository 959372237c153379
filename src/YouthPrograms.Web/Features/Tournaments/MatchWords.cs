using System.Globalization;
using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Web.Layout;
using MatchState = YouthPrograms.Data.Tournaments.MatchState;

namespace YouthPrograms.Web.Features.Tournaments;

/// <summary>Matches in words: who plays, in which round, how it ended.</summary>
internal static class MatchWords
{
    public static string Side(this Texts texts, MatchSide side) => side.Entry is { } entry
        ? entry.Full
        : side.Source switch
        {
            "entry" => "",
            "bye" => texts["side.bye"],
            ['W', .. var number] => texts["side.winner-of", number],
            ['L', .. var number] => texts["side.loser-of", number],
            ['G', .. var place] => texts["side.group-place", GroupBoard.Letter(Whole(place.Split('.')[0])), place.Split('.')[1]],
            _ => side.Source,
        };

    /// <summary>The score from side A's view, with how it came about when it was not simply played.</summary>
    public static string Score(this Texts texts, MatchLine match)
    {
        if (match.State is not (MatchState.Completed or MatchState.Running))
            return "";
        var numbers = match.HasScore ? $"{match.ScoreA}–{match.ScoreB}" : "";
        var how = match switch
        {
            { State: MatchState.Running } => "",
            { Outcome: null } => texts[match.Winner is null ? "outcome.DoubleForfeit" : "outcome.Walkover"],
            { Outcome: MatchOutcome.Played } => "",
            { Outcome: { } outcome } => texts[$"outcome.{outcome}"],
        };
        return $"{numbers} {how}".Trim();
    }

    /// <summary>Such as "2nd call 10:05 · table 3"; empty for a match that nobody waits for.</summary>
    public static string Call(this Texts texts, MatchLine match)
    {
        if (!match.IsCalled)
            return "";
        var at = VenueTime.Local(match.Calls[^1], match.TimeZone).ToString("HH:mm", CultureInfo.InvariantCulture);
        var said = texts[$"call.{match.Calls.Count}", at];
        return match.Table is { } table ? $"{said} · {texts["schedule.table", table]}" : said;
    }

    public static string Round(this Texts texts, MatchLine match, EventPlan plan) => match.Planned switch
    {
        { Stage: MatchStage.Group, Group: { } group } => texts["round.group", GroupBoard.Letter(group), match.Planned.Round],
        { Stage: MatchStage.Knockout } => Knockout(texts, LastRound(plan) - match.Planned.Round),
        { Places: { } places } => texts["round.places", places.From, places.To],
        var planned => planned.Round.ToString(CultureInfo.InvariantCulture),
    };

    public static string Knockout(Texts texts, int roundsToFinal) => roundsToFinal switch
    {
        0 => texts["round.final"],
        1 => texts["round.semi-final"],
        2 => texts["round.quarter-final"],
        _ => texts["round.of", 2 << roundsToFinal],
    };

    public static int LastRound(EventPlan plan) =>
        plan.Matches.Where(m => m.Stage == MatchStage.Knockout).Select(m => m.Round).DefaultIfEmpty(0).Max();

    public static string Places(int from, int to) => from == to ? $"{from}" : $"{from}–{to}";

    private static int Whole(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
