using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Standings;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Standings;

public class ReadingTheRestartRule
{
    private static readonly (int, int)[] Scores = [(3, 0), (3, 1), (3, 2), (2, 3), (1, 3), (0, 3)];

    private static GroupStanding Random(int members, Random random)
    {
        EntryId[] all = [.. Enumerable.Range(1, members).Select(i => new EntryId(i))];
        var results = all.SelectMany(a => all.Where(b => a < b).Select(b =>
        {
            var (won, lost) = Scores[random.Next(Scores.Length)];
            return GroupResult.Of(a, b, Games(won, lost));
        }));
        return GroupRanking.Of(new(1, all, [.. results]), RestartReading.EveryClass, new(Secret(), ""));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Both_readings_agree_in_small_groups(int members)
    {
        var random = new Random(members);

        Assert.All(Enumerable.Range(0, 400), _ => Assert.False(Random(members, random).ReadingsDiffer));
    }

    [Fact]
    public void A_group_of_six_where_they_differ_is_flagged()
    {
        var random = new Random(6);

        var differing = Enumerable.Range(0, 1000).Count(_ => Random(6, random).ReadingsDiffer);

        Assert.InRange(differing, 20, 200);
    }

    // Two walkovers level all four at 4 match points; games make two pairs, 6:4 and 4:6. C lost to B, but its points against
    // all are the better ones.
    //      A    B    C    D
    // A    .   3-1  w.o. won w.o.
    // B   1-3   .   3-0  0-3
    // C   w.o. 0-3   .   1-3
    // D   lost 3-0  3-1   .
    [Fact]
    public void Walkovers_can_make_the_readings_differ_among_four()
    {
        EntryId a = new(1), b = new(2), c = new(3), d = new(4);
        GroupResult[] results =
        [
            GroupResult.Of(a, b, Games(3, 1)), GroupResult.Of(a, c, MatchScore.Walkover(BestOf5, Side.B)),
            GroupResult.Of(a, d, MatchScore.Walkover(BestOf5, Side.A)), GroupResult.Of(b, c, Games(3, 0)),
            GroupResult.Of(d, b, Games(3, 0)), GroupResult.Of(d, c, Games(3, 1)),
        ];

        GroupStanding Rank(RestartReading reading) => GroupRanking.Of(new(1, [a, b, c, d], results), reading, StandingLots.Undrawn);

        Assert.Equal([a, d, b, c], Rank(RestartReading.EveryClass).Rows.Select(r => r.Entry));
        Assert.Equal([a, d, c, b], Rank(RestartReading.SingleMember).Rows.Select(r => r.Entry));
        Assert.True(Rank(RestartReading.EveryClass).ReadingsDiffer);
        Assert.True(Rank(RestartReading.SingleMember).ReadingsDiffer);
    }

    // Undrawn, so that a class that stays level under one reading only is told from one that is ordered.
    [Fact]
    public void Exactly_the_groups_are_flagged_whose_places_differ()
    {
        var flagged = 0;
        foreach (var group in Enumerable.Range(1, 10_000).Select(number => AnyGroup.Of(number)).Where(g => g.Absent.Count == 0))
        {
            var every = GroupRanking.Of(group.Sheet, RestartReading.EveryClass, StandingLots.Undrawn);
            var single = GroupRanking.Of(group.Sheet, RestartReading.SingleMember, StandingLots.Undrawn);

            var differ = every.Rows.OrderBy(r => r.Entry).Zip(single.Rows.OrderBy(r => r.Entry)).Any(p => p.First.Place != p.Second.Place);
            Assert.Equal((differ, differ), (every.ReadingsDiffer, single.ReadingsDiffer));
            flagged += differ ? 1 : 0;
        }

        Assert.InRange(flagged, 10, 1000);
    }

    [Fact]
    public void Every_member_gets_one_place_and_every_split_is_traced()
    {
        var random = new Random(1);
        for (var trial = 0; trial < 300; trial++)
        {
            var standing = Random(random.Next(2, 8), random);

            Assert.Equal(Enumerable.Range(1, standing.Rows.Count), standing.Rows.Select(r => r.Place!.Value));
            Assert.All(standing.Trace, s => Assert.True(s.Classes.Count > 1));
            Assert.Equal(
                standing.Rows.Count - 1,
                standing.Trace.Sum(s => s.Classes.Count - 1));
        }
    }
}
