using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Events;

public class ChainingStages
{
    private static readonly EventFormat FourGroups = new() { Stages = EventStages.Groups, GroupCount = 4 };
    private static readonly EventFormat TwoGroups = new() { Stages = EventStages.Groups, GroupCount = 2 };

    private static StageChain Chain(params ChainStage[] stages) => StageChain.Check(stages).Require();

    private static ChainIssueCode[] Issues(params ChainStage[] stages) => [.. StageChain.Check(stages).Issues.Select(i => i.Code)];

    private static ChainStage First(EventFormat format, int entries) => new() { Format = format, Joining = Field(entries, 4) };

    private static ChainStage Then(EventFormat format, int from, int first, int last) =>
        new() { Format = format, From = from, Places = new(first, last) };

    // The lower number wins every match.
    private static ChainProgress Play(StageChain chain, int stage, IReadOnlyList<ChainProgress?> before, EntryId[]? left = null)
    {
        var request = chain.RequestFor(stage, before, left?.ToHashSet()).Require();
        var plan = EventPlan.Build(request.Format, Draw.Make(request, Secret(stage + 1), "").Require());
        return new(plan, PlayOut(plan).End);
    }

    private static List<ChainProgress?> PlayAll(StageChain chain)
    {
        var played = new List<ChainProgress?>();
        for (var stage = 0; stage < chain.Stages.Count; stage++)
            played.Add(Play(chain, stage, played));
        return played;
    }

    [Fact]
    public void Takes_the_best_of_groups_to_new_groups_and_those_to_a_knock_out()
    {
        var chain = Chain(First(FourGroups, 16), Then(TwoGroups, 0, 1, 8), Then(new(), 1, 1, 4));

        var played = PlayAll(chain);
        var placings = chain.Placings(played);

        Assert.Equal(8, played[1]!.Plan.Entries.Count);
        Assert.Equal(4, played[2]!.Plan.Entries.Count);
        Assert.Equal(Enumerable.Range(1, 16), placings.Select(p => (int)p.Entry.Value).Order());
        Assert.Equal([1, 2, 3, 4, 5, 5, 7, 7, 9, 9, 9, 9, 13, 13, 13, 13], placings.Select(p => p.PlaceFrom));
        Assert.Equal(1, placings[0].Entry.Value);
    }

    [Fact]
    public void Plays_for_the_lower_places_beside_the_upper_ones()
    {
        var all = new EventFormat { Placings = PlacingDepth.All };
        var chain = Chain(First(TwoGroups, 8), Then(all, 0, 1, 4), Then(all, 0, 5, 8));

        var placings = chain.Placings(PlayAll(chain));

        Assert.Equal(Enumerable.Range(1, 8), placings.Select(p => p.PlaceFrom));
        Assert.Equal([1, 2], placings.Take(2).Select(p => p.Entry.Value));
    }

    [Fact]
    public void Seeds_winners_of_groups_and_keeps_their_mates_apart()
    {
        var chain = Chain(First(FourGroups, 16), Then(new(), 0, 1, 8));
        var first = Play(chain, 0, []);

        var request = chain.RequestFor(1, [first]).Require();

        Assert.Equal([1, 2, 3, 4], first.Plan.Groups.Select(g => request.Entries.Single(e => e.Seed == g.Number && g.Members.Contains(e.Id)).Seed!.Value));
        Assert.All(request.Entries, e => Assert.Equal(first.Plan.Groups.Single(g => g.Members.Contains(e.Id)).Number, e.Delegation!.Value.Value));
        Assert.Equal([1, 1, 1, 1, 5, 5, 5, 5], request.Entries.Select(e => e.Rank!.Value).Order());
    }

    [Fact]
    public void Keeps_delegations_apart_where_asked_to()
    {
        var later = Then(new(), 0, 1, 8) with { KeepApart = ChainSeparation.Delegations };
        var chain = Chain(new ChainStage { Format = FourGroups, Joining = Field(16, 4, delegations: 3) }, later);

        var request = chain.RequestFor(1, [Play(chain, 0, [])]).Require();

        Assert.All(request.Entries, e => Assert.Equal(100 + e.Id.Value % 3, e.Delegation!.Value.Value));
    }

