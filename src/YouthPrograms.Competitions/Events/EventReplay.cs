using YouthPrograms.Competitions.Standings;

namespace YouthPrograms.Competitions.Events;

/// <summary>Works out an event from its plan and its results, always from the start: there is no other state.</summary>
public static class EventReplay
{
    public static ReplayedEvent Run(
        EventPlan plan, IReadOnlyCollection<MatchResult> results, EventIncidents? incidents = null) =>
        new EventProgress(plan, results, incidents).Now;

    /// <summary>
    /// Later matches that hold a result and can only have been played because this match ended as it did, in the order
    /// of the plan. A correction that changes who goes on must void these first.
    /// </summary>
    public static IReadOnlyList<int> DependentsOf(EventPlan plan, IReadOnlyCollection<MatchResult> results, int key)
    {
        var recorded = results.Select(r => r.Key).ToHashSet();
        return [.. plan.Links.AllAfter(key).Where(recorded.Contains)];
    }

    /// <summary>
    /// Matches with a result whose sides would really be others after the correction, or that would not be played at all.
    /// Empty for a correction that leaves the winner, or the order of a finished group, as it was.
    /// </summary>
    public static IReadOnlyList<int> BrokenBy(
        EventPlan plan, IReadOnlyCollection<MatchResult> results, MatchResult correction, EventIncidents? incidents = null)
    {
        var progress = new EventProgress(plan, results, incidents);
        return [.. progress.Apply(correction).Where(key => progress.ResultOf(key) is not null)];
    }

    /// <summary>
    /// What a member of a group still needs to be among the first <paramref name="place"/>; null as long as too many
    /// matches are to come (<see cref="WhatNeeds.MostMatches"/>).
    /// </summary>
    public static Needs? NeedsOf(
        EventPlan plan, IReadOnlyCollection<MatchResult> results, EntryId member, int place, EventIncidents? incidents = null)
    {
        var group = plan.Groups.FirstOrDefault(g => g.Members.Contains(member));
        if (group is null || plan.Links.InGroup(group.Number).Count == 0)
            return null;
        var now = new EventProgress(plan, results, incidents);
        var remaining = plan.Links.InGroup(group.Number)
            .Select(m => now.Matches[m.Key - 1])
            .Where(m => m.State == MatchState.Ready)
            .Select(m => (m.SideA!.Value, m.SideB!.Value));
        return WhatNeeds.Of(now.SheetOf(group.Number), [.. remaining], member, place, plan.Format);
    }
}
