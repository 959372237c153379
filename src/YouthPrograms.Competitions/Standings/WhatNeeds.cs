using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;

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
/// What one's own next results lead to: one score for each match still to play, of this member first, in games or in
/// rubbers of a team event.
/// </summary>
public sealed record Need(IReadOnlyList<(EntryId Opponent, Tally Score)> Own, Prospect Prospect);

/// <summary>The prospects of one member: over all cases, and for each set of own results from the best down.</summary>
public sealed record Needs(Prospect Overall, IReadOnlyList<Need> ByOwnResults);

/// <summary>
/// "What do we need to be among the first two?" Goes through every score in games (rubbers of a team event) of
/// the matches still to play. What lies below is unknown, so a place that hangs on points or on a lot counts as open.
/// </summary>
public static class WhatNeeds
{
    /// <summary>More matches than this would be more cases (6⁵ for best of five) than a page should wait for.</summary>
    public const int MostMatches = 5;

    /// <summary>Null when more than <see cref="MostMatches"/> are still to play.</summary>
    public static Needs? Of(
        GroupSheet sheet, IReadOnlyList<(EntryId A, EntryId B)> remaining, EntryId member, int place, EventFormat format)
    {
        if (remaining.Count > MostMatches)
            return null;
        sheet = remaining.Count == 0 ? sheet : Comparable(sheet, format);
        var own = remaining.Where(m => m.A == member || m.B == member).ToArray();
        var others = remaining.Except(own).ToArray();
        var needs = Cases(own.Length, format)
            .Select(scores => new Need(
                [.. own.Zip(scores, (m, s) => m.A == member ? (m.B, s) : (m.A, s.Reversed))],
                Judge(sheet, own, scores, others, (member, place), format)))
            .OrderByDescending(n => n.Own.Sum(o => o.Score.Won > o.Score.Lost ? 1 : 0))
            .ThenByDescending(n => n.Own.Sum(o => o.Score.Won - o.Score.Lost))
            .ToArray();
        var overall = needs.Select(n => n.Prospect).Distinct().ToArray() is [var only] ? only : Prospect.Open;
        return new(overall, needs);
    }

    private static Prospect Judge(
        GroupSheet sheet, (EntryId A, EntryId B)[] own, Tally[] ownScores, (EntryId A, EntryId B)[] others,
        (EntryId Member, int Place) goal, EventFormat format)
    {
        var (reached, missed) = (false, false);
        foreach (var scores in Cases(others.Length, format))
        {
            var results = own.Zip(ownScores).Concat(others.Zip(scores)).Select(x => Result(x.First, x.Second, format));
            var end = sheet with { Results = [.. sheet.Results, .. results], IsComplete = true };
            var (best, worst) = Places(end, goal.Member, format);
            reached |= best <= goal.Place;
            missed |= worst > goal.Place;
            if (reached && missed)
                return Prospect.Open;
        }

        return reached ? Prospect.Certain : Prospect.Impossible;
    }

    // What a coming match does not fix is not compared.
    private static GroupSheet Comparable(GroupSheet sheet, EventFormat format) => sheet with
    {
        Results = [.. sheet.Results.Select(r => r with { Games = format.Tie is null ? r.Games : default, Points = default })],
    };

    // Lots are not drawn: those who are level share all their places.
    private static (int Best, int Worst) Places(GroupSheet sheet, EntryId member, EventFormat format)
    {
        var rows = GroupRanking.Of(sheet, format.Restart, StandingLots.Undrawn).Rows;
        return rows.First(r => r.Entry == member).Place is { } place
            ? (place, place + rows.Count(r => r.Place == place) - 1)
            : (int.MaxValue, int.MaxValue);
    }

    private static GroupResult Result((EntryId A, EntryId B) match, Tally score, EventFormat format) => new(
        match.A, match.B, MatchOutcome.Played, score.Won > score.Lost ? Side.A : Side.B,
        format.Tie is null ? default : score, format.Tie is null ? score : default, default);

    private static IEnumerable<Tally[]> Cases(int matches, EventFormat format)
    {
        var needed = format.Tie?.Target ?? format.Match.GamesToWin;
        var scores = Enumerable.Range(0, needed)
            .SelectMany(lost => new[] { new Tally(needed, lost), new Tally(lost, needed) })
            .ToArray();
        IEnumerable<Tally[]> cases = [[]];
        for (var i = 0; i < matches; i++)
            cases = cases.SelectMany(c => scores.Select(s => (Tally[])[.. c, s]));
        return cases;
    }
}
