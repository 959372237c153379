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
        Assert.Equal(new(B, true, new(3, 0)), needs.ByOwnResults[0].Own[0]);
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
            WhatNeeds.Of(sheet, [(B, A)], A, 1, format)!.ByOwnResults.Select(n => n.Own[0].Score!.Value));
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
        Assert.Equal(8, EventReplay.NeedsOf(plan, [], last, 2)!.ByOwnResults.Count);
        Assert.Null(EventReplay.NeedsOf(plan, results, new(99), 2));
        Assert.Empty(EventReplay.NeedsOf(plan, [.. results, new(own[^1].Key, WonBy(Side.A))], last, 2)!.ByOwnResults[0].Own);
    }

    // Nothing is played: three own matches make eight rows of wins and losses.
    [Fact]
    public void Answers_from_the_first_match_on()
    {
        var needs = WhatNeeds.Of(Sheet(), [(A, B), (A, C), (A, D), (B, C), (B, D), (C, D)], A, 2, Format)!;

        Assert.Equal(Prospect.Open, needs.Overall);
        Assert.Equal(8, needs.ByOwnResults.Count);
        Assert.Equal([new(B, true, null), new(C, true, null), new(D, true, null)], needs.ByOwnResults[0].Own);
        Assert.Equal(Prospect.Certain, needs.ByOwnResults[0].Prospect);
        Assert.Equal(Prospect.Impossible, needs.ByOwnResults[^1].Prospect);
    }

    // B has won twice and meets nobody any more. With two wins and a loss B is through unless A and C end with two wins as
    // well, which A against C and C against D decide.
    [Fact]
    public void Names_the_results_of_others_that_are_enough()
    {
        var sheet = Sheet((B, A, 3, 2), (B, D, 3, 2), (C, B, 3, 0), (A, D, 3, 0));

        var need = Assert.Single(WhatNeeds.Of(sheet, [(A, C), (C, D)], B, 2, Format)!.ByOwnResults);

        Assert.Equal(Prospect.Open, need.Prospect);
        Assert.Equal(["C beats A", "D beats C"], need.CertainIf.Select(Text));
    }

    private static string Text(OthersHelp help) => string.Join(" and ", help.Wins.Select(w => $"{Name(w.Winner)} beats {Name(w.Loser)}"));

    private static char Name(EntryId entry) => (char)('A' + entry.Value - 1);

    // A, B and C have beaten each other 3-1 in games and D meets C last, without a say: the points of the three are known.
    [Fact]
    public void Uses_points_that_are_known()
    {
        GroupResult Points(EntryId a, EntryId b, int won, int lost) => new(a, b, MatchOutcome.Played, Side.A, default, new(3, 1), new(won, lost));
        var sheet = Sheet((A, D, 3, 0), (B, D, 3, 0)) with
        {
            Results = [Points(A, B, 40, 36), Points(B, C, 41, 35), Points(C, A, 39, 38), .. Sheet((A, D, 3, 0), (B, D, 3, 0)).Results],
        };

        Prospect If(EntryId member, int place, Tally score) => WhatNeeds.Of(sheet, [(C, D)], member, place, Format)!.ByOwnResults
            .First(n => n.Own.Count == 0 || n.Own[0].Score == score).Prospect;

        Assert.Equal(Prospect.Certain, If(A, 1, default));
        Assert.Equal(Prospect.Certain, If(A, 2, default));
        Assert.Equal(Prospect.Impossible, If(C, 2, new(3, 0)));
        Assert.Equal(Prospect.Certain, If(C, 3, new(3, 2)));
    }

    // All games of the three are level, and B's and C's match is still to come. A's own points are better than even, so B and
    // C cannot both pass A: what one wins the other loses.
    [Fact]
    public void Knows_that_points_won_by_one_are_lost_by_the_other()
    {
        GroupResult Points(EntryId a, EntryId b, Side winner, int won, int lost) =>
            new(a, b, MatchOutcome.Played, winner, default, winner == Side.A ? new(3, 0) : new(0, 3), new(won, lost));
        var sheet = new GroupSheet(1, [A, B, C], [Points(A, B, Side.A, 33, 20), Points(A, C, Side.B, 24, 33)]) { IsComplete = false };

        var needs = WhatNeeds.Of(sheet, [(B, C)], A, 2, Format)!;

        Assert.Equal(Prospect.Certain, needs.Overall);
        Assert.Equal(Prospect.Open, WhatNeeds.Of(sheet, [(B, C)], A, 1, Format)!.Overall);
    }

    // C was disqualified: B can lose to both and is second.
    [Fact]
    public void Makes_room_where_somebody_is_disqualified()
    {
        var sheet = new GroupSheet(1, [A, B, C], [GroupResult.Of(A, C, Games(3, 0)), GroupResult.Of(C, B, Games(3, 0))])
        {
            IsComplete = false,
            Absent = new Dictionary<EntryId, MemberStatus> { [C] = MemberStatus.Disqualified },
        };

        Assert.Equal(Prospect.Certain, WhatNeeds.Of(sheet, [(A, B)], B, 2, Format)!.Overall);
        Assert.Equal(Prospect.Impossible, WhatNeeds.Of(sheet, [(A, B)], C, 3, Format)!.Overall);
    }

    [Fact]
    public void Passes_over_matches_that_cannot_come()
    {
        var sheet = Sheet((A, B, 3, 0));

        var needs = WhatNeeds.Of(sheet, [(A, B), (A, new(9)), (A, A), (C, A), (A, C)], A, 1, Format)!;

        Assert.Equal(6, needs.ByOwnResults.Count);
        Assert.All(needs.ByOwnResults, n => Assert.Equal(C, n.Own.Single().Opponent));
    }

    [Fact]
    public void Has_no_answer_for_strangers_and_no_place()
    {
        Assert.Null(WhatNeeds.Of(Sheet(), [(A, B)], new(99), 1, Format));
        Assert.Null(WhatNeeds.Of(Sheet(), [(A, B)], A, 0, Format));
        Assert.Equal(Prospect.Certain, WhatNeeds.Of(Sheet(), [(A, B)], A, 9, Format)!.Overall);
    }

    [Fact]
    public void Answers_for_all_fifteen_matches_of_six_and_not_for_more()
    {
        EntryId[] members = [.. Enumerable.Range(1, 7).Select(i => new EntryId(i))];
        var all = members.SelectMany(a => members.Where(b => a < b).Select(b => (A: a, B: b))).ToArray();

        Assert.Null(WhatNeeds.Of(new(1, members, []), all[..16], A, 2, Format));
        Assert.Equal(32, WhatNeeds.Of(new(1, members[..6], []), [.. all.Where(m => m.B.Value < 7)], A, 2, Format)!.ByOwnResults.Count);
    }

    // A has played all its matches, with two wins: five matches of others are told about, six are not.
    [Fact]
    public void Tells_of_others_as_long_as_five_of_their_matches_are_to_come()
    {
        EntryId e = new(5);
        var sheet = new GroupSheet(1, [A, B, C, D, e], [.. new[] { B, C, D, e }.Select(x => GroupResult.Of(A, x, x == B || x == C ? Games(3, 0) : Games(0, 3)))])
        {
            IsComplete = false,
        };
        (EntryId, EntryId)[] coming = [(B, C), (B, D), (B, e), (C, D), (C, e), (D, e)];

        var six = Assert.Single(WhatNeeds.Of(sheet, coming, A, 3, Format)!.ByOwnResults);
        var five = Assert.Single(WhatNeeds.Of(
            sheet with { Results = [.. sheet.Results, GroupResult.Of(D, e, Games(3, 0))] }, coming[..5], A, 2, Format)!.ByOwnResults);

        Assert.Equal((Prospect.Open, 0), (six.Prospect, six.CertainIf.Count));
        Assert.Equal(Prospect.Open, five.Prospect);
        Assert.Equal(
            [
                "B beats C and D beats B and B beats E and C beats E", "C beats B and B beats E and D beats C and C beats E",
                "D beats B and B beats E and D beats C and C beats E",
            ],
            five.CertainIf.Select(Text));
    }
}
