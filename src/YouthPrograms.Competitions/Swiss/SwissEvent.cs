using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Swiss;

/// <summary>Swiss rounds as part of an event: its plan grows by a round whenever one is paired.</summary>
public static class SwissEvent
{
    /// <summary>Rounds to play: as the event says, or as many as a knock-out of the same size.</summary>
    public static int RoundCount(EventPlan plan) =>
        plan.Format.SwissRounds ?? System.Numerics.BitOperations.Log2((uint)BracketLines.SizeFor(plan.Entries.Count));

    /// <summary>The rounds and results a plan and its replay hold.</summary>
    public static SwissSheet Sheet(EventPlan plan, IReadOnlyList<ReplayedMatch> matches, EventIncidents? incidents = null)
    {
        incidents ??= EventIncidents.None;
        var rounds = plan.Matches.Where(m => m.Stage == MatchStage.Swiss).GroupBy(m => m.Round).OrderBy(g => g.Key);
        var results = plan.Matches.Where(m => m is { Stage: MatchStage.Swiss, HasBye: false })
            .Select(m => matches[m.Key - 1])
            .Where(m => m.State == MatchState.Completed)
            .Select(m => new SwissResult(m.SideA!.Value, m.SideB!.Value, m.Winner));
        return new(plan.Groups[0].Members, [.. rounds.Select(Round)], [.. results])
        {
            Withdrawn = [.. incidents.Withdrawn.Select(w => w.Entry), .. incidents.Disqualified.Select(d => d.Entry)],
        };
    }

    /// <summary>The next round, or null when one is still running, all are played, or no pairing is left.</summary>
    public static SwissRound? Next(EventPlan plan, ReplayedEvent now, EventIncidents? incidents = null)
    {
        var sheet = Sheet(plan, now.Matches, incidents);
        return now.IsFinished ? NextOf(plan, sheet) : null;
    }

    /// <summary>A round is still to be played: fewer than asked for are paired, and another one can be.</summary>
    internal static bool HasNext(EventPlan plan, SwissSheet sheet) => NextOf(plan, sheet) is not null;

    private static SwissRound? NextOf(EventPlan plan, SwissSheet sheet) =>
        sheet.Rounds.Count < RoundCount(plan) ? SwissPairer.Next(sheet) : null;

    private static SwissRound Round(IEnumerable<PlannedMatch> matches)
    {
        var all = matches.ToArray();
        return new(
            [.. all.Where(m => !m.HasBye).Select(m => new SwissPairing(((Slot.Entry)m.SideA).Id, ((Slot.Entry)m.SideB).Id))],
            all.FirstOrDefault(m => m.HasBye) is { SideA: Slot.Entry(var id) } ? id : null);
    }
}
