using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;

namespace YouthPrograms.Competitions.Tests;

/// <summary>Short words for the scenarios: an entry, a draw, a 3–0 for somebody.</summary>
internal static class Builders
{
    public static readonly MatchFormat BestOf5 = MatchFormat.Default;

    public static DrawSecret Secret(int number = 1)
    {
        var bytes = new byte[DrawSecret.Length];
        BitConverter.TryWriteBytes(bytes, number);
        return new(bytes);
    }

    /// <summary>Entries 1 … n, the first of them seeded, delegations in turn (0 for none).</summary>
    public static DrawEntry[] Field(int count, int seeds = 0, int delegations = 0) =>
        [.. Enumerable.Range(1, count).Select(i => new DrawEntry(
            new(i), delegations == 0 ? null : new(100 + i % delegations), i <= seeds ? i : null))];

    public static DrawRecord Drawn(EventFormat format, DrawEntry[] entries, int secret = 1) =>
        Draw.Make(new(entries, format), Secret(secret), "dice 4 2 6").Require();

    public static EventPlan Planned(EventFormat format, int entries, int seeds = 0, int delegations = 0, int secret = 1) =>
        EventPlan.Build(format, Drawn(format, Field(entries, seeds, delegations), secret));

    /// <summary>Games won by A and B, all of them 11–6; the winner's last.</summary>
    public static MatchScore Games(int a, int b)
    {
        var (winner, loser) = a > b ? (new GameScore(11, 6), new GameScore(6, 11)) : (new GameScore(6, 11), new GameScore(11, 6));
        return MatchScore.Played(BestOf5, [.. Enumerable.Repeat(loser, Math.Min(a, b)), .. Enumerable.Repeat(winner, Math.Max(a, b))])
            .Require();
    }

    public static MatchScore WonBy(Side side) => side == Side.A ? Games(3, 0) : Games(0, 3);

    /// <summary>Plays what is ready until nothing is; the lower entry number wins.</summary>
    public static (List<MatchResult> Results, ReplayedEvent End) PlayOut(EventPlan plan, EventIncidents? incidents = null)
    {
        var results = new List<MatchResult>();
        while (true)
        {
            var now = EventReplay.Run(plan, results, incidents);
            var ready = now.Matches.Where(m => m.State == MatchState.Ready).ToArray();
            if (ready.Length == 0)
                return (results, now);
            results.AddRange(ready.Select(m => new MatchResult(m.Key, WonBy(m.SideA < m.SideB ? Side.A : Side.B))));
        }
    }
}
