using FsCheck.Fluent;
using YouthPrograms.Competitions.Groups;

namespace YouthPrograms.Competitions.Tests.Groups;

public class SchedulingAGroup
{
    private static IReadOnlyList<GroupPairing> Schedule(params int[] delegations) =>
        GroupSchedule.Of([.. delegations.Select(d => d == 0 ? (DelegationId?)null : new(d))]);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(9)]
    public void Lets_everybody_meet_everybody_once_and_play_once_a_round(int members)
    {
        var schedule = Schedule(new int[members]);

        Assert.Equal(members * (members - 1) / 2, schedule.Select(p => (p.A, p.B)).Distinct().Count());
        Assert.Equal(members * (members - 1) / 2, schedule.Count);
        Assert.All(schedule.GroupBy(p => p.Round), round =>
            Assert.Equal(round.Count() * 2, round.SelectMany(p => new[] { p.A, p.B }).Distinct().Count()));
        Assert.Equal(GroupSchedule.RoundCount(members), schedule.Max(p => p.Round));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    public void Ends_with_the_match_of_the_two_best(int members) =>
        Assert.Equal((0, 1), (Schedule(new int[members])[^1].A, Schedule(new int[members])[^1].B));

    [Fact]
    public void Begins_with_members_of_one_delegation()
    {
        var schedule = Schedule(7, 8, 9, 7);

        Assert.Equal(new GroupPairing(1, 0, 3), schedule[0]);
        Assert.Equal((0, 1), (schedule[^1].A, schedule[^1].B));
    }

    [Fact]
    public void Begins_with_them_even_if_they_are_the_two_best() =>
        Assert.Equal(1, Schedule(7, 7, 8, 9).Single(p => (p.A, p.B) == (0, 1)).Round);

    [Fact]
    public void Puts_several_such_pairs_into_the_first_round()
    {
        var first = Schedule(7, 8, 7, 9, 8, 9).Where(p => p.Round == 1).Select(p => (p.A, p.B));

        Assert.Equal([(0, 2), (1, 4), (3, 5)], first);
    }

    [Fact]
    public void Lets_each_pair_meet_once_whatever_the_delegations() => Cases.ForAll(Gen.ListOf(Gen.Choose(0, 4)), delegations =>
    {
        var members = delegations.Take(24).ToArray();
        var schedule = Schedule(members);

        Assert.Equal(
            from a in Enumerable.Range(0, members.Length)
            from b in Enumerable.Range(a + 1, members.Length - a - 1)
            select (a, b),
            schedule.Select(p => (p.A, p.B)).Order());
        Assert.All(schedule.GroupBy(p => p.Round), round => Assert.Equal(round.Count() * 2, round.SelectMany(p => new[] { p.A, p.B }).Distinct().Count()));
        Assert.All(schedule, p => Assert.InRange(p.Round, 1, GroupSchedule.RoundCount(members.Length)));
    });
}
