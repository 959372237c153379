using YouthPrograms.Competitions.Standings;

namespace YouthPrograms.Competitions.Tests.Standings;

public class CountingMedals
{
    private static readonly DelegationId X = new(1), Y = new(2), Z = new(3), W = new(4);

    [Fact]
    public void Ranks_by_gold_then_silver_then_bronze_and_shares_ranks()
    {
        var table = MedalTable.Of([new(X, 1), new(Y, 1), new(Y, 2), new(X, 2), new(Z, 2), new(W, 3, 4), new(Z, 3, 4)]);

        Assert.Equal([(1, X), (1, Y), (3, Z), (4, W)], table.Select(r => (r.Rank, r.Delegation)));
        Assert.Equal(new MedalRow(3, Z, 0, 1, 1), table[2]);
    }

    [Fact]
    public void Leaves_out_those_without_a_medal_and_weighs_team_events() =>
        Assert.Equal([new MedalRow(1, X, 2, 0, 0)], MedalTable.Of([new(X, 1) { Weight = 2 }, new(Y, 5)]));

    [Fact]
    public void Pays_shared_places_the_best_or_the_mean_exactly()
    {
        DelegationPlacing[] placings = [new(X, 1), new(Y, 5, 7), new(Z, 5, 7), new(W, 2)];
        int[] points = [9, 7, 6, 5, 4, 3, 1];

        Assert.Equal([(1, "9"), (2, "7"), (3, "4"), (3, "4")], PointsTable.Of(placings, points).Select(r => (r.Rank, r.Points.ToString())));
        Assert.Equal([X, W, Y, Z], PointsTable.Of(placings, points).Select(r => r.Delegation));
        Assert.Equal(
            [(1, "9"), (2, "7"), (3, "8/3"), (3, "8/3")],
            PointsTable.Of(placings, points, SharedPlacePoints.Mean).Select(r => (r.Rank, r.Points.ToString())));
    }

    [Fact]
    public void Pays_nothing_below_the_last_paid_place() =>
        Assert.Equal(new Fraction(0, 1), PointsTable.Of([new(X, 9, 16)], [5, 3]).Single().Points);

    [Fact]
    public void Names_placings_that_cannot_be_and_goes_without_them()
    {
        DelegationPlacing[] placings =
            [new(X, 1), new(Y, 0), new(Y, -4, -2), new(Z, 4, 3), new(W, 1) { Weight = 0 }, new(W, 0, -1) { Weight = -1 }];

        Assert.Equal(
            [
                new(DelegationPlacingIssueCode.PlaceBelowOne, 1), new(DelegationPlacingIssueCode.PlaceBelowOne, 2),
                new(DelegationPlacingIssueCode.RangeReversed, 3), new(DelegationPlacingIssueCode.WeightBelowOne, 4),
                new(DelegationPlacingIssueCode.PlaceBelowOne, 5), new(DelegationPlacingIssueCode.RangeReversed, 5),
                new(DelegationPlacingIssueCode.WeightBelowOne, 5),
            ],
            DelegationPlacing.Check(placings));
        Assert.Equal([new MedalRow(1, X, 1, 0, 0)], MedalTable.Of(placings));
        Assert.Equal([X], PointsTable.Of(placings, [3, 2], SharedPlacePoints.Mean).Select(r => r.Delegation));
    }

    [Fact]
    public void Sums_points_over_events_with_their_weight() => Assert.Equal(
        [(1, X, "11"), (2, Y, "7/2"), (3, Z, "0")],
        PointsTable.Of([new(X, 1) { Weight = 2 }, new(Y, 2), new(X, 3), new(Y, 3, 4), new(Z, 3, int.MaxValue)], [5, 3, 1], SharedPlacePoints.Mean)
            .Select(r => (r.Rank, r.Delegation, r.Delegation == Z && r.Points < new Fraction(1, 1000) ? "0" : r.Points.ToString())));
}
