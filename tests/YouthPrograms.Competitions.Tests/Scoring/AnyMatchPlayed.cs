using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Tests.Standings;

namespace YouthPrograms.Competitions.Tests.Scoring;

/// <summary>Scores and live states against matches that are really played, point by point.</summary>
public class AnyMatchPlayed
{
    private const int Highest = 16;

    private static MatchFormat Format(Dice dice)
    {
        var points = 1 + dice.Next(dice.Next(2) == 0 ? 4 : 11);
        return new(1 + 2 * dice.Next(3), points, 1 + dice.Next(Math.Min(3, points)));
    }

    [Fact]
    public void Is_legal_after_every_point_and_ends_as_a_score() => Cases.ForAll(AnyGroup.Numbers, number =>
    {
        var dice = new Dice(number);
        var (format, first, skill) = (Format(dice), dice.Next(2) == 0 ? Side.A : Side.B, 1 + dice.Next(4));
        var match = LiveMatch.Begin(format, first);
        while (match.State != LiveState.Decided)
        {
            var before = match;
            match = match.Point(dice.Next(5) < skill ? Side.A : Side.B).Require();
            Assert.Same(before, match.Undo().Require());
            if (dice.Next(4) > 0)
                continue;
            var read = LiveMatch.Check(format, match.Games, first).Require();
            Assert.Equal(
                (match.State, match.Server, match.EndsChanged, match.Winner, match.Current),
                (read.State, read.Server, read.EndsChanged, read.Winner, read.Current));
            if (read.Undo().Value is { } undone)
                Assert.Equal(before.Games, undone.Games);
        }

        Assert.Equal(match.Winner, match.Score().Require().Winner);
        Assert.Equal(match.Games, match.Score().Require().Games);
    });

    [Fact]
    public void Is_a_live_state_exactly_when_points_lead_to_it() => Cases.ForAll(AnyGroup.Numbers, number =>
    {
        var dice = new Dice(number);
        var format = Format(dice);
        var games = Games(dice, format);

        Assert.Equal(CanBePlayed(format, games), LiveMatch.Check(format, games).IsOk);
    });

    [Fact]
    public void Is_a_score_exactly_when_points_lead_to_its_end() => Cases.ForAll(AnyGroup.Numbers, number =>
    {
        var dice = new Dice(number);
        var format = Format(dice);
        var games = Games(dice, format);
        var decided = CanBePlayed(format, games)
            && new[] { Side.A, Side.B }.Any(s => games.Count(g => Finals(format).Contains(g) && g.Leader == s) == format.GamesToWin);

        Assert.Equal(decided, MatchScore.Played(format, games).IsOk);
        Assert.Equal(CanBePlayed(format, games) && !decided, MatchScore.Check(format, MatchOutcome.Retired, Side.A, games).IsOk);
    });

    [Fact]
    public void Reads_back_at_the_desk_what_it_writes() => Cases.ForAll(AnyGroup.Numbers, number =>
    {
        var dice = new Dice(number);
        var format = Format(dice);
        var match = LiveMatch.Begin(format);
        for (var left = dice.Next(3) == 0 ? dice.Next(60) : int.MaxValue; left > 0 && match.State != LiveState.Decided; left--)
            match = match.Point(dice.Next(2) == 0 ? Side.A : Side.B).Require();
        var outcome = match.State == LiveState.Decided ? MatchOutcome.Played : MatchOutcome.Retired;
        var score = MatchScore.Check(format, outcome, outcome == MatchOutcome.Played ? null : Side.B, match.Games).Require();

        var read = DeskNotation.Parse(DeskNotation.Write(score), format, outcome, score.Winner).Require();

        Assert.Equal(score.Games, read.Games);
        Assert.Equal(score.Winner, read.Winner);
    });

    // Mostly finals and scores on the way, now and then anything.
    private static GameScore[] Games(Dice dice, MatchFormat format)
    {
        var finals = Finals(format).ToArray();
        var onTheWay = OnTheWay(format).ToArray();
        var games = Enumerable.Range(0, dice.Next(format.BestOf + 2)).Select(_ => finals[dice.Next(finals.Length)]).ToList();
        if (games.Count > 0 && dice.Next(2) == 0)
            games[^1] = onTheWay[dice.Next(onTheWay.Length)];
        if (games.Count > 0 && dice.Next(3) == 0)
            games[dice.Next(games.Count)] = new(dice.Next(Highest) - 1, dice.Next(Highest) - 1);
        return [.. games];
    }

    private static bool CanBePlayed(MatchFormat format, GameScore[] games)
    {
        var (a, b) = (0, 0);
        for (var i = 0; i < games.Length; i++)
        {
            var isOver = Finals(format).Contains(games[i]);
            if (a == format.GamesToWin || b == format.GamesToWin || !isOver && (i < games.Length - 1 || !OnTheWay(format).Contains(games[i])))
                return false;
            (a, b) = (a + (isOver && games[i].A > games[i].B ? 1 : 0), b + (isOver && games[i].B > games[i].A ? 1 : 0));
        }

        return true;
    }

    private static HashSet<GameScore> Finals(MatchFormat format) => Played(format).Finals;

    private static HashSet<GameScore> OnTheWay(MatchFormat format) => Played(format).OnTheWay;

    private static readonly Dictionary<(int, int), (HashSet<GameScore> Finals, HashSet<GameScore> OnTheWay)> Known = [];

    // All scores of one game up to the highest, from 0-0 by one point after another until it is won.
    private static (HashSet<GameScore> Finals, HashSet<GameScore> OnTheWay) Played(MatchFormat format)
    {
        lock (Known)
        {
            if (Known.TryGetValue((format.Points, format.Lead), out var known))
                return known;
            var (finals, onTheWay, open) = (new HashSet<GameScore>(), new HashSet<GameScore>(), new Queue<GameScore>([new GameScore(0, 0)]));
            while (open.TryDequeue(out var score))
            {
                if (score.A > Highest || score.B > Highest)
                    continue;
                var isWon = score.A >= format.Points && score.A - score.B >= format.Lead || score.B >= format.Points && score.B - score.A >= format.Lead;
                if (!(isWon ? finals : onTheWay).Add(score) || isWon)
                    continue;
                open.Enqueue(new(score.A + 1, score.B));
                open.Enqueue(new(score.A, score.B + 1));
            }

            return Known[(format.Points, format.Lead)] = (finals, onTheWay);
        }
    }
}
