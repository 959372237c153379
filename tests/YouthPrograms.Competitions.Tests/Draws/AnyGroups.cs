using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;

namespace YouthPrograms.Competitions.Tests.Draws;

/// <summary>What holds of every draw of groups and of the knock-out after them.</summary>
public class AnyGroups
{
    // Each field is drawn once, and everything is asked of that draw.
    [Fact]
    public void Keeps_all_that_is_promised() => Cases.ForAll(Fields.Groups(), any =>
    {
        var record = any.Drawn();
        Have_everybody_once_in_sizes_that_differ_by_at_most_one(any, record);
        Share_seeds_evenly_the_first_of_each_pot_in_its_own_group(any, record);
        Spread_a_delegation_evenly_or_say_where_seeds_forbid_it(any, record);
        Send_their_best_to_lines_as_seeds_of_the_knock_out(any, record);
        Keep_mates_apart_in_the_knock_out_as_long_as_their_number_allows(any, record);
        Verify_and_do_not_depend_on_the_order_of_entries(any, record);
        Are_the_same_without_a_knock_out_after_them(any, record);
    });

    private static void Have_everybody_once_in_sizes_that_differ_by_at_most_one(Fields.Case any, DrawRecord record)
    {
        Assert.Equal(any.Request.Entries.Select(e => e.Id).Order(), record.Groups.SelectMany(g => g.Members).Order());
        Assert.Equal(Enumerable.Range(1, any.Request.Format.GroupCount!.Value), record.Groups.Select(g => g.Number));
        Assert.InRange(record.Groups.Max(g => g.Members.Count) - record.Groups.Min(g => g.Members.Count), 0, 1);
    }

    private static void Share_seeds_evenly_the_first_of_each_pot_in_its_own_group(Fields.Case any, DrawRecord record)
    {
        var groups = record.Groups.Count;
        var seeds = any.Request.Entries.Where(e => e.Seed is not null).ToDictionary(e => e.Id, e => e.Seed!.Value);
        foreach (var group in record.Groups)
        {
            var here = group.Members.Where(seeds.ContainsKey).Select(m => seeds[m]).ToArray();
            Assert.InRange(here.Length, seeds.Count / groups, (seeds.Count + groups - 1) / groups);
            Assert.Equal(here.Length, here.Select(s => (s - 1) / groups).Distinct().Count());
            if (here.Any(s => s <= groups))
                Assert.Equal(group.Number, here.Min());
        }
    }

    private static void Spread_a_delegation_evenly_or_say_where_seeds_forbid_it(Fields.Case any, DrawRecord record)
    {
        var finding = record.Certificate.Findings.SingleOrDefault(f => f.Rule == DrawRule.Groups);
        if (any.Request.Format.Separation == SeparationDepth.None)
        {
            Assert.Null(finding);
            return;
        }

        var outside = any.Request.Entries.Where(e => e.Delegation is not null).GroupBy(e => e.Delegation!.Value.Value, e => e.Id)
            .SelectMany(family => record.Groups.Select(g => (Key: family.Key, g.Number, Here: g.Members.Count(family.Contains), All: family.Count())))
            .Where(x => x.Here < x.All / record.Groups.Count || x.Here > (x.All + record.Groups.Count - 1) / record.Groups.Count)
            .Select(x => (x.Key, x.Number, x.Here));
        Assert.Equal(outside.Order(), finding!.Breaches.Select(b => (b.Key, b.From, b.Entries)).Order());
        if (any.Request.Format.Seeding == SeedingPolicy.Drawn)
            Assert.True(finding.Kept);
    }

    private static void Send_their_best_to_lines_as_seeds_of_the_knock_out(Fields.Case any, DrawRecord record)
    {
        var (groups, places) = (record.Groups.Count, any.Request.Format.QualifiersPerGroup);
        var slots = record.Lines.OfType<Slot.GroupPlace>().ToArray();
        Assert.Equal(groups * places, slots.Distinct().Count());
        Assert.Equal(groups * places, slots.Length);
        Assert.All(slots, s => Assert.True(s.Group >= 1 && s.Group <= groups && s.Place >= 1 && s.Place <= places));
        Assert.Equal(new Slot.GroupPlace(1, 1), record.Lines[0]);
        Assert.Equal(groups == 1 ? record.Lines[^1] : new Slot.GroupPlace(2, 1), record.Lines[^1]);
    }

    // Two who qualify may meet in the final only, three or four in the semi-final …
    private static void Keep_mates_apart_in_the_knock_out_as_long_as_their_number_allows(Fields.Case any, DrawRecord record)
    {
        var places = any.Request.Format.QualifiersPerGroup;
        for (var length = record.Lines.Count / 2; length >= 2; length /= 2)
        {
            var sections = record.Lines.Count / length;
            var counts = record.Lines.Chunk(length).SelectMany((section, s) => section.OfType<Slot.GroupPlace>().CountBy(p => p.Group)).ToArray();
            var level = int.Log2(sections);
            var finding = record.Certificate.Findings.Single(f => f.Rule == DrawRule.GroupMateSections && f.Level == level);
            if (finding.Kept)
                Assert.All(counts, c => Assert.InRange(c.Value, 1, (places + sections - 1) / sections));
            if (any.Request.Format.Seeding == SeedingPolicy.Drawn && level == 1)
                Assert.True(finding.Kept);
        }

        foreach (var pair in record.Lines.Chunk(2).Where(p => record.Lines.Count > 2))
        {
            if (pair is [Slot.GroupPlace a, Slot.GroupPlace b] && a.Group == b.Group)
                Assert.False(record.Certificate.Findings.Single(f => f.Rule == DrawRule.GroupMateFirstRound).Kept);
        }
    }

    private static void Verify_and_do_not_depend_on_the_order_of_entries(Fields.Case any, DrawRecord record)
    {
        var entries = any.Request.Entries.ToArray();
        new Random(any.Number).Shuffle(entries);

        var again = Draw.Make(any.Request with { Entries = entries }, Builders.Secret(any.Number), "dice").Require();

        Assert.Equal(record.CanonicalBytes(), again.CanonicalBytes());
        Assert.True(DrawVerification.Verify(record).IsIdentical);
        Assert.All(record.Lots, l => Assert.InRange(l.Result, 0, l.Range - 1));
    }

    private static void Are_the_same_without_a_knock_out_after_them(Fields.Case any, DrawRecord record)
    {
        var request = any.Request with { Format = any.Request.Format with { Stages = EventStages.Groups } };

        var alone = Draw.Make(request, Builders.Secret(any.Number), "dice").Require();

        Assert.Equal(record.Groups.Select(g => string.Join(' ', g.Members)), alone.Groups.Select(g => string.Join(' ', g.Members)));
        Assert.Empty(alone.Lines);
        Assert.All(alone.Certificate.Findings, f => Assert.Equal(DrawRule.Groups, f.Rule));
    }
}
