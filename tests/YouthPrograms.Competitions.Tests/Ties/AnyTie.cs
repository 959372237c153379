using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Tests.Standings;
using YouthPrograms.Competitions.Ties;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Ties;

/// <summary>What holds for every tie, whatever its format.</summary>
public class AnyTie
{
    private static readonly MatchScore[] Scores =
    [
        Games(3, 0), Games(3, 2), Games(1, 3), Games(2, 3), MatchScore.Walkover(BestOf5, Side.A), MatchScore.Walkover(BestOf5, Side.B),
        MatchScore.Check(BestOf5, MatchOutcome.Retired, Side.B, [new(11, 4), new(3, 2)]).Require(),
        MatchScore.Check(BestOf5, MatchOutcome.DoubleForfeit, null, []).Require(),
        MatchScore.Check(BestOf5, MatchOutcome.Disqualified, Side.A, []).Require(),
    ];

    /// <summary>Up to five rubbers of three positions a side, one in four a doubles.</summary>
    internal static TieFormat Format(Dice dice) => new()
    {
        Code = "any",
        Rubbers = [.. Enumerable.Range(0, 1 + dice.Next(5)).Select(_ => dice.Next(4) == 0
            ? Rubber.Doubles("A", dice.Next(2) == 0 ? "B" : "C", "X", dice.Next(2) == 0 ? "Y" : "Z")
            : Rubber.Singles("ABC"[dice.Next(3)].ToString(), "XYZ"[dice.Next(3)].ToString()))],
        Target = 1 + dice.Next(3),
        MaxRubbersPerPlayer = 1 + dice.Next(3),
    };

    private static MatchScore?[] Rubbers(Dice dice, TieFormat format) =>
        [.. Enumerable.Range(0, dice.Next(format.Rubbers.Count + 2)).Select(_ => dice.Next(12) == 0 ? null : Scores[dice.Next(Scores.Length)])];

    [Fact]
    public void Has_no_rubber_after_the_decision() => Cases.ForAll(AnyGroup.Numbers, number =>
    {
        var dice = new Dice(number);
        var format = Format(dice);
        var outcome = dice.Next(3) == 0 ? MatchOutcome.Retired : MatchOutcome.Played;

        var rubbers = Rubbers(dice, format);
        var check = TieScore.Check(format, BestOf5, outcome, outcome == MatchOutcome.Retired ? Side.A : null, rubbers);

        Assert.Equal(IsPossible(format, outcome, rubbers), check.IsOk);
        if (check.Value is not { } tie)
            return;
        Assert.All(Enumerable.Range(0, tie.Rubbers.Count), n => Assert.True(
            Won(tie.Rubbers.Take(n), Side.A) < format.Target && Won(tie.Rubbers.Take(n), Side.B) < format.Target));
        Assert.Equal(format.Target, tie.RubberTally.Won > tie.RubberTally.Lost ? tie.RubberTally.Won : tie.RubberTally.Lost);
        Assert.Equal(tie.Winner == Side.A, tie.RubberTally.Won > tie.RubberTally.Lost);
    });

    // Rubber by rubber: one is played while nobody has the target, and there is none left out.
    private static bool IsPossible(TieFormat format, MatchOutcome outcome, MatchScore?[] rubbers)
    {
        var (a, b, gap, possible) = (0, 0, false, true);
        foreach (var (index, rubber) in rubbers.Index())
        {
            if (rubber is null)
            {
                gap = true;
                continue;
            }

            possible &= !gap && index < format.Rubbers.Count && a < format.Target && b < format.Target;
            (a, b) = (a + (rubber.Winner == Side.A ? 1 : 0), b + (rubber.Winner == Side.B ? 1 : 0));
        }

        return possible && (a >= format.Target || b >= format.Target) == (outcome == MatchOutcome.Played);
    }

