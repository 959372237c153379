using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Draws;

public class SeparatingDelegations
{
    private static DrawEntry[] Ranked(DrawEntry[] entries) => [.. entries.Select(e => e with { Rank = (int)e.Id.Value })];

    [Fact]
    public void No_other_lines_would_keep_small_draws_better() => Cases.ForAll(Fields.Brackets(7), any =>
    {
        var record = any.Drawn();

        Assert.Equal(BruteForce.LeastCost(record), BruteForce.Cost(record));
    }, 4_000);

    [Fact]
    public void No_other_lines_would_keep_a_full_bracket_of_eight_better() => Cases.ForAll(Fields.Brackets(8), any =>
    {
        var record = any.Drawn();

        Assert.Equal(BruteForce.LeastCost(record), BruteForce.Cost(record));
    }, 400);

    [Theory]
    [InlineData(128, 18, 16)]
    [InlineData(64, 18, 8)]
    [InlineData(100, 18, 16)]
    [InlineData(57, 12, 8)]
    [InlineData(364, 18, 32)]
    public void Keeps_every_rule_in_fields_like_the_model_event(int entries, int delegations, int seeds)
    {
        var record = Drawn(new(), Ranked(Field(entries, seeds, delegations)));

        Assert.True(record.Certificate.AllKept, string.Join("; ", record.Certificate.Findings.Where(f => !f.Kept)));
        Assert.All(BruteForce.Cost(record), cost => Assert.Equal(0, cost));
    }

    [Fact]
    public void Puts_the_best_four_of_a_delegation_into_four_quarters()
    {
        var lines = Drawn(new(), Ranked(Field(128, seeds: 16, delegations: 8))).Lines.Select(s => ((Slot.Entry)s).Id.Value).ToList();

        // 101 has the entries 1, 9, 17, 25 … 121; 1 and 9 are seeds.
        Assert.Equal(4, new long[] { 1, 9, 17, 25 }.Select(id => lines.IndexOf(id) / 32).Distinct().Count());
        Assert.Equal(8, Enumerable.Range(0, 8).Select(i => lines.IndexOf(1 + 8 * i) / 16).Distinct().Count());
    }

    // As many of one delegation as the first round has matches, and every one of them must play in it.
    [Fact]
    public void Fits_a_delegation_into_a_first_round_it_just_fills()
    {
        for (var count = 9; count <= 61; count += 2)
        {
            var byes = BracketLines.SizeFor(count) - count;
            var matches = BracketLines.SizeFor(count) / 2 - byes;
            DrawEntry[] entries = [.. Enumerable.Range(1, count).Select(i =>
                new DrawEntry(new(i), new(i > count - matches ? 7 : 100 + i), i <= 2 ? i : null, i))];

            var record = Drawn(new(), entries, count);

            Assert.True(record.Certificate.AllKept, $"{count}: {string.Join("; ", record.Certificate.Findings.Where(f => !f.Kept))}");
        }
    }

    [Fact]
    public void Says_which_rule_cannot_be_kept_and_why()
    {
        // Six of one delegation among eight: at least two of the four first matches are within it.
        DrawEntry[] entries = [.. Enumerable.Range(1, 8).Select(i => new DrawEntry(new(i), new(i <= 6 ? 7 : 100 + i)))];

        var finding = Drawn(new(), entries).Certificate.Findings.Single(f => f.Rule == DrawRule.FirstRound);

        Assert.Equal(BreachProof.Counting, finding.Proof);
        Assert.Equal(2, finding.Breaches.Count);
        Assert.All(finding.Breaches, b => Assert.Equal((7, 2, 1), (b.Key, b.Entries, b.Allowed)));
    }

    [Theory]
    [InlineData(SeparationDepth.FirstRoundOnly)]
    [InlineData(SeparationDepth.TopFourThenFirstRound)]
    public void Keeps_the_first_round_free_when_asked_for_less(SeparationDepth depth)
    {
        for (var secret = 1; secret <= 30; secret++)
        {
            var record = Drawn(new() { Separation = depth }, Field(50, seeds: 8, delegations: 4), secret);

            Assert.Equal(0, BruteForce.Cost(record)[^1]);
            Assert.True(record.Certificate.AllKept);
        }
    }

    private static int Clashes(DrawRecord record)
    {
        var order = BruteForce.Order(record);
        return BruteForce.Cost(BruteForce.Lines(record, order), BruteForce.Families(order))[^1];
    }

    [Fact]
    public void Lets_team_mates_meet_when_the_event_does_not_mind()
    {
        var clashes = Enumerable.Range(1, 20)
            .Sum(secret => Clashes(Drawn(new() { Separation = SeparationDepth.None }, Field(32, 0, 2), secret)));

        Assert.True(clashes > 20);
    }

    [Fact]
    public void Gives_everybody_the_same_chance_of_every_line()
    {
        var first = Enumerable.Range(1, 800).Select(secret => Drawn(new(), Field(8, 0, 4), secret).Lines[0]).CountBy(s => s).ToArray();

        // Each of the eight is expected 100 times; 50 more or less is more than five standard deviations.
        Assert.Equal(8, first.Length);
        Assert.All(first, c => Assert.InRange(c.Value, 50, 150));
    }
}
