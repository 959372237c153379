using YouthPrograms.Competitions.Events;
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
