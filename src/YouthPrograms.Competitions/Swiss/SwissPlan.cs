using YouthPrograms.Competitions.Brackets;
using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Swiss;

/// <summary>The matches of the rounds that are paired; who rests has a match that a bye decides.</summary>
internal static class SwissPlan
{
    public static void Add(PlanBuilder builder, IReadOnlyList<SwissRound> rounds)
    {
        for (var i = 0; i < rounds.Count; i++)
        {
            var slots = rounds[i].Pairings.Select(p => (new Slot.Entry(p.A), (Slot)new Slot.Entry(p.B)));
            if (rounds[i].Resting is { } resting)
                slots = slots.Append((new Slot.Entry(resting), Slot.Empty));
            foreach (var (index, (a, b)) in slots.Index())
                builder.Add(new(new(MatchStage.Swiss, 0, 0, i + 1, index), i + 1, a, b));
        }
    }
}
