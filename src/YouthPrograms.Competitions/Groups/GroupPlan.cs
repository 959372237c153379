using YouthPrograms.Competitions.Brackets;
using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Groups;

/// <summary>The matches of all groups: round 1 of all, then round 2 of all, for groups run side by side.</summary>
internal static class GroupPlan
{
    public static void Add(PlanBuilder builder, DrawRecord draw)
    {
        var delegationOf = draw.Request.Entries.ToDictionary(e => e.Id, e => e.Delegation);
        var pairings = draw.Groups.SelectMany(group => GroupSchedule
            .Of([.. group.Members.Select(m => delegationOf[m])])
            .Select(p => (Group: group, Pairing: p)));
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
}
