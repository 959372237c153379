using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Standings;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Standings;

/// <summary>The cases of the regulations; A, B, C, D are entries 1 to 4.</summary>
public class RankingAGroup
{
    private static readonly EntryId A = new(1), B = new(2), C = new(3), D = new(4);
    private static readonly StandingLots Lots = new(Secret(), "witness");

    private static GroupResult Of(EntryId a, EntryId b, int won, int lost) => GroupResult.Of(a, b, Games(won, lost));

    /// <summary>A result with points that no single score of ours would give so easily.</summary>
    private static GroupResult Exactly(EntryId a, EntryId b, Tally games, Tally points) =>
        new(a, b, MatchOutcome.Played, games.Won > games.Lost ? Side.A : Side.B, default, games, points);

    private static GroupStanding Rank(EntryId[] members, params GroupResult[] results) =>
        GroupRanking.Of(new(1, members, results), RestartReading.EveryClass, Lots);

    private static EntryId[] Order(GroupStanding standing) => [.. standing.Rows.OrderBy(r => r.Place).Select(r => r.Entry)];

    //      A    B    C    D
    // A    .   3-0  2-3  3-0
    // B   0-3   .   3-1  3-0
    // C   3-2  1-3   .   3-0
    [Fact]
    public void T2_three_level_are_ordered_by_games_although_B_beat_C()
    {
        var standing = Rank([A, B, C, D], Of(A, B, 3, 0), Of(B, C, 3, 1), Of(C, A, 3, 2), Of(A, D, 3, 0), Of(B, D, 3, 0), Of(C, D, 3, 0));

        Assert.Equal([A, C, B, D], Order(standing));
        var games = standing.Trace.Single(s => s.Rule == StandingRule.Games);
        Assert.Equal([new(A, new(5, 3)), new(C, new(4, 5)), new(B, new(3, 4))], games.Figures);
        Assert.Equal([A, B, C], games.Base.Order());
        Assert.DoesNotContain(standing.Trace, s => s.Rule == StandingRule.Lot);
    }

    [Fact]
    public void T3_games_level_too_are_ordered_by_points()
    {
        var standing = Rank([A, B, C, D],
            Exactly(A, B, new(3, 1), new(40, 36)), Exactly(B, C, new(3, 1), new(41, 35)), Exactly(C, A, new(3, 1), new(39, 38)),
            Of(A, D, 3, 0), Of(B, D, 3, 0), Of(C, D, 3, 0));

        Assert.Equal([A, B, C, D], Order(standing));
        Assert.Equal(
            [new(A, new(78, 75)), new(B, new(77, 75)), new(C, new(74, 79))],
            standing.Trace.Single(s => s.Rule == StandingRule.Points).Figures);
    }

    [Fact]
    public void T4_a_perfect_cycle_goes_to_a_lot_that_anybody_can_repeat()
    {
        GroupResult[] cycle =
        [
            Exactly(A, B, new(3, 0), new(33, 20)), Exactly(B, C, new(3, 0), new(33, 20)), Exactly(C, A, new(3, 0), new(33, 20)),
        ];

        var standing = Rank([A, B, C], cycle);

        var lot = Assert.Single(standing.Trace, s => s.Rule == StandingRule.Lot);
        Assert.Equal([A, B, C], lot.Base);
        Assert.Equal(Lots.Order(1, [C, B, A]), Order(standing));
        Assert.Equal(Order(standing), Order(Rank([C, A, B], cycle)));
    }

    [Fact]
    public void T4_without_a_lot_stays_level_and_says_so()
    {
        GroupResult[] cycle =
        [
            Exactly(A, B, new(3, 0), new(33, 20)), Exactly(B, C, new(3, 0), new(33, 20)), Exactly(C, A, new(3, 0), new(33, 20)),
        ];

        var standing = GroupRanking.Of(new(1, [A, B, C], cycle), RestartReading.EveryClass, StandingLots.Undrawn);
        var drawn = GroupRanking.Of(new(1, [A, B, C], cycle), RestartReading.EveryClass, Lots.WithRecorded([new([B, C, A])]));

        Assert.True(standing.NeedsLot);
        Assert.Equal([1, 1, 1], standing.Rows.Select(r => r.Place!.Value));
        Assert.False(drawn.NeedsLot);
        Assert.Equal([B, C, A], Order(drawn));
    }

    [Fact]
    public void T4_passes_over_a_recorded_lot_of_others() =>
        Assert.Equal(Lots.Order(1, [A, B, C]), Lots.WithRecorded([new([D, C, B, A]), new([C, A])]).Order(1, [A, B, C]));