    [Fact]
    public void Has_the_progress_a_fresh_count_shows() => Cases.ForAll(AnyGroup.Numbers, number =>
    {
        var dice = new Dice(number);
        var format = Format(dice);
        var rubbers = Rubbers(dice, format);

        var progress = TieProgress.Of(format, rubbers);

        var inARow = rubbers.Take(format.Rubbers.Count).TakeWhile(r => r is not null).Select(r => r!).ToArray();
        var played = Enumerable.Range(0, inARow.Length + 1)
            .FirstOrDefault(n => Won(inARow.Take(n), Side.A) == format.Target || Won(inARow.Take(n), Side.B) == format.Target, inARow.Length);
        var (a, b) = (Won(inARow.Take(played), Side.A), Won(inARow.Take(played), Side.B));
        Side? winner = a == format.Target ? Side.A : b == format.Target ? Side.B : null;
        Assert.Equal(new(a, b, winner, winner is null && played < format.Rubbers.Count ? played : null), progress);
    });

    private static int Won(IEnumerable<MatchScore> rubbers, Side side) => rubbers.Count(r => r.Winner == side);

    [Fact]
    public void Counts_into_statistics_what_each_player_played() => Cases.ForAll(AnyGroup.Numbers, number =>
    {
        var ties = AnyTies(new Dice(number));

        var rows = PlayerStatistics.Of(ties);

        Assert.Equal(Counted(ties).OrderBy(x => x.Key).Select(x => x.Value), rows.OrderBy(r => r.Athlete.Value).Select(Text));
        Assert.Equal(
            rows.Select(r => 1 + rows.Count(x => x.Rubbers.Won > r.Rubbers.Won || x.Rubbers.Won == r.Rubbers.Won && x.Rubbers.Lost < r.Rubbers.Lost)),
            rows.Select(r => r.Rank));
    }, 20_000);

    private static List<PlayedTie> AnyTies(Dice dice)
    {
        var ties = new List<PlayedTie>();
        for (var i = 0; i < 3; i++)
        {
            var format = TieFormat.BuiltIn[dice.Next(TieFormat.BuiltIn.Count)];
            if (TieScore.Check(format, BestOf5, MatchOutcome.Played, null, Rubbers(dice, format)).Value is not { } score)
                continue;
            ties.Add(new(score, Team(format, Side.A, dice.Next(2)), Team(format, Side.B, 10 + dice.Next(2))));
        }

        return ties;
    }

    private static LineUp Team(TieFormat format, Side side, int first)
    {
        var players = format.PositionsOf(side).Index().ToDictionary(p => p.Item, p => new AthleteId(first + p.Index));
        return LineUp.Check(format, side, players, [.. players.Values]).Require();
    }

    private static Dictionary<long, string> Counted(List<PlayedTie> ties)
    {
        var rows = new Dictionary<long, (HashSet<PlayedTie> Ties, int[] Figures)>();
        foreach (var tie in ties)
        {
            foreach (var (index, rubber) in tie.Score.Rubbers.Index().Where(r => r.Item.Games.Count > 0))
            {
                foreach (var (line, won) in new[] { (tie.A, rubber.Winner == Side.A), (tie.B, rubber.Winner == Side.B) })
                {
                    var positions = line == tie.A ? tie.Score.Format.Rubbers[index].SideA : tie.Score.Format.Rubbers[index].SideB;
                    foreach (var position in positions)
                    {
                        if (!rows.TryGetValue(line.Players[position].Value, out var row))
                            rows[line.Players[position].Value] = row = ([], new int[8]);
                        row.Ties.Add(tie);
                        row.Figures[(positions.Count - 1) * 2 + (won ? 0 : 1)]++;
                        foreach (var g in rubber.Games)
                        {
                            var (own, other) = line == tie.A ? (g.A, g.B) : (g.B, g.A);
                            row.Figures[4] += own >= 11 && own > other ? 1 : 0;
                            row.Figures[5] += other >= 11 && other > own ? 1 : 0;
                            row.Figures[6] += own;
                            row.Figures[7] += other;
                        }
                    }
                }
            }
        }

        return rows.ToDictionary(r => r.Key, r => $"{r.Key} {r.Value.Ties.Count} {string.Join(' ', r.Value.Figures)}");
    }

    private static string Text(PlayerRow r) =>
        $"{r.Athlete.Value} {r.Ties} {r.Singles.Won} {r.Singles.Lost} {r.Doubles.Won} {r.Doubles.Lost} {r.Games.Won} {r.Games.Lost} {r.Points.Won} {r.Points.Lost}";
}
