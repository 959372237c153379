using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Standings;
using YouthPrograms.Competitions.Ties;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Standings;

public class AskingWhatIsNeeded
{
    private static readonly EntryId A = new(1), B = new(2), C = new(3), D = new(4);
    private static readonly EventFormat Format = new();

    private static GroupSheet Sheet(params (EntryId A, EntryId B, int Won, int Lost)[] results) =>
        new(1, [A, B, C, D], [.. results.Select(r => GroupResult.Of(r.A, r.B, Games(r.Won, r.Lost)))]) { IsComplete = false };

    // A has beaten all; D has lost twice. B and C meet: the winner is second.
    [Fact]
    public void A_win_is_enough_and_a_loss_is_not()
    {
        var sheet = Sheet((A, B, 3, 0), (A, C, 3, 0), (A, D, 3, 0), (B, D, 3, 0), (C, D, 3, 0));

        var needs = WhatNeeds.Of(sheet, [(B, C)], C, 2, Format)!;

        Assert.Equal(Prospect.Open, needs.Overall);
        Assert.Equal(
            [Prospect.Certain, Prospect.Certain, Prospect.Certain, Prospect.Impossible, Prospect.Impossible, Prospect.Impossible],
            needs.ByOwnResults.Select(n => n.Prospect));
        Assert.Equal((B, new Tally(3, 0)), needs.ByOwnResults[0].Own[0]);
        Assert.Equal(Prospect.Certain, WhatNeeds.Of(sheet, [(B, C)], A, 1, Format)!.Overall);
        Assert.Equal(Prospect.Impossible, WhatNeeds.Of(sheet, [(B, C)], D, 3, Format)!.Overall);
    }

    // A beat B 3–0 and B beat C 3–0; all beat D. If C beats A, games decide among the three.
    [Fact]
    public void Sometimes_the_games_count()
    {
        var sheet = Sheet((A, B, 3, 0), (B, C, 3, 0), (A, D, 3, 0), (B, D, 3, 0), (C, D, 3, 0));

        var needs = WhatNeeds.Of(sheet, [(C, A)], C, 2, Format)!;

        // 3–0 makes a perfect cycle of games, left to the points; 3–1 leaves C with 3:4, behind B with 3:3.
        Assert.Equal(
            [Prospect.Open, Prospect.Impossible, Prospect.Impossible, Prospect.Impossible, Prospect.Impossible, Prospect.Impossible],
            needs.ByOwnResults.Select(n => n.Prospect));
    }

    // D can win and be third of a cycle, or lose and be second of another: B against C decides.
    [Fact]
    public void Others_may_decide()
    {
        var sheet = Sheet((A, B, 3, 0), (D, C, 3, 0), (A, C, 3, 0), (B, D, 3, 0));

        Assert.All(WhatNeeds.Of(sheet, [(A, D), (B, C)], D, 2, Format)!.ByOwnResults, n => Assert.Equal(Prospect.Open, n.Prospect));
    }

    [Fact]
    public void Counts_rubbers_in_a_team_event()
    {
        var format = new EventFormat { Tie = TieFormat.School };
        var sheet = new GroupSheet(1, [A, B], []) { IsComplete = false };

        Assert.Equal(
            [new Tally(2, 0), new Tally(2, 1), new Tally(1, 2), new Tally(0, 2)],
            WhatNeeds.Of(sheet, [(B, A)], A, 1, format)!.ByOwnResults.Select(n => n.Own[0].Score));
    }

    [Fact]
    public void Is_asked_of_a_running_event()
    {
        var plan = Planned(new() { Stages = EventStages.GroupsThenKnockout, GroupSize = 4 }, 8, seeds: 2);
        var own = plan.Matches.Where(m => m.Group == 1).ToArray();
        List<MatchResult> results = [.. own.SkipLast(1).Select(m => new MatchResult(m.Key, WonBy(Side.A)))];
        var last = ((Slot.Entry)own[^1].SideA).Id;

        var needs = EventReplay.NeedsOf(plan, results, last, 2)!;

        Assert.Equal(6, needs.ByOwnResults.Count);
        Assert.Equal(((Slot.Entry)own[^1].SideB).Id, needs.ByOwnResults[0].Own[0].Opponent);
        Assert.Null(EventReplay.NeedsOf(plan, [], last, 2));
        Assert.Null(EventReplay.NeedsOf(plan, results, new(99), 2));
        Assert.Empty(EventReplay.NeedsOf(plan, [.. results, new(own[^1].Key, WonBy(Side.A))], last, 2)!.ByOwnResults[0].Own);
    }

    [Fact]
    public void Does_not_answer_too_early() =>
        Assert.Null(WhatNeeds.Of(Sheet(), [(A, B), (A, C), (A, D), (B, C), (B, D), (C, D)], A, 1, Format));
}
