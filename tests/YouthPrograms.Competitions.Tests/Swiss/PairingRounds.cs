using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Swiss;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Swiss;

public class PairingRounds
{
    private static SwissSheet Start(int entries) => new([.. Enumerable.Range(1, entries).Select(i => new EntryId(i))], [], []);

    private static SwissSheet Play(SwissSheet sheet, SwissRound round, Func<SwissPairing, Side> winner) => sheet with
    {
        Rounds = [.. sheet.Rounds, round],
        Results = [.. sheet.Results, .. round.Pairings.Select(p => new SwissResult(p.A, p.B, winner(p)))],
    };

    [Theory]
    [InlineData(8, 5)]
    [InlineData(9, 6)]
    [InlineData(24, 7)]
    [InlineData(61, 8)]
    [InlineData(6, 5)]
    public void Never_repeats_a_match_or_a_rest(int entries, int rounds)
    {
        var random = new Random(entries);
        var sheet = Start(entries);
        for (var i = 0; i < rounds; i++)
            sheet = Play(sheet, SwissPairer.Next(sheet)!, _ => random.Next(3) == 0 ? Side.B : Side.A);

        var pairs = sheet.Rounds.SelectMany(r => r.Pairings).Select(p => p.A < p.B ? (p.A, p.B) : (p.B, p.A)).ToArray();
        Assert.Equal(rounds * (entries / 2), pairs.Distinct().Count());
        Assert.Equal(entries % 2 == 0 ? 0 : rounds, sheet.Rounds.Select(r => r.Resting).OfType<EntryId>().Distinct().Count());
    }

    [Fact]
    public void Pairs_equal_scores_where_it_can()
    {
        var sheet = Start(8);
        sheet = Play(sheet, SwissPairer.Next(sheet)!, _ => Side.A);
        sheet = Play(sheet, SwissPairer.Next(sheet)!, _ => Side.A);

        var scores = SwissPairer.Next(sheet)!.Pairings.Select(p => (sheet.ScoreOf(p.A), sheet.ScoreOf(p.B)));

        Assert.Equal([(2, 2), (1, 1), (1, 1), (0, 0)], scores);
    }

    [Fact]
    public void Has_the_least_sum_of_differences_of_all_pairings()
    {
        var random = new Random(11);
        for (var trial = 0; trial < 60; trial++)
        {
            var sheet = Start(8);
            for (var round = random.Next(1, 6); round > 0; round--)
                sheet = Play(sheet, SwissPairer.Next(sheet)!, _ => random.Next(2) == 0 ? Side.B : Side.A);

            var met = sheet.Results.SelectMany(r => new[] { (r.A, r.B), (r.B, r.A) }).ToHashSet();
            Assert.Equal(
                Least([.. sheet.Entries], (a, b) => met.Contains((a, b)) ? null : Math.Abs(sheet.ScoreOf(a) - sheet.ScoreOf(b))),
                SwissPairer.Next(sheet)?.Pairings.Sum(p => Math.Abs(sheet.ScoreOf(p.A) - sheet.ScoreOf(p.B))));
        }
    }

    private static int? Least(EntryId[] open, Func<EntryId, EntryId, int?> cost) => open.Length == 0 ? 0 : open.Skip(1)
        .Select(b => cost(open[0], b) + Least([.. open.Where(x => x != open[0] && x != b)], cost))
        .Min();

    [Fact]
    public void Lets_the_last_rest_first()
    {
        var sheet = Start(5);
        sheet = Play(sheet, SwissPairer.Next(sheet)!, _ => Side.A);

        Assert.Equal(5, sheet.Rounds[0].Resting!.Value.Value);
        Assert.Equal(0, sheet.ScoreOf(SwissPairer.Next(sheet)!.Resting!.Value));
    }

    [Fact]
    public void Says_when_nobody_is_left_to_meet()
    {
        var sheet = Start(2);
        sheet = Play(sheet, SwissPairer.Next(sheet)!, _ => Side.A);

        Assert.Null(SwissPairer.Next(sheet));
    }