    [Fact]
    public void T5_a_loss_by_walkover_is_worth_nothing()
    {
        var standing = Rank([A, B, C],
            Of(A, B, 3, 1), Of(B, C, 3, 0), GroupResult.Of(A, C, MatchScore.Walkover(BestOf5, Side.B)));

        Assert.Equal([B, C, A], Order(standing));
        Assert.Equal([3, 3, 2], standing.Rows.Select(r => r.MatchPoints));
    }

    [Fact]
    public void Counts_a_walkover_as_straight_games_to_nil()
    {
        var standing = Rank([A, B], GroupResult.Of(A, B, MatchScore.Walkover(BestOf5, Side.A)));

        Assert.Equal((new Tally(3, 0), new Tally(33, 0)), (standing.Rows[0].Games, standing.Rows[0].Points));
    }

    [Fact]
    public void Shares_places_while_the_group_is_running()
    {
        var standing = GroupRanking.Of(
            new(1, [A, B, C, D], [Of(A, B, 3, 0), Of(C, D, 3, 0)]) { IsComplete = false }, RestartReading.EveryClass, Lots);

        Assert.Equal([1, 1, 3, 3], standing.Rows.Select(r => r.Place!.Value));
        Assert.Null(standing.At(1));
    }

    [Fact]
    public void Leaves_out_the_annulled_and_ranks_the_disqualified_nowhere()
    {
        GroupResult[] results = [Of(A, B, 3, 0), Of(A, C, 3, 0), Of(D, A, 3, 0), Of(B, C, 3, 0), Of(D, B, 3, 0)];

        GroupStanding With(MemberStatus status) => GroupRanking.Of(
            new(1, [A, B, C, D], results) { Absent = new Dictionary<EntryId, MemberStatus> { [D] = status } }, RestartReading.EveryClass, Lots);

        Assert.Equal([A, B, C], Order(With(MemberStatus.Annulled)).Skip(1));
        Assert.Equal(2, With(MemberStatus.Annulled).Rows[0].Played);
        Assert.Equal(3, With(MemberStatus.Disqualified).Rows[0].Played);
        Assert.Null(With(MemberStatus.Disqualified).Rows[^1].Place);
        Assert.Equal([A, D, B, C], Order(With(MemberStatus.Withdrawn)));
    }

    [Fact]
    public void Ranks_teams_by_rubbers_before_games()
    {
        GroupResult Tie(EntryId a, EntryId b, Tally rubbers, Tally games) =>
            new(a, b, MatchOutcome.Played, Side.A, rubbers, games, new(100, 90));

        // C has the best games, B the best rubbers 5:5 (A), 5:3 (B), 3:5 (C).
        var standing = Rank([A, B, C],
            Tie(A, B, new(3, 2), new(9, 9)), Tie(B, C, new(3, 0), new(9, 8)), Tie(C, A, new(3, 2), new(12, 2)));

        Assert.Equal([B, A, C], Order(standing));
        Assert.Equal(StandingRule.Rubbers, standing.Trace[^1].Rule);
    }

    [Fact]
    public void Lists_those_who_are_level_by_their_numbers_once_somebody_is_separated()
    {
        var standing = GroupRanking.Of(new(1, [D, C, B, A], [Of(B, C, 3, 0)]) { IsComplete = false }, RestartReading.EveryClass, Lots);

        Assert.Equal([B, C, A, D], standing.Rows.Select(r => r.Entry));
        Assert.Equal([D, C, B, A], GroupRanking.Of(new(1, [D, C, B, A], []), RestartReading.EveryClass, StandingLots.Undrawn).Rows.Select(r => r.Entry));
    }

    // Anybody can repeat it from the published draw, so it never changes.
    [Fact]
    public void A_derived_lot_hangs_on_secret_witness_group_and_members_only()
    {
        EntryId[] level = [.. Enumerable.Range(1, 8).Select(i => new EntryId(i))];
        string Order(StandingLots lots, int group, IEnumerable<EntryId> members) =>
            string.Join(' ', lots.Order(group, [.. members])!.Select(e => e.Value));

        Assert.Equal(
            ["4 1 8 3 2 7 6 5", "4 1 8 3 2 7 6 5", "5 4 3 8 2 7 6 1", "3 8 1 5 6 7 4 2", "2 7 1 3 4 6 5"],
            [
                Order(Lots, 1, level), Order(Lots, 1, level.Reverse()), Order(Lots, 2, level),
                Order(new(Secret(), "other words"), 1, level), Order(Lots, 1, level[..7]),
            ]);
    }

    [Fact]
    public void A_recorded_lot_orders_its_members_however_they_come() =>
        Assert.Equal([C, A, B], Lots.WithRecorded([new([C, A, B])]).Order(1, [B, C, A]));
}
