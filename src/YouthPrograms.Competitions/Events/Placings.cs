using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Standings;
using YouthPrograms.Competitions.Swiss;

namespace YouthPrograms.Competitions.Events;

/// <summary>Places that are decided by now.</summary>
internal static class Placings
{
    public static IReadOnlyList<Placing> Of(EventPlan plan, EventProgress now)
    {
        var placings = new List<Placing>();
        var played = plan.Matches.Where(m => (m.WinnerPlaces ?? m.LoserPlaces ?? m.OutPlaces) is not null);
        foreach (var planned in played.Where(m => !IsPlayedAgain(plan, now, m)))
            placings.AddRange(OfMatch(planned, now.Matches[planned.Key - 1]));
        if (plan.Format.Stages == EventStages.Swiss)
            placings.AddRange(OfSwiss(plan, now));
        else if (plan.Groups.Count > 0)
            placings.AddRange(OfGroups(plan, now.Standings));
        return [.. placings
            .Where(p => !now.Disqualified.Contains(p.Entry))
            .OrderBy(p => p.PlaceFrom).ThenBy(p => p.Entry)];
    }

    // The unbeaten side lost the grand final: the second one decides.
    private static bool IsPlayedAgain(EventPlan plan, EventProgress now, PlannedMatch planned) =>
        now.Matches[planned.Key - 1].Winner == Side.B && plan.Matches.Any(m => m.OnlyIfSideALost == planned.Key);

    private static IEnumerable<Placing> OfMatch(PlannedMatch planned, ReplayedMatch match)
    {
        if (match.WinnerEntry is { } winner && planned.WinnerPlaces is { } best)
            yield return new(winner, best.From, best.To);
        if (match.LoserEntry is { } loser && planned.LoserPlaces is { } next)
            yield return new(loser, next.From, next.To);
        if (match is not { State: MatchState.Completed, Winner: null, SideA: { } a, SideB: { } b })
            yield break;
        // Called off: both share what they played for. Both forfeited: nobody has the winner's place.
        var shared = match.Outcome == MatchOutcome.Cancelled && planned.WinnerPlaces is { } top && planned.LoserPlaces is { } low
            ? new PlaceRange(top.From, low.To)
            : planned.LoserPlaces ?? planned.OutPlaces;
        if (shared is { } places)
        {
            yield return new(a, places.From, places.To);
            yield return new(b, places.From, places.To);
        }
    }

    private static IEnumerable<Placing> OfSwiss(EventPlan plan, EventProgress now)
    {
        var sheet = SwissEvent.Sheet(plan, now.Matches, now.Incidents);
        if (now.Matches.Any(m => m.State == MatchState.Ready) || SwissEvent.HasNext(plan, sheet))
            return [];
        var rows = SwissTable.Of(sheet);
        return rows.Select(r => new Placing(r.Entry, r.Place, r.Place + rows.Count(x => x.Place == r.Place) - 1));
    }

    // Those who do not qualify come after the whole knock-out, group thirds before group fourths.
    private static IEnumerable<Placing> OfGroups(EventPlan plan, IReadOnlyList<GroupStanding> groups)
    {
        var qualifiers = plan.Format.Stages == EventStages.GroupsThenKnockout ? plan.Format.QualifiersPerGroup : 0;
        var from = qualifiers * groups.Count + 1;
        var sizes = plan.Groups.Select(g => g.Members.Count).ToArray();
        for (var place = qualifiers + 1; place <= sizes.Max(); place++)
        {
            var to = from + sizes.Count(s => s >= place) - 1;
            foreach (var row in groups.Where(g => g.IsComplete).SelectMany(g => g.Rows).Where(r => r.Place == place))
                yield return new(row.Entry, from, to);
            from = to + 1;
        }
    }
}
