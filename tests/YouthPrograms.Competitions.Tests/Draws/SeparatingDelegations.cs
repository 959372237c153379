using YouthPrograms.Competitions.Draws;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Draws;

public class SeparatingDelegations
{
    [Fact]
    public void No_other_lines_would_keep_small_draws_better()
    {
        var random = new Random(7);
        for (var trial = 0; trial < 150; trial++)
        {
            var count = random.Next(3, 8);
            var seeds = random.Next(0, Math.Min(count, 4) + 1);
            var entries = Enumerable.Range(1, count)
                .Select(i => new DrawEntry(new(i), new(random.Next(1, 5)), i <= seeds ? i : null, i)).ToArray();

            var lines = BruteForce.Of(Drawn(new(), entries, trial));

            var (cost, least) = (BruteForce.Cost(lines), BruteForce.LeastCost(lines));
            Assert.True(BruteForce.Compare(cost, least) == 0, $"trial {trial}: {string.Join(',', cost)} but {string.Join(',', least)} " +
                string.Join(' ', lines.Select(l => l is null ? "-" : $"{l.Id.Value}/{l.Delegation!.Value.Value}")));
        }
    }
}
