using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Swiss;
using YouthPrograms.Competitions.Ties;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Events;

/// <summary>Random regulations, results and courses of events for the properties; the same number gives the same again.</summary>
internal static class PlayedEvents
{
    private static readonly MatchScore[] Scores =
    [
        Games(3, 0), Games(3, 1), Games(3, 2), Games(0, 3), Games(1, 3), Games(2, 3),
        MatchScore.Walkover(BestOf5, Side.A), MatchScore.Walkover(BestOf5, Side.B),
        Score(MatchOutcome.Retired, Side.A, [new(11, 4), new(5, 7)]), Score(MatchOutcome.Retired, Side.B, [new(11, 4), new(5, 3)]),
        Score(MatchOutcome.DoubleForfeit, null, []), Score(MatchOutcome.Cancelled, null, []),
        Score(MatchOutcome.Disqualified, Side.A, [new(11, 3)]), Score(MatchOutcome.Disqualified, Side.B, []),
    ];

    public static IReadOnlyList<EventStages> Stages { get; } = Enum.GetValues<EventStages>();

    /// <summary>A format that can be drawn for so many entries.</summary>
    public static EventFormat Format(EventStages stages, int entries, Random random)
    {
        var groups = random.Next(1, Math.Max(2, entries / 3 + 1));
        var smallest = entries / groups;
        return new()
        {
            Stages = stages,
            GroupCount = stages is EventStages.GroupsThenKnockout or EventStages.Groups ? Math.Max(groups, (entries + 63) / 64) : null,
            QualifiersPerGroup = Math.Min(smallest, groups == 1 ? 2 : random.Next(1, 4)),
            Third = Pick<ThirdPlace>(random),
            Placings = Pick<PlacingDepth>(random),
            Seeding = Pick<SeedingPolicy>(random),
            Separation = Pick<SeparationDepth>(random),
            Withdrawals = Pick<WithdrawalPolicy>(random),
            Restart = Pick<RestartReading>(random),
            SecondGrandFinal = random.Next(2) == 0,
            SwissRounds = stages == EventStages.Swiss && random.Next(2) == 0 ? random.Next(1, Math.Min(entries, 6)) : null,
        };
    }

    public static EventPlan Plan(EventStages stages, int entries, int number)
    {
        var random = new Random(number * 1009 + entries);
        var format = Format(stages, entries, random);
        return Planned(format, entries, random.Next(0, entries + 1), random.Next(0, 9), number);
    }

    /// <summary>Mostly played to the end; every outcome there is comes up.</summary>
    public static MatchResult Result(EventPlan plan, int key, Random random)
    {
        var score = random.Next(5) == 0 ? Scores[random.Next(6, Scores.Length)] : Scores[random.Next(6)];
        return plan.Format.Tie is null ? new(key, score) : new(key, Tie(plan.Format.Tie, score));
    }

    /// <summary>Plays all that is ready until nothing is, in a random order, Swiss rounds as they come.</summary>
    public static EventProgress PlayedOut(EventPlan plan, Random random) => PlayedOut(new EventProgress(plan), random, null);

    public static EventProgress PlayedOut(EventProgress progress, Random random, EventIncidents? incidents)
    {
        while (true)
        {
            var ready = progress.Matches.Where(m => m.State == MatchState.Ready).Select(m => m.Key).ToArray();
            random.Shuffle(ready);
            foreach (var key in ready.Where(key => progress.Matches[key - 1].State == MatchState.Ready))
                progress.Apply(Result(progress.Plan, key, random));
            if (ready.Length > 0)
                continue;
            if (progress.Plan.Format.Stages != EventStages.Swiss || SwissEvent.Next(progress.Plan, progress.Now, incidents) is not { } round)
                return progress;
            progress = With(progress, EventPlan.Build(progress.Plan.Format, progress.Plan.Draw, [.. progress.Plan.Rounds, round]), incidents);
        }
    }

    public static EventProgress With(EventProgress progress, EventPlan plan, EventIncidents? incidents) =>
        new(plan, progress.InForce, incidents);

    /// <summary>Everything two events show, in comparable form.</summary>
    public static void AssertSame(ReplayedEvent expected, ReplayedEvent actual)
    {
        Assert.Equal(expected.Matches, actual.Matches);
        Assert.Equal(expected.Issues, actual.Issues);
        Assert.Equal(expected.Groups.SelectMany(g => g.Rows), actual.Groups.SelectMany(g => g.Rows));
        Assert.Equal(expected.Placings, actual.Placings);
    }

    private static T Pick<T>(Random random)
        where T : struct, Enum => random.GetItems(Enum.GetValues<T>(), 1)[0];

    private static MatchScore Score(MatchOutcome outcome, Side? winner, GameScore[] games) =>
        MatchScore.Check(BestOf5, outcome, winner, games).Require();

    private static TieScore Tie(TieFormat format, MatchScore like) => like.Outcome == MatchOutcome.Played
        ? TieScore.Check(format, BestOf5, MatchOutcome.Played, null, [.. Enumerable.Repeat(like, format.Target)]).Require()
        : TieScore.Check(format, BestOf5, like.Outcome, like.Winner, []).Require();
}
