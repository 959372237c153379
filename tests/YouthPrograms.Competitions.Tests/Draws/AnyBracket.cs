using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Tests.Draws;

/// <summary>What holds of every drawn bracket, counted from its lines alone.</summary>
public class AnyBracket
{
    // Each field is drawn once, and everything is asked of that draw.
    [Fact]
    public void Keeps_all_that_is_promised() => Cases.ForAll(Fields.Brackets(), any =>
    {
        var record = any.Drawn();
        Has_every_entry_once_in_a_power_of_two_of_lines(any, record);
        Gives_byes_to_the_best_and_shares_them_evenly(record);
        Puts_seeds_on_the_lines_of_their_block_or_on_their_own(any, record);
        Shares_a_block_that_is_not_full_evenly(any, record);
        Keeps_every_section_within_its_bounds_or_says_which_it_could_not(any, record);
        Has_no_match_within_a_delegation_in_the_first_round_unless_it_must(any, record);
        Gives_numbers_with_every_proof_by_counting(record);
        Verifies_with_lots_within_their_range(record);
        Does_not_depend_on_the_order_of_entries(any, record);
    });

    private static void Has_every_entry_once_in_a_power_of_two_of_lines(Fields.Case any, DrawRecord record)
    {
        var count = any.Request.Entries.Count;
        Assert.True(record.Lines.Count >= count && record.Lines.Count < Math.Max(2 * count, 3), "size");
        Assert.Equal(1, System.Numerics.BitOperations.PopCount((uint)record.Lines.Count));
        Assert.Equal(any.Request.Entries.Select(e => e.Id).Order(), record.Lines.OfType<Slot.Entry>().Select(s => s.Id).Order());
        Assert.All(record.Lines.Chunk(2), pair => Assert.False(pair[0].IsBye && pair[1].IsBye, "two byes meet"));
    }

    private static void Gives_byes_to_the_best_and_shares_them_evenly(DrawRecord record)
    {
        var order = BruteForce.Order(record);
        var byes = record.Lines.Count(s => s.IsBye);
        var resting = record.Lines.Where((slot, i) => !slot.IsBye && record.Lines[i ^ 1].IsBye).Select(s => ((Slot.Entry)s).Id);
        Assert.Equal(order.Take(byes).Select(e => e.Id).Order(), resting.Order());
        for (var length = record.Lines.Count / 2; length >= 2; length /= 2)
        {
            var counts = record.Lines.Chunk(length).Select(section => section.Count(s => s.IsBye)).ToArray();
            Assert.InRange(counts.Max() - counts.Min(), 0, 1);
        }
    }

    private static void Puts_seeds_on_the_lines_of_their_block_or_on_their_own(Fields.Case any, DrawRecord record)
    {
        var seeded = any.Request.Entries.Where(e => e.Seed is not null).ToDictionary(e => e.Id, e => e.Seed!.Value);
        var size = record.Lines.Count;
        var own = Mirrored(size);
        for (var line = 0; line < size; line++)
        {
            if (record.Lines[line] is not Slot.Entry(var id) || !seeded.TryGetValue(id, out var seed))
                continue;
            if (any.Request.Format.Seeding == SeedingPolicy.Fixed)
                Assert.Equal(seed, own[line]);
            else if (seed <= size / 2)
                Assert.Equal(Block(seed), Block(own[line]));
        }
    }

    private static void Shares_a_block_that_is_not_full_evenly(Fields.Case any, DrawRecord record)
    {
        var (seeds, size) = (any.Request.Entries.Count(e => e.Seed is not null), record.Lines.Count);
        if (any.Request.Format.Seeding == SeedingPolicy.Fixed || seeds > size / 2 || seeds < 3)
            return;
        var ids = any.Request.Entries.Where(e => e.Seed is { } s && Block(s) == Block(seeds)).Select(e => e.Id).ToHashSet();
        for (var length = size / 2; length > size >> Block(seeds) - 1; length /= 2)
        {
            var counts = record.Lines.Chunk(length).Select(section => section.OfType<Slot.Entry>().Count(s => ids.Contains(s.Id))).ToArray();
            Assert.InRange(counts.Max() - counts.Min(), 0, 1);
        }
    }

    // The bounds are counted here; what lies outside must be in the certificate, with a proof.
    private static void Keeps_every_section_within_its_bounds_or_says_which_it_could_not(Fields.Case any, DrawRecord record)
    {
        var depth = any.Request.Format.Separation;
        var levels = depth switch { SeparationDepth.Full => 10, SeparationDepth.TopFourThenFirstRound => 2, _ => 0 };
        for (var level = 1; record.Lines.Count >> level >= 2 && level <= levels; level++)
        {
            var found = Outside(record, level, depth == SeparationDepth.Full ? int.MaxValue : 4).ToArray();
            var finding = record.Certificate.Findings.Single(f => f.Rule == DrawRule.Sections && f.Level == level);
            Assert.Equal(found.Order(), finding.Breaches.Select(b => (b.Key, b.From, b.To, b.Entries, b.Allowed)).Order());
            Assert.Equal(found.Length == 0, finding.Proof == BreachProof.NotNeeded);
            Assert.NotEqual(BreachProof.BestFound, finding.Proof);
        }
    }