    [Fact]
    public void Lets_the_best_join_late_in_front_of_those_who_qualified()
    {
        DrawEntry[] best = [new(new(101), Seed: 1), new(new(102), Seed: 2)];
        var qualifying = new ChainStage { Format = new() { KnockoutTo = 2, Third = ThirdPlace.Shared }, Joining = Field(8) };
        var chain = Chain(qualifying, Then(new(), 0, 1, 2) with { Joining = best });

        var played = PlayAll(chain);
        var placings = chain.Placings(played);

        Assert.Equal(4, played[1]!.Plan.Entries.Count);
        Assert.Equal([1, 2], played[1]!.Plan.Draw.Request.Entries.Where(e => e.Seed is not null).Select(e => e.Seed!.Value));
        Assert.Equal([1, 2, 3, 4, 5, 5, 7, 7, 7, 7], placings.Select(p => p.PlaceFrom));
        Assert.Equal(10, placings.Select(p => p.Entry).Distinct().Count());
    }

    [Fact]
    public void Places_who_stayed_away_after_all_who_came()
    {
        var chain = Chain(First(TwoGroups, 8), Then(new(), 0, 1, 4));
        var first = Play(chain, 0, []);
        var absent = first.Now.Placings[0].Entry;

        var placings = chain.Placings([first, Play(chain, 1, [first], [absent])]);

        Assert.Equal(new Placing(absent, 4, 4), placings.Single(p => p.Entry == absent));
        Assert.Equal([1, 2, 3, 4, 5, 5, 7, 7], placings.Select(p => p.PlaceFrom));
    }

    [Fact]
    public void Takes_along_who_entered_late()
    {
        var chain = Chain(First(new() { Placings = PlacingDepth.All }, 7), Then(new(), 0, 1, 8));
        var amended = LateDraw.Add(Play(chain, 0, []).Plan.Draw, new(new(99), new(5)), "came late", LateRoom.All).Require();
        var plan = EventPlan.Build(amended.Request.Format, amended);

        var request = chain.RequestFor(1, [new(plan, PlayOut(plan).End)]).Require();

        Assert.Equal(new DelegationId(5), request.Entries.Single(e => e.Id.Value == 99).Delegation);
    }

    [Fact]
    public void Gives_no_places_before_they_are_decided()
    {
        var chain = Chain(First(TwoGroups, 8), Then(new(), 0, 1, 4));

        Assert.Equal([5, 5, 7, 7], chain.Placings([Play(chain, 0, [])]).Select(p => p.PlaceFrom));
        Assert.Empty(chain.Placings([]));
    }

    [Fact]
    public void Refuses_to_go_on_before_the_stage_is_finished()
    {
        var chain = Chain(First(TwoGroups, 8), Then(new(), 0, 1, 4));
        var plan = EventPlan.Build(TwoGroups, Drawn(TwoGroups, Field(8, 4)));

        Assert.Equal([new(ChainIssueCode.NotFinished, 1)], chain.RequestFor(1, []).Issues);
        Assert.Equal([new(ChainIssueCode.NotFinished, 1)], chain.RequestFor(1, [new(plan, EventReplay.Run(plan, []))]).Issues);
        Assert.Equal([new(ChainIssueCode.UnknownStage, 7)], chain.RequestFor(7, []).Issues);
    }

    [Fact]
    public void Refuses_to_cut_through_shared_places()
    {
        var chain = Chain(First(TwoGroups, 8), Then(new(), 0, 1, 3));

        Assert.Equal([new(ChainIssueCode.CutsSharedPlaces, 1)], chain.RequestFor(1, [Play(chain, 0, [])]).Issues);
    }

    [Fact]
    public void Names_all_that_is_wrong_at_once()
    {
        Assert.Equal([ChainIssueCode.NoStages], Issues());
        Assert.Equal(
            [
                ChainIssueCode.WrongOrder, ChainIssueCode.PlacesUnusable, ChainIssueCode.SeedsUnusable,
                ChainIssueCode.WrongOrder, ChainIssueCode.PlacesUnusable, ChainIssueCode.EntryTwice,
            ],
            Issues(
                First(TwoGroups, 8) with { From = 0, Places = new(1, 2), Seeds = -1 },
                Then(new(), 1, 4, 1) with { Joining = [new(new(3))] }));
        Assert.Equal([ChainIssueCode.PlacesTakenTwice], Issues(First(TwoGroups, 8), Then(new(), 0, 1, 4), Then(new(), 0, 3, 6)));
        Assert.Equal([ChainIssueCode.PlacesUnusable], Issues(First(TwoGroups, 8), Then(new(), 0, 0, 4)));
    }
}