    [Fact]
    public void Leaves_out_who_withdrew() =>
        Assert.Equal([1, 3], SwissPairer.Next(Start(3) with { Withdrawn = [new(2)] })!.Pairings.SelectMany(p => new[] { p.A.Value, p.B.Value }).Order());

    //     rounds      score Buchholz
    // 1   +2 +3        2      2      2 and 3 are level in both, and 2 beat 3.
    [Fact]
    public void Orders_by_score_then_Buchholz_then_direct_encounter()
    {
        var sheet = Start(4) with
        {
            Results =
            [
                new(new(1), new(2), Side.A), new(new(3), new(4), Side.A), new(new(1), new(3), Side.A), new(new(2), new(4), Side.A),
                new(new(3), new(2), Side.B), new(new(4), new(1), Side.B),
            ],
        };

        var table = SwissTable.Of(sheet);

        Assert.Equal([(1, 1, 3), (2, 2, 2), (3, 3, 1), (4, 4, 0)], table.Select(r => (r.Place, (int)r.Entry.Value, r.Score)));
        Assert.Equal([3, 4, 5, 6], table.Select(r => r.Buchholz));
    }

    [Fact]
    public void Shares_a_place_when_those_level_have_not_met()
    {
        var table = SwissTable.Of(Start(4) with { Results = [new(new(1), new(2), Side.A), new(new(3), new(4), Side.A)] });

        Assert.Equal([1, 1, 3, 3], table.Select(r => r.Place));
    }

    // 1, 2, 3 and 5 have one win and Buchholz 3; 1 beat 2 and 3 beat 5, but 1 and 3 did not meet.
    [Fact]
    public void Does_not_count_direct_wins_when_only_some_have_met()
    {
        (int Winner, int Loser)[] played = [(1, 2), (2, 4), (3, 5), (6, 1), (6, 3), (4, 5), (4, 6), (5, 7)];

        var table = SwissTable.Of(Start(7) with
        {
            Results = [.. played.Select(p => new SwissResult(new(p.Winner), new(p.Loser), Side.A))],
        });

        Assert.Equal([1, 2, 3, 5], table.Where(r => r.Place == 3).Select(r => r.Entry.Value));
    }

    [Fact]
    public void Runs_as_an_event_round_by_round()
    {
        var format = new EventFormat { Stages = EventStages.Swiss, SwissRounds = 4 };
        var draw = Drawn(format, Field(9, seeds: 3));
        var rounds = new List<SwissRound>();
        var results = new List<MatchResult>();
        var now = EventReplay.Run(EventPlan.Build(format, draw), []);

        while (SwissEvent.Next(EventPlan.Build(format, draw, rounds), now) is { } round)
        {
            Assert.Empty(now.Placings);
            rounds.Add(round);
            var plan = EventPlan.Build(format, draw, rounds);
            results.AddRange(EventReplay.Run(plan, results).Matches.Where(m => m.State == MatchState.Ready)
                .Select(m => new MatchResult(m.Key, WonBy(m.SideA < m.SideB ? Side.A : Side.B))));
            now = EventReplay.Run(plan, results);
        }

        Assert.Equal(4, rounds.Count);
        Assert.Equal(16, results.Count);
        Assert.Equal((1, 1), (now.Placings[0].Entry.Value, now.Placings[0].PlaceTo));
        Assert.Equal(9, now.Placings.Count);
    }

    [Fact]
    public void Ends_an_event_when_no_round_is_left_to_pair()
    {
        var format = new EventFormat { Stages = EventStages.Swiss, SwissRounds = 5 };
        var draw = Drawn(format, Field(2));
        var plan = EventPlan.Build(format, draw, [SwissEvent.Next(EventPlan.Build(format, draw), EventReplay.Run(EventPlan.Build(format, draw), []))!]);

        Assert.Empty(EventReplay.Run(plan, []).Placings);
        Assert.Equal([1, 2], EventReplay.Run(plan, [new(1, WonBy(Side.B))]).Placings.Select(p => p.PlaceFrom));
    }
}
