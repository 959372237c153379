using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Standings;
using YouthPrograms.Competitions.Ties;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Ties;

public class CountingPlayers
{
    private static LineUp Team(Side side, params (string Position, int Athlete)[] players) => LineUp.Check(
        TieFormat.School, side, players.ToDictionary(p => p.Position, p => new AthleteId(p.Athlete)), [.. players.Select(p => new AthleteId(p.Athlete))]).Require();

    private static readonly LineUp Home = Team(Side.A, ("A", 1), ("B", 2), ("D1", 1), ("D2", 3));
    private static readonly LineUp Guests = Team(Side.B, ("X", 11), ("Y", 12), ("E1", 11), ("E2", 12));

    private static PlayerRow[] Of(params MatchScore[] rubbers) =>
        [.. PlayerStatistics.Of([new(TieScore.Check(TieFormat.School, BestOf5, MatchOutcome.Played, null, rubbers).Require(), Home, Guests)])];

    [Fact]
    public void Counts_singles_and_doubles_with_their_games_and_points()
    {
        var rows = Of(Games(3, 1), Games(0, 3), Games(3, 2));

        Assert.Equal(
            new(1, new(1), 1, new(1, 0), new(1, 0), new(6, 3), new(3 * 11 + 6 + 3 * 11 + 2 * 6, 3 * 6 + 11 + 3 * 6 + 2 * 11)), rows[0]);
        Assert.Equal([(1, 1L), (2, 3L), (3, 12L), (4, 2L), (5, 11L)], rows.Select(r => (r.Rank, r.Athlete.Value)));
    }

    [Fact]
    public void A_walkover_was_not_played()
    {
        var rows = Of(MatchScore.Walkover(BestOf5, Side.A), Games(3, 0));

        Assert.Equal([(1, 2L), (2, 12L)], rows.Select(r => (r.Rank, r.Athlete.Value)));
    }

    [Fact]
    public void A_match_broken_off_counts_as_far_as_it_went()
    {
        var rows = Of(MatchScore.Check(BestOf5, MatchOutcome.Retired, Side.B, [new(11, 5), new(4, 2)]).Require(), Games(0, 3));

        var given = rows.Single(r => r.Athlete == new AthleteId(1));
        Assert.Equal((new Tally(0, 1), new Tally(1, 0), new Tally(15, 7)), (given.Singles, given.Games, given.Points));
    }

    [Fact]
    public void Equal_players_share_a_rank() =>
        Assert.Equal([1, 1, 3, 3], Of(Games(3, 0), Games(3, 1)).Select(r => r.Rank));
}
