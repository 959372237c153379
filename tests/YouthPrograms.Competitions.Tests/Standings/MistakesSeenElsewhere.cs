using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Standings;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Standings;

/// <summary>What other programs get wrong; A, B, C, D are entries 1 to 4.</summary>
public class MistakesSeenElsewhere
{
    private static readonly EntryId A = new(1), B = new(2), C = new(3), D = new(4);

    private static GroupStanding Rank(EntryId[] members, params GroupResult[] results) =>
        GroupRanking.Of(new(1, members, results), RestartReading.EveryClass, StandingLots.Undrawn);

    private static GroupResult Of(EntryId a, EntryId b, int won, int lost) => GroupResult.Of(a, b, Games(won, lost));

    private static GroupResult Points(EntryId a, EntryId b, int won, int lost) =>
        new(a, b, MatchOutcome.Played, Side.A, default, new(3, 1), new(won, lost));

    // A, B and C beat each other and D. Over all matches C has a better difference than B (7:5 and 7:6), because D took
    // games off B; among the three C is last.
    [Fact]
    public void The_difference_over_all_matches_does_not_count()
    {
        var standing = Rank([A, B, C, D],
            Of(A, B, 3, 1), Of(B, C, 3, 1), Of(C, A, 3, 2), Of(A, D, 3, 2), Of(B, D, 3, 2), Of(C, D, 3, 0));

        Assert.Equal([A, B, C, D], standing.Rows.Select(r => r.Entry));
        var games = standing.Rows.ToDictionary(r => r.Entry, r => r.Games.Won - r.Games.Lost);
        Assert.True(games[C] > games[B]);
    }

    // 121:120 is 1.00833 and 122:121 is 1.00826: three decimals make both 1.008.
    [Fact]
    public void Ratios_are_not_rounded()
    {
        var standing = Rank([A, B, C], Points(A, B, 61, 60), Points(B, C, 62, 60), Points(C, A, 60, 60));

        Assert.Equal([new(B, new(122, 121)), new(A, new(121, 120)), new(C, new(120, 122))],
            standing.Trace[^1].Figures.OrderBy(f => f.Entry != B).ThenBy(f => f.Entry));
        Assert.Equal([A, B, C], standing.Rows.Select(r => r.Entry));
        Assert.Equal([1, 2, 3], standing.Rows.Select(r => r.Place!.Value));
    }

    [Fact]
    public void The_place_after_a_shared_one_is_skipped()
    {
        var standing = Rank([A, B, C, D], Points(A, B, 40, 30), Points(B, C, 40, 30), Points(C, A, 40, 30), Of(A, D, 3, 0), Of(B, D, 3, 0), Of(C, D, 3, 0));

        Assert.Equal([1, 1, 1, 4], standing.Rows.Select(r => r.Place!.Value));
        Assert.True(standing.NeedsLot);
        Assert.Null(standing.At(1));
        Assert.Null(standing.At(2));
        Assert.Equal(D, standing.At(4));
    }

    [Theory]
    [InlineData(17, 14)]
    [InlineData(11, 14)]
    public void An_impossible_game_never_gets_into_a_table(int a, int b) => Assert.Equal(
        ScoreIssueCode.GameImpossible,
        MatchScore.Played(BestOf5, new(a, b), new(11, 2), new(11, 2), new(11, 2)).Issues[0].Code);
}
