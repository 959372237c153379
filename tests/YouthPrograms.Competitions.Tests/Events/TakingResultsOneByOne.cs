using FsCheck.Fluent;
using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Ties;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Events;

public class TakingResultsOneByOne
{
    // Drawing is the dear part of a case; what is drawn is shared by many courses.
    private static readonly EventPlan[] Plans =
    [
        .. from stages in PlayedEvents.Stages
           from entries in Enumerable.Range(2, 15)
           from number in Enumerable.Range(1, 3)
           select PlayedEvents.Plan(stages, entries, number),
        .. Enumerable.Range(2, 7).Select(n => Planned(new() { Stages = EventStages.GroupsThenKnockout, GroupCount = 1, Tie = TieFormat.School }, n)),
    ];

    private static void ForAny(Action<EventPlan, Random> check) => Cases.ForAll(
        from plan in Gen.Choose(0, Plans.Length - 1)
        from number in Gen.Choose(1, int.MaxValue - 1)
        select (plan, number),
        x => check(Plans[x.plan], new Random(x.number)));

    [Fact]
    public void Stands_where_a_fresh_replay_of_the_results_in_force_stands() => ForAny((plan, random) =>
    {
        var progress = new EventProgress(plan);
        for (var step = random.Next(1, 3 * plan.Matches.Count + 2); step > 0 && plan.Matches.Count > 0; step--)
        {
            var key = random.Next(1, plan.Matches.Count + 1);
            _ = random.Next(8) == 0 ? progress.Withdraw(key) : progress.Apply(PlayedEvents.Result(plan, key, random));
        }

        PlayedEvents.AssertSame(EventReplay.Run(plan, [.. progress.InForce]), progress.Now);
    });

    [Fact]
    public void Names_just_the_matches_that_changed() => ForAny((plan, random) =>
    {
        if (plan.Matches.Count == 0)
            return;
        var progress = PlayedEvents.PlayedOut(plan, random);
        plan = progress.Plan;
        var before = progress.Now;
        var correction = PlayedEvents.Result(plan, random.Next(1, plan.Matches.Count + 1), random);

        var changed = progress.Apply(correction);

        static (EntryId?, EntryId?, bool) Shown(ReplayedMatch match) => (match.SideA, match.SideB, match.IsPlayable);
        Assert.Equal(
            plan.Matches.Select(m => m.Key).Where(k => k != correction.Key && Shown(before.Match(k)) != Shown(progress.Now.Match(k))),
            changed);
    });

    [Fact]
    public void Keeps_a_log_without_results_that_hang_in_the_air() => ForAny((plan, random) =>
    {
        var log = new ResultLog(plan);
        for (var step = random.Next(1, 2 * plan.Matches.Count + 2); step > 0 && plan.Matches.Count > 0; step--)
        {
            var key = random.Next(1, plan.Matches.Count + 1);
            _ = random.Next(6) == 0
                ? log.Void(key, voidLater: random.Next(2) == 0)
                : log.Record(PlayedEvents.Result(plan, key, random), voidLater: random.Next(2) == 0);
        }

        Assert.Empty(log.Now.Issues);
        Assert.Equal(Enumerable.Range(1, log.Lines.Count), log.Lines.Select(l => l.Line));
        PlayedEvents.AssertSame(log.Now, ResultLog.Of(plan, log.Lines).Now);
        var newest = log.Lines.GroupBy(l => l.Key).Select(g => g.Last().Result).OfType<MatchResult>().ToArray();
        PlayedEvents.AssertSame(log.Now, EventReplay.Run(plan, newest));
    });
}
