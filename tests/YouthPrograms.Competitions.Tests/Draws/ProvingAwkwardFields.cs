using YouthPrograms.Competitions.Draws;

namespace YouthPrograms.Competitions.Tests.Draws;

public class ProvingAwkwardFields
{
    [Fact]
    public void Leaves_nothing_open_up_to_64_entries() => Cases.ForAll(Fields.Awkward(17, 64), any =>
    {
        var record = any.Drawn();

        Assert.DoesNotContain(record.Certificate.Findings, f => f.Proof == BreachProof.BestFound);
        Assert.All(record.Certificate.Findings.Where(f => f.Rule is DrawRule.SeedLines or DrawRule.Byes), f => Assert.True(f.Kept));
        Assert.Equal(BruteForce.Cost(record), Costs(record));
    }, 3_000);

    [Fact]
    public void Finds_the_best_of_all_lines_of_a_bracket_of_32() => Cases.ForAll(Fields.Awkward(17, 18), any =>
    {
        var record = any.Drawn();

        Assert.Equal(BruteForceBySets.LeastCost(record), BruteForce.Cost(record));
    }, 60);

    // What the certificate says each level costs, the first round last.
    private static int[] Costs(DrawRecord record) => [.. record.Certificate.Findings
        .Where(f => f.Rule is DrawRule.Sections or DrawRule.FirstRound)
        .Select(f => f.Breaches.Sum(b => Math.Abs(b.Entries - b.Allowed)))];
}
