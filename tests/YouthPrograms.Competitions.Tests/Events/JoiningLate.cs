using FsCheck.Fluent;
using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Events;

public class JoiningLate
{
    private static readonly EntryId Newcomer = new(900);

    private static EventPlan With(EventProgress progress, LateRoom? room = null, EntryId? newcomer = null) => EventPlan.Build(
        progress.Plan.Format,
        LateDraw.Add(progress.Plan.Draw, new(newcomer ?? Newcomer), "visa came late", room ?? LateRooms.Of(progress)).Require(),
        progress.Plan.Rounds);

    private static IEnumerable<(int, int)> Numbered(EventPlan plan) => plan.Matches.Select(m => (m.Key, m.Number));

    [Fact]
    public void Turns_a_bye_into_a_match_and_leaves_the_numbers_of_all_others()
    {
        var plan = Planned(new(), 7, seeds: 2);
        var bye = plan.Matches.Single(m => m.HasBye);

        var amended = With(new EventProgress(plan));

        Assert.Equal(8, amended.Find(bye.Key)!.Number);
        Assert.Equal(7, plan.Played.Max(m => m.Number));
        Assert.Equal(Numbered(plan).Where(m => m.Item1 != bye.Key), Numbered(amended).Where(m => m.Item1 != bye.Key));
        Assert.Contains(new Slot.Entry(Newcomer), new[] { amended.Find(bye.Key)!.SideA, amended.Find(bye.Key)!.SideB });
        Assert.Equal(8, PlayOut(amended).End.Placings.Count);
    }

    [Fact]
    public void Finds_a_bye_closed_when_the_one_who_had_it_has_played()
    {
        var plan = Planned(new(), 5, seeds: 3);
        var progress = new EventProgress(plan);
        var restingPair = plan.Matches.First(m => !m.HasBye && m.Round == 2 && progress.Matches[m.Key - 1].State == MatchState.Ready);
        progress.Apply(new(restingPair.Key, WonBy(Side.A)));

        var room = LateRooms.Of(progress);

        var byes = plan.Draw.Lines.Index().Where(x => x.Item.IsBye).Select(x => x.Index + 1).ToArray();
        Assert.Equal(2, room.ClosedLines.Count);
        Assert.Single(byes.Except(room.ClosedLines));
    }

    [Fact]
    public void Adds_the_matches_of_a_group_after_those_that_are_planned()
    {
        var plan = Planned(new() { Stages = EventStages.RoundRobin }, 4);

        var amended = With(new EventProgress(plan));

        Assert.Equal(Numbered(plan), Numbered(amended).Take(6));
        Assert.Equal([4, 5, 6, 7], amended.Matches.Skip(6).Select(m => m.Round));
        Assert.All(amended.Matches.Skip(6), m => Assert.Equal(new Slot.Entry(Newcomer), m.SideB));
        Assert.Equal(5, PlayOut(amended).End.Placings.Count);
    }

    [Fact]
    public void Has_no_room_in_a_group_that_has_begun()
    {
        var progress = new EventProgress(Planned(new() { Stages = EventStages.Groups, GroupCount = 2 }, 8));
        progress.Apply(new(progress.Plan.Matches.First(m => m.Group == 1).Key, WonBy(Side.A)));

        Assert.Equal([1], LateRooms.Of(progress).ClosedGroups);
        Assert.Equal(2, With(progress).Groups.Single(g => g.Members.Contains(Newcomer)).Number);
    }

    [Fact]
    public void Takes_the_place_and_the_matches_of_somebody_who_never_played()
    {
        var plan = Planned(new(), 8, seeds: 2);
        var left = new EntryId(5);
        var progress = new EventProgress(plan, new EventIncidents { Withdrawn = [new(left, MatchStage.Knockout)] });

        var amended = With(progress);

        Assert.Equal(Numbered(plan), Numbered(amended));
        Assert.DoesNotContain(left, amended.Entries);
        Assert.Equal(
            plan.Matches.Single(m => m.SideA == new Slot.Entry(left) || m.SideB == new Slot.Entry(left)).Key,
            amended.Matches.Single(m => m.SideA == new Slot.Entry(Newcomer) || m.SideB == new Slot.Entry(Newcomer)).Key);
    }

    [Fact]
    public void Leaves_no_place_after_playing()
    {
        var incidents = new EventIncidents { Withdrawn = [new(new(1), MatchStage.Knockout)] };
        var plan = Planned(new(), 4);
        var own = plan.Matches.First(m => m.SideA == new Slot.Entry(new(1)) || m.SideB == new Slot.Entry(new(1)));

        Assert.Empty(LateRooms.Of(new EventProgress(plan, [new(own.Key, WonBy(Side.A))], incidents)).Vacated);
    }

    [Fact]
    public void Plays_a_Swiss_event_from_the_next_round_on()
    {
        var plan = Planned(new() { Stages = EventStages.Swiss, SwissRounds = 3 }, 4);
        var first = PlayedEvents.PlayedOut(plan, new Random(1));
        var afterOne = EventPlan.Build(plan.Format, plan.Draw, [first.Plan.Rounds[0]]);
        var progress = new EventProgress(afterOne, first.InForce.Where(r => afterOne.Find(r.Key) is not null));

        var end = PlayedEvents.PlayedOut(new EventProgress(With(progress, LateRoom.All), progress.InForce), new Random(2), null);

        Assert.Equal(3, end.Plan.Rounds.Count);
        Assert.Contains(Newcomer, end.Plan.Rounds[1].Pairings.SelectMany(p => new[] { p.A, p.B }).Append(end.Plan.Rounds[1].Resting ?? default));
        Assert.Equal(5, end.Now.Placings.Count);
    }

    [Fact]
    public void Leaves_what_was_played_as_it_was_and_gives_everybody_a_place() => Cases.ForAll(
        from stages in Gen.Elements(PlayedEvents.Stages.ToArray())
        from entries in Gen.Choose(2, 11)
        from number in Gen.Choose(1, 1_000_000)
        select (stages, entries, number),
        x =>
        {
            var random = new Random(x.number);
            var progress = new EventProgress(PlayedEvents.Plan(x.stages, x.entries, x.number));
            for (var late = 0; late < 2; late++)
            {
                PlaySome(progress, random);
                var before = progress.Plan.Matches.ToDictionary(m => m.Key);
                if (LateDraw.Add(progress.Plan.Draw, new(new(900 + late)), "late", LateRooms.Of(progress)).Value is not { } amended)
                    return;
                var after = new EventProgress(EventPlan.Build(progress.Plan.Format, amended, progress.Plan.Rounds), progress.InForce);
                Assert.Empty(after.Now.Issues);
                Assert.All(progress.InForce, r => Assert.Equal(progress.Matches[r.Key - 1], after.Matches[r.Key - 1]));
                Assert.All(before.Values.Where(m => m.Number > 0), m => Assert.Equal(m.Number, after.Plan.Find(m.Key)!.Number));
                progress = after;
            }

            var end = PlayedEvents.PlayedOut(progress, random, null);
            Assert.Empty(end.Now.Issues);
            Assert.Equal(x.entries + 2, end.Plan.Entries.Count);
            Assert.Equal(DrawVerdict.Identical, DrawVerification.Verify(end.Plan.Draw).Verdict);
        },
        cases: 20_000);

    private static void PlaySome(EventProgress progress, Random random)
    {
        var ready = progress.Matches.Where(m => m.State == MatchState.Ready).Select(m => m.Key).ToArray();
        foreach (var key in ready.Where(_ => random.Next(3) == 0))
            progress.Apply(PlayedEvents.Result(progress.Plan, key, random));
    }
}