    private static void Has_no_match_within_a_delegation_in_the_first_round_unless_it_must(Fields.Case any, DrawRecord record)
    {
        var delegations = any.Request.Entries.ToDictionary(e => e.Id, e => e.Delegation);
        var clashes = record.Lines.Chunk(2).Where(p => p is [Slot.Entry(var a), Slot.Entry(var b)]
            && delegations[a] is not null && delegations[a] == delegations[b]).ToArray();
        var finding = record.Certificate.Findings.SingleOrDefault(f => f.Rule == DrawRule.FirstRound);
        if (any.Request.Format.Separation == SeparationDepth.None)
        {
            Assert.Null(finding);
            return;
        }

        Assert.Equal(clashes.Length, finding!.Breaches.Count);
        Assert.NotEqual(BreachProof.BestFound, finding.Proof);
        var playing = BruteForce.Order(record).Skip(record.Lines.Count(s => s.IsBye)).ToArray();
        var must = playing.Select(e => e.Delegation).OfType<DelegationId>().CountBy(d => d).Sum(d => Math.Max(0, d.Value - playing.Length / 2));
        Assert.True(clashes.Length >= must, "counting");
        if (clashes.Length > 0 && clashes.Length == must)
            Assert.Equal(BreachProof.Counting, finding.Proof);
        // Seeds on fixed lines aside, nothing but numbers or a level above makes team-mates meet at once.
        if (any.Request.Format is { Separation: SeparationDepth.FirstRoundOnly, Seeding: SeedingPolicy.Drawn })
            Assert.Equal(must, clashes.Length);
    }

    private static void Gives_numbers_with_every_proof_by_counting(DrawRecord record)
    {
        foreach (var finding in record.Certificate.Findings.Where(f => f.Rule is DrawRule.Sections or DrawRule.FirstRound))
        {
            Assert.Equal(finding.Proof == BreachProof.Counting, finding.Counts is not null);
            if (finding.Counts is not { } counts)
                continue;
            Assert.Equal(
                finding.Breaches.Sum(b => Math.Abs(b.Entries - b.Allowed)), counts.Sum(c => c.Times * (c.Entries - c.Room)));
            Assert.All(counts, c => Assert.True(c.Entries > c.Room && Standing(record, c) >= c.Entries, $"{c}"));
        }
    }

    private static void Verifies_with_lots_within_their_range(DrawRecord record)
    {
        Assert.Equal(new DrawVerification(DrawVerdict.Identical), DrawVerification.Verify(record));
        Assert.Equal(Enumerable.Range(1, record.Lots.Count), record.Lots.Select(l => l.Number));
        Assert.All(record.Lots, l => Assert.InRange(l.Result, 0, l.Range - 1));
        Assert.Equal(DrawRecord.CurrentVersion, record.Version);
    }

    private static void Does_not_depend_on_the_order_of_entries(Fields.Case any, DrawRecord record)
    {
        var entries = any.Request.Entries.ToArray();
        new Random(any.Number).Shuffle(entries);

        var again = Draw.Make(any.Request with { Entries = entries }, Builders.Secret(any.Number), "dice").Require();

        Assert.Equal(record.CanonicalBytes(), again.CanonicalBytes());
    }

    private static int Block(int rank) => rank == 1 ? 0 : 1 + System.Numerics.BitOperations.Log2((uint)(rank - 1));

    // The handbook's figure, built from the final backwards: who is nth best meets the best left over.
    private static int[] Mirrored(int size) => size == 1
        ? [1]
        : [.. Mirrored(size / 2).SelectMany((rank, i) => i % 2 == 0 ? new[] { rank, size + 1 - rank } : [size + 1 - rank, rank])];

    private static IEnumerable<(long Key, int From, int To, int Entries, int Allowed)> Outside(DrawRecord record, int level, int most)
    {
        var (sections, length) = (1 << level, record.Lines.Count >> level);
        var lineOf = record.Lines.Index().Where(x => x.Item is Slot.Entry).ToDictionary(x => ((Slot.Entry)x.Item).Id, x => x.Index);
        var families = BruteForce.Order(record).Where(e => e.Delegation is not null).GroupBy(e => e.Delegation!.Value.Value);
        foreach (var family in families.Where(f => f.Count() > 1))
        {
            var lines = family.Take(most).Select(e => lineOf[e.Id]).ToArray();
            var (low, high) = (lines.Length / sections, (lines.Length + sections - 1) / sections);
            for (var s = 0; s < sections; s++)
            {
                var (from, to) = (s * length + 1, (s + 1) * length);
                var here = lines.Count(line => line / length == s);
                var best = lines.Take(sections).Count(line => line / length == s);
                if (here < low || here > high)
                    yield return (family.Key, from, to, here, here < low ? low : high);
                if (best > 1)
                    yield return (family.Key, from, to, best, 1);
            }
        }
    }

    private static int Standing(DrawRecord record, CountedClaim claim)
    {
        var delegations = record.Request.Entries.ToDictionary(e => e.Id, e => e.Delegation?.Value);
        return Enumerable.Range(claim.From - 1, claim.To - claim.From + 1)
            .Count(i => record.Lines[i] is Slot.Entry(var id) && delegations[id] == claim.Key);
    }
}
