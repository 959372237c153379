using FsCheck.Fluent;
using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;

namespace YouthPrograms.Competitions.Tests.Events;

/// <summary>Events of every kind and size played to their end with whatever can happen on the way.</summary>
public class PlayingEveryFormat
{
    [Theory]
    [InlineData(EventStages.Knockout)]
    [InlineData(EventStages.GroupsThenKnockout)]
    [InlineData(EventStages.Groups)]
    [InlineData(EventStages.DoubleElimination)]
    [InlineData(EventStages.Swiss)]
    [InlineData(EventStages.RoundRobin)]
    public void From_two_entries_up_with_walkovers_retirements_and_withdrawals(EventStages stages)
    {
        for (var entries = 2; entries <= 128; entries++)
            AssertEndsWell(stages, entries, number: entries);
    }

    [Theory]
    [InlineData(EventStages.Knockout)]
    [InlineData(EventStages.GroupsThenKnockout)]
    [InlineData(EventStages.DoubleElimination)]
    [InlineData(EventStages.Swiss)]
    public void With_1024_entries(EventStages stages) => AssertEndsWell(stages, 1024, number: 1);

    [Fact]
    public void Ends_with_a_place_for_everybody_but_the_disqualified() => Cases.ForAll(
        from stages in Gen.Elements(PlayedEvents.Stages.ToArray())
        from entries in Gen.Choose(2, 12)
        from number in Gen.Choose(1, 1_000_000)
        select (stages, entries, number),
        x => AssertEndsWell(x.stages, x.entries, x.number));

    private static void AssertEndsWell(EventStages stages, int entries, int number)
    {
        var random = new Random(number);
        var plan = PlayedEvents.Plan(stages, entries, number);
        var half = PlayedHalf(plan, random);
        var incidents = Incidents(half, random);

        var end = Finished(PlayedEvents.With(half, half.Plan, incidents), random, incidents);

        Assert.True(end.Now.IsFinished);
        PlayedEvents.AssertSame(EventReplay.Run(end.Plan, [.. end.InForce], incidents), end.Now);
        AssertPlacings(end, entries);
    }

    // A random part of what can be played, in a random order.
    private static EventProgress PlayedHalf(EventPlan plan, Random random)
    {
        var progress = new EventProgress(plan);
        for (var left = random.Next(plan.Matches.Count + 1); left > 0; left--)
        {
            var ready = progress.Matches.Where(m => m.State == MatchState.Ready).Select(m => m.Key).ToArray();
            if (ready.Length == 0)
                return progress;
            foreach (var key in ready.Where(_ => random.Next(2) == 0 && left-- > 0))
                progress.Apply(PlayedEvents.Result(plan, key, random));
        }

        return progress;
    }

    // Who has not finished the group leaves it, everybody else leaves what comes later.
    private static EventIncidents Incidents(EventProgress now, Random random)
    {
        var entries = now.Plan.Entries.Order().ToArray();
        var leaving = random.Next(3) > 0 ? [] : random.GetItems(entries, random.Next(1, 3)).Distinct().ToArray();
        var inGroups = now.Matches.Where(m => m.State == MatchState.Ready && now.Plan.Find(m.Key)!.Group is not null)
            .SelectMany(m => new[] { m.SideA!.Value, m.SideB!.Value }).ToHashSet();
        return new()
        {
            Withdrawn = [.. leaving.Select(e => new Withdrawal(e, StageOf(e)))],
            Disqualified = random.Next(10) > 0 ? [] : [.. random.GetItems(entries, 1).Select(e => new Disqualification(e, StageOf(e)))],
        };

        MatchStage StageOf(EntryId entry) => inGroups.Contains(entry) ? MatchStage.Group : MatchStage.Knockout;
    }

    private static EventProgress Finished(EventProgress progress, Random random, EventIncidents incidents)
    {
        var end = PlayedEvents.PlayedOut(progress, random, incidents);
        Assert.Empty(end.Now.Issues);
        return end;
    }

    // Competition ranking: as many stand before a place as its number says; shared places leave room for all who share.
    private static void AssertPlacings(EventProgress end, int entries)
    {
        var placings = end.Now.Placings;
        Assert.Equal(placings.Count, placings.Select(p => p.Entry).Distinct().Count());
        Assert.All(placings, p => Assert.InRange(p.PlaceTo, p.PlaceFrom, entries));
        Assert.DoesNotContain(placings, p => end.Disqualified.Contains(p.Entry));
        var annulled = end.Now.Groups.SelectMany(g => g.Rows).Where(r => r.Place is null).Select(r => r.Entry);
        var unplaced = end.Plan.Entries.Except(placings.Select(p => p.Entry)).Except(end.Disqualified).Except(annulled).ToArray();
        Assert.All(unplaced, e => Assert.True(HasNoThirdPlace(end, e), $"{e} has no place"));
        if (end.Now.Matches.Any(m => m.Outcome is MatchOutcome.DoubleForfeit or MatchOutcome.Cancelled or MatchOutcome.Disqualified)
            || end.Disqualified.Count > 0 || unplaced.Length > 0 || placings.Count < entries)
            return;
        Assert.All(placings, p => Assert.Equal(placings.Count(x => x.PlaceFrom < p.PlaceFrom) + 1, p.PlaceFrom));
        Assert.All(placings, p => Assert.Equal(p.PlaceFrom + placings.Count(x => x.PlaceFrom == p.PlaceFrom) - 1, p.PlaceTo));
    }

    private static bool HasNoThirdPlace(EventProgress end, EntryId entry) => end.Plan.Format.Third == ThirdPlace.None
        && end.Now.Matches.Any(m => (m.SideA == entry || m.SideB == entry) && m.WinnerEntry != entry
            && end.Plan.Find(m.Key) is { LoserPlaces: null, OutPlaces: null });
}
