using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Draws;

public class DrawingGroups
{
    private static EventFormat GroupsOf(int count, SeedingPolicy seeding = SeedingPolicy.Drawn) => new()
    {
        Stages = EventStages.GroupsThenKnockout,
        GroupCount = count,
        Seeding = seeding,
    };

    [Fact]
    public void Spreads_seeds_and_delegations_evenly_always()
    {
        var random = new Random(3);
        for (var trial = 0; trial < 200; trial++)
        {
            var count = random.Next(6, 80);
            var (groups, seeds) = (random.Next(2, count / 3 + 1), random.Next(0, count + 1));
            var entries = Enumerable.Range(1, count)
                .Select(i => new DrawEntry(new(i), new(random.Next(1, 9)), i <= seeds ? i : null)).ToArray();

            var record = Drawn(GroupsOf(groups), entries, trial);

            Assert.Equal(entries.Select(e => e.Id), record.Groups.SelectMany(g => g.Members).Order());
            Assert.All(record.Groups, g => Assert.InRange(g.Members.Count, count / groups, (count + groups - 1) / groups));
            Assert.All(entries.GroupBy(e => e.Delegation, e => e.Id), family => Assert.All(record.Groups, g => Assert.InRange(
                g.Members.Count(family.Contains), family.Count() / groups, (family.Count() + groups - 1) / groups)));
            Assert.All(Enumerable.Range(1, Math.Min(seeds, groups)), seed =>
                Assert.Equal(seed, record.Groups[seed - 1].Members[0].Value));
            Assert.All(record.Groups, g => Assert.InRange(
                g.Members.Count(m => m.Value <= seeds), seeds / groups, (seeds + groups - 1) / groups));
            Assert.True(record.Certificate.Findings.Single(f => f.Rule == DrawRule.Groups).Kept);
        }
    }

    [Fact]
    public void Fills_a_snake_with_seeds_when_seeding_is_fixed()
    {
        var record = Drawn(GroupsOf(4, SeedingPolicy.Fixed), Field(16, seeds: 8, delegations: 5));

        Assert.Equal([[1, 8], [2, 7], [3, 6], [4, 5]], record.Groups.Select(g => g.Members.Take(2).Select(m => m.Value).ToArray()));
        Assert.All(record.Groups, g => Assert.Equal(4, g.Members.Count));
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(5, 2)]
    [InlineData(6, 2)]
    [InlineData(7, 2)]
    [InlineData(11, 2)]
    [InlineData(16, 2)]
    [InlineData(4, 4)]
    [InlineData(8, 4)]
    [InlineData(6, 1)]
    public void Keeps_group_mates_apart_in_the_knock_out(int groups, int qualifiers)
    {
        for (var secret = 1; secret <= 20; secret++)
        {
            var record = Drawn(GroupsOf(groups) with { QualifiersPerGroup = qualifiers }, Field(groups * 4, seeds: groups), secret);

            Assert.True(record.Certificate.AllKept, string.Join("; ", record.Certificate.Findings.Where(f => !f.Kept)));
            var part = record.Lines.Count / Math.Min(qualifiers, record.Lines.Count);
            Assert.All(record.Lines.Chunk(part), section => Assert.Equal(
                section.OfType<Slot.GroupPlace>().Count(),
                section.OfType<Slot.GroupPlace>().DistinctBy(p => p.Group).Count()));
            Assert.Equal(new Slot.GroupPlace(1, 1), record.Lines[0]);
            Assert.Equal(new Slot.GroupPlace(2, 1), record.Lines[^1]);
        }
    }

    private static int LineOf(DrawRecord record, int group, int place) => record.Lines.ToList().IndexOf(new Slot.GroupPlace(group, place));

    [Fact]
    public void Sends_a_runner_up_to_the_half_opposite_its_winner()
    {
        for (var groups = 2; groups <= 16; groups++)
        {
            var record = Drawn(GroupsOf(groups), Field(groups * 4, seeds: groups), groups);

            var half = record.Lines.Count / 2;
            Assert.All(Enumerable.Range(1, groups), g => Assert.NotEqual(LineOf(record, g, 1) / half, LineOf(record, g, 2) / half));
        }
    }

    [Fact]
    public void Lets_four_of_one_group_meet_in_the_semi_final_at_the_earliest()
    {
        for (var groups = 2; groups <= 8; groups++)
        {
            var record = Drawn(GroupsOf(groups) with { QualifiersPerGroup = 4 }, Field(groups * 5, seeds: groups), groups);

            var quarter = record.Lines.Count / 4;
            Assert.All(Enumerable.Range(1, groups), g =>
                Assert.Equal(4, Enumerable.Range(1, 4).Select(place => LineOf(record, g, place) / quarter).Distinct().Count()));
        }
    }

    [Theory]
    [InlineData(SeedingPolicy.Drawn)]
    [InlineData(SeedingPolicy.Fixed)]
    public void Puts_winners_of_groups_on_the_lines_of_seeds(SeedingPolicy seeding)
    {
        var record = Drawn(GroupsOf(8, seeding), Field(32, seeds: 8));

        var lines = Enumerable.Range(1, 8).Select(g => LineOf(record, g, 1) + 1).ToArray();
        Assert.Equal([1, 16], lines[..2]);
        Assert.Equal([8, 9], lines[2..4].Order());
        Assert.Equal([4, 5, 12, 13], lines[4..].Order());
        if (seeding == SeedingPolicy.Fixed)
            Assert.Equal([1, 16, 9, 8, 5, 12, 13, 4], lines);
    }

    [Fact]
    public void Gives_byes_to_winners_of_groups_first()
    {
        var lines = Drawn(GroupsOf(6), Field(24, seeds: 6)).Lines;

        var resting = lines.Where((slot, line) => !slot.IsBye && lines[line ^ 1].IsBye).OfType<Slot.GroupPlace>().ToArray();

        Assert.Equal([new(1, 1), new(2, 1), new(3, 1), new(4, 1)], resting.OrderBy(p => p.Group));
    }
}
