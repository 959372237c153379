using System.Numerics;
using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Standings;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Standings;

/// <summary>The rule once more, written as the handbook words it and as slowly as that is, against thousands of groups.</summary>
public class ReferenceRanking
{
    private sealed record Played(int A, int B, MatchScore Score);

    [Fact]
    public void Agrees_with_the_rule_as_it_is_worded()
    {
        var random = new Random(2024);
        for (var trial = 0; trial < 3000; trial++)
        {
            var members = random.Next(2, 8);
            var matches = Enumerable.Range(1, members)
                .SelectMany(a => Enumerable.Range(a + 1, members - a).Select(b => new Played(a, b, Score(random))))
                .ToArray();

            var standing = GroupRanking.Of(
                new(1, [.. Enumerable.Range(1, members).Select(i => new EntryId(i))],
                    [.. matches.Select(m => GroupResult.Of(new(m.A), new(m.B), m.Score))]),
                RestartReading.EveryClass, StandingLots.Undrawn);

            var expected = Ordered([.. Enumerable.Range(1, members)], matches);
            Assert.Equal(
                expected.Select(level => string.Join('=', level.Order())),
                standing.Rows.GroupBy(r => r.Place).OrderBy(g => g.Key).Select(g => string.Join('=', g.Select(r => r.Entry.Value).Order())));
        }
    }

    // Few different scores, so that members are often level down to the points.
    private static MatchScore Score(Random random) => random.Next(12) switch
    {
        0 => MatchScore.Walkover(BestOf5, Side.A),
        1 => MatchScore.Check(BestOf5, MatchOutcome.Retired, Side.B, [new(11, 6), new(2, 4)]).Require(),
        < 6 => Games(3, 1),
        6 => Games(3, 0),
        7 => Games(2, 3),
        _ => Games(1, 3),
    };

    private static List<int[]> Ordered(int[] level, Played[] all)
    {
        if (level.Length == 1)
            return [level];
        var among = all.Where(m => level.Contains(m.A) && level.Contains(m.B)).ToArray();
        Func<int, (BigInteger, BigInteger)>[] steps = [m => (Points(m, among), 1), m => Ratio(m, among, Game), m => Ratio(m, among, Point)];
        foreach (var step in steps)
        {
            var classes = new List<List<int>>();
            foreach (var member in level.OrderByDescending(step, Comparer<(BigInteger, BigInteger)>.Create(Compare)))
            {
                if (classes.Count > 0 && Compare(step(classes[^1][0]), step(member)) == 0)
                    classes[^1].Add(member);
                else
                    classes.Add([member]);
            }

            if (classes.Count > 1)
                return [.. classes.SelectMany(c => Ordered([.. c], all))];
        }

        return [level];
    }

    private static int Points(int member, Played[] among) => among.Where(m => m.A == member || m.B == member)
        .Sum(m => m.Score.Winner == (m.A == member ? Side.A : Side.B) ? 2 : m.Score.Outcome == MatchOutcome.Played ? 1 : 0);

    private static (BigInteger, BigInteger) Ratio(int member, Played[] among, Func<GameScore, Side, int> count)
    {
        var own = among.Where(m => m.A == member || m.B == member)
            .SelectMany(m => m.Score.GamesForRatios().Select(g => (g, Side: m.A == member ? Side.A : Side.B)))
            .ToArray();
        return (own.Sum(x => count(x.g, x.Side)), own.Sum(x => count(x.g, x.Side.Other())));
    }

    private static int Game(GameScore game, Side side) => game.Leader == side ? 1 : 0;

    private static int Point(GameScore game, Side side) => game.Of(side);

    private static int Compare((BigInteger Won, BigInteger Lost) x, (BigInteger Won, BigInteger Lost) y) => (x.Lost.IsZero, y.Lost.IsZero) switch
    {
        (false, false) => (x.Won * y.Lost).CompareTo(y.Won * x.Lost),
        (true, true) => x.Won.Sign.CompareTo(y.Won.Sign),
        (true, false) => x.Won.IsZero ? -1 : 1,
        (false, true) => y.Won.IsZero ? 1 : -1,
    };
}
