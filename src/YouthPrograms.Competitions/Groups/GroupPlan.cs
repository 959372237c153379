using YouthPrograms.Competitions.Brackets;
using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Groups;

/// <summary>The matches of all groups: round 1 of all, then round 2 of all, for groups run side by side.</summary>
internal static class GroupPlan
{
    public static void Add(PlanBuilder builder, DrawRecord draw)
    {
        // The order of play was fixed with the draw: whoever takes the place of another one takes the matches as well.
        var delegationOf = draw.Request.Entries.ToDictionary(e => e.Id, e => e.Delegation);
        var pairings = draw.Groups.Zip(draw.GroupsNow, (drawn, now) => (Group: now, Pairings: Pairings(drawn, now, delegationOf)))
            .SelectMany(x => x.Pairings.Select(p => (x.Group, Pairing: p)));
        foreach (var (group, pairing) in pairings.OrderBy(x => x.Pairing.Round))
        {
            builder.Add(new(
                new(MatchStage.Group, group.Number, 0, pairing.A, pairing.B), pairing.Round,
                new Slot.Entry(group.Members[pairing.A]), new Slot.Entry(group.Members[pairing.B]))
            {
                Group = group.Number,
            });
        }
    }

    // Who comes late meets one member after the other in rounds after the last.
    private static IEnumerable<GroupPairing> Pairings(
        DrawnGroup drawn, DrawnGroup now, Dictionary<EntryId, DelegationId?> delegationOf)
    {
        var schedule = GroupSchedule.Of([.. drawn.Members.Select(m => delegationOf[m])]);
        var round = GroupSchedule.RoundCount(drawn.Members.Count);
        return
        [
            .. schedule,
            .. Enumerable.Range(drawn.Members.Count, now.Members.Count - drawn.Members.Count)
                .SelectMany(late => Enumerable.Range(0, late).Select(other => new GroupPairing(++round, other, late))),
        ];
    }
}
