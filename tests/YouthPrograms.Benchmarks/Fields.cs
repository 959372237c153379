using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;

namespace YouthPrograms.Benchmarks;

/// <summary>Entries, draws and results of the sizes that are measured.</summary>
internal static class Fields
{
    public static readonly DrawSecret Secret = new(Enumerable.Range(1, DrawSecret.Length).Select(i => (byte)i).ToArray());

    /// <summary>
    /// Delegations as they come to a provincial event: the largest send many times what the smallest do (about 1/k for the
    /// k-th). Everybody is ranked, a quarter of the field at most is seeded.
    /// </summary>
    public static DrawEntry[] Skewed(int entries, int delegations, int seeds)
    {
        var random = new Random(7);
        var weights = Enumerable.Range(1, delegations).Select(k => 1.0 / k).ToArray();
        return [.. Enumerable.Range(1, entries).Select(i => new DrawEntry(new(i), new(Pick(weights, random)), i <= seeds ? i : null, i))];
    }

    public static EventPlan Bracket(int entries) =>
        EventPlan.Build(new(), Draw.Make(new(Skewed(entries, 18, 32), new()), Secret, "").Require());

    /// <summary>Every match once in the order of the plan, then corrections of matches anywhere.</summary>
    public static MatchResult[] Results(EventPlan plan, int count)
    {
        var random = new Random(11);
        MatchScore[] scores = [Won(Side.A), Won(Side.B)];
        return [.. Enumerable.Range(0, count).Select(i => new MatchResult(
            i < plan.Matches.Count ? i + 1 : random.Next(1, plan.Matches.Count + 1), scores[random.Next(2)]))];
    }

    private static MatchScore Won(Side side) => DeskNotation.Parse(side == Side.A ? "8 9 7" : "-8 -9 -7", MatchFormat.Default).Require();

    private static int Pick(double[] weights, Random random)
    {
        var left = random.NextDouble() * weights.Sum();
        var picked = 0;
        while (picked < weights.Length - 1 && (left -= weights[picked]) > 0)
            picked++;
        return picked + 1;
    }
}
