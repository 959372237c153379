using FsCheck;
using FsCheck.Fluent;
using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Events;

/// <summary>What holds for every format, size and course of an event.</summary>
public class AnyEvent
{
    private sealed record Course(EventFormat Format, int Entries, int Seeds, int Delegations, int Number)
    {
        public EventPlan Plan { get; } = EventPlan.Build(Format, Drawn(Format, Field(Entries, Seeds, Delegations), Number));
    }

    private static readonly Gen<EventFormat> Formats =
        from stages in Gen.Elements(
            EventStages.Knockout, EventStages.GroupsThenKnockout, EventStages.RoundRobin, EventStages.DoubleElimination)
        from size in Gen.Choose(3, 6)
        from qualifiers in Gen.Choose(1, 2)
        from third in Gen.Elements(ThirdPlace.Playoff, ThirdPlace.Shared)
        from placings in Gen.Elements(PlacingDepth.None, PlacingDepth.To6, PlacingDepth.To8, PlacingDepth.All)
        from seeding in Gen.Elements(SeedingPolicy.Drawn, SeedingPolicy.Fixed)
        select new EventFormat
        {
            Stages = stages,
            GroupSize = size,
            QualifiersPerGroup = qualifiers,
            Third = third,
            Placings = placings,
            Seeding = seeding,
        };

    private static readonly Arbitrary<Course> Courses = (
        from format in Formats
        from entries in Gen.Choose(format.Stages == EventStages.GroupsThenKnockout ? 12 : 2, format.Stages == EventStages.RoundRobin ? 9 : 40)
        from seeds in Gen.Choose(0, entries)
        from delegations in Gen.Choose(0, 9)
        from number in Gen.Choose(1, 1000)
        select new Course(format, entries, seeds, delegations, number)).ToArbitrary();

    private static MatchScore RandomScore(Random random) => random.Next(20) switch
    {
        0 => MatchScore.Walkover(BestOf5, random.Next(2) == 0 ? Side.A : Side.B),
        1 => MatchScore.Check(BestOf5, MatchOutcome.Retired, Side.B, [new(11, 4), new(5, 3)]).Require(),
        var n when n % 2 == 0 => Games(3, random.Next(3)),
        _ => Games(random.Next(3), 3),
    };

    private static (List<MatchResult> Results, ReplayedEvent End) Play(Course course)
    {
        var random = new Random(course.Number);
        var results = new List<MatchResult>();
        while (true)
        {
            var now = EventReplay.Run(course.Plan, results);
            Assert.Empty(now.Issues);
            var ready = now.Matches.Where(m => m.State == MatchState.Ready).ToArray();
            if (ready.Length == 0)
                return (results, now);
            results.AddRange(ready.Where((_, i) => i == 0 || random.Next(3) > 0).Select(m => new MatchResult(m.Key, RandomScore(random))));
        }
    }

    private static void ForAll(Action<Course> check) => Prop.ForAll(Courses, check).QuickCheckThrowOnFailure();

    [Fact]
    public void Numbers_its_matches_without_a_gap_and_after_those_they_wait_for() => ForAll(course =>
    {
        var plan = course.Plan;
        Assert.Equal(Enumerable.Range(1, plan.Matches.Count), plan.Matches.Select(m => m.Key));
        Assert.Equal(Enumerable.Range(1, plan.Played.Count()), plan.Played.Select(m => m.Number));
        Assert.All(plan.Matches, m => Assert.All(new[] { m.SideA, m.SideB }, slot => Assert.True(slot switch
        {
            Slot.WinnerOf(var key) => key < m.Key,
            Slot.LoserOf(var key) => key < m.Key,
            _ => true,
        })));
    });

    [Fact]
    public void Ends_with_everybody_placed_by_competition_ranking() => ForAll(course =>
    {
        var (_, end) = Play(course);

        Assert.True(end.IsFinished);
        Assert.Equal(Enumerable.Range(1, course.Entries), end.Placings.Select(p => (int)p.Entry.Value).Order());
        Assert.All(end.Placings, p => Assert.Equal(end.Placings.Count(x => x.PlaceFrom < p.PlaceFrom) + 1, p.PlaceFrom));
        Assert.All(end.Placings, p => Assert.Equal(p.PlaceFrom + end.Placings.Count(x => x.PlaceFrom == p.PlaceFrom) - 1, p.PlaceTo));
    });

    [Fact]
    public void Comes_out_the_same_whatever_the_order_results_are_given_in() => ForAll(course =>
    {
        var (results, end) = Play(course);

        var again = EventReplay.Run(course.Plan, [.. results.OrderBy(r => r.Key * 7919 % 1009)]);

        Assert.Equal(end.Matches, again.Matches);
        Assert.Equal(end.Placings, again.Placings);
    });

    [Fact]
    public void Verifies_its_draw() => ForAll(course =>
        Assert.Equal(DrawVerdict.Identical, DrawVerification.Verify(CompetitionsJson.ReadDraw(course.Plan.Draw.CanonicalBytes())!).Verdict));

    [Fact]
    public void Keeps_seed_lines_and_byes_whatever_delegations_want() => ForAll(course => Assert.All(
        course.Plan.Draw.Certificate.Findings.Where(f => f.Rule is DrawRule.SeedLines or DrawRule.Byes), f => Assert.True(f.Kept, f.ToString())));

    [Fact]
    public void Leaves_no_result_hanging_when_one_is_taken_back_with_those_that_depend_on_it() => ForAll(course =>
    {
        var (results, _) = Play(course);
        var half = results.Take(results.Count / 2).ToList();

        var later = EventReplay.DependentsOf(course.Plan, half, half.Count == 0 ? 1 : half[0].Key);

        Assert.Empty(EventReplay.Run(course.Plan, [.. half.Skip(1).Where(r => !later.Contains(r.Key))]).Issues);
    });
}
