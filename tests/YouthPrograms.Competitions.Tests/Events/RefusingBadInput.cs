using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Swiss;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Events;

/// <summary>What cannot be is answered with all reasons at once; nothing is thrown.</summary>
public class RefusingBadInput
{
    private static readonly DrawRecord Record = Drawn(new(), Field(4, seeds: 1));
    private static readonly DrawRecord Grouped = Drawn(new() { Stages = EventStages.GroupsThenKnockout, GroupCount = 2 }, Field(8, seeds: 2));

    private static (PlanIssueCode, int)[] Issues(DrawRecord record, params SwissRound[] rounds) =>
        [.. EventPlan.Check(record.Request.Format, record, rounds).Issues.Select(i => (i.Code, i.Number))];

    private static SwissIssueCode[] Issues(SwissSheet sheet) => [.. sheet.Check().Select(i => i.Code)];

    [Fact]
    public void Of_a_record_with_strangers_and_entries_on_two_lines()
    {
        var broken = Record with
        {
            Secret = "?",
            Lines = [new Slot.Entry(new(1)), new Slot.Entry(new(99)), new Slot.Entry(new(1)), new Slot.WinnerOf(1), new Slot.GroupPlace(1, 1)],
        };

        Assert.Equal(
            [
                (PlanIssueCode.SecretUnreadable, 0), (PlanIssueCode.LinesUnusable, 0), (PlanIssueCode.LineUnusable, 4),
                (PlanIssueCode.LineUnusable, 5), (PlanIssueCode.UnknownEntry, 2), (PlanIssueCode.EntryTwice, 3),
            ],
            Issues(broken));
    }

    [Fact]
    public void Of_a_record_without_lines() => Assert.Equal([(PlanIssueCode.LinesUnusable, 0)], Issues(Record with { Lines = [] }));

    [Fact]
    public void Of_groups_that_are_misnumbered_or_too_small()
    {
        var broken = Grouped with { Groups = [Grouped.Groups[0] with { Number = 2 }, new(2, [new(77)])] };

        Assert.Equal(
            [(PlanIssueCode.UnknownEntry, 2), (PlanIssueCode.GroupsUnusable, 2), (PlanIssueCode.GroupsUnusable, 2)], Issues(broken));
    }

    [Fact]
    public void Of_places_of_groups_that_are_not_there() => Assert.Equal(
        [(PlanIssueCode.LineUnusable, 1), (PlanIssueCode.LineUnusable, 2)],
        Issues(Grouped with { Lines = [new Slot.GroupPlace(3, 1), new Slot.GroupPlace(1, 0), .. Grouped.Lines.Skip(2)] }));

    [Fact]
    public void Of_rounds_that_are_not_Swiss_or_name_strangers()
    {
        var swiss = Drawn(new() { Stages = EventStages.Swiss }, Field(4));
        var round = new SwissRound([new(new(1), new(2)), new(new(1), new(9))], null);

        Assert.Equal([(PlanIssueCode.UnknownEntry, 1), (PlanIssueCode.EntryTwice, 1)], Issues(swiss, round));
        Assert.Equal([(PlanIssueCode.RoundsNotAllowed, 0)], Issues(Record, new SwissRound([], null)));
    }

    [Fact]
    public void Of_incidents_with_strangers()
    {
        var plan = Planned(new() { Stages = EventStages.RoundRobin }, 3);

        var now = EventReplay.Run(plan, [], new()
        {
            Withdrawn = [new(new(77))],
            Disqualified = [new(new(88))],
            Lots = [new([new(99), new(1)]), new([new(2), new(2)])],
        });

        Assert.Equal(
            [
                (ReplayIssueCode.UnknownEntry, 77), (ReplayIssueCode.UnknownEntry, 88), (ReplayIssueCode.UnknownEntry, 99),
                (ReplayIssueCode.LotUnusable, 2),
            ],
            now.Issues.Select(i => (i.Code, i.Entry!.Value.Value)));
        Assert.Equal(3, now.Matches.Count(m => m.State == MatchState.Ready));
    }

    [Fact]
    public void Of_what_a_stranger_needs() =>
        Assert.Null(EventReplay.NeedsOf(Planned(new() { Stages = EventStages.RoundRobin }, 3), [], new(77), 1));

    [Fact]
    public void Of_a_Swiss_sheet()
    {
        EntryId a = new(1), b = new(2), c = new(3), stranger = new(9);
        var sheet = new SwissSheet(
            [a, b, c, c],
            [new([new(a, b)], c), new([new(b, a)], c), new([new(a, a), new(b, stranger)], a)],
            [new(a, b, Side.A), new(a, c, Side.A)]);

        Assert.Equal(
            [
                SwissIssueCode.EntryTwice, SwissIssueCode.UnknownEntry, SwissIssueCode.TwiceInRound, SwissIssueCode.Rematch,
                SwissIssueCode.Rematch, SwissIssueCode.SecondRest, SwissIssueCode.ResultUnpaired,
            ],
            Issues(sheet));
        Assert.NotEmpty(SwissTable.Of(sheet));
        Assert.NotNull(SwissPairer.Next(sheet with { Rounds = [], Results = [new(stranger, a, Side.A)] }));
    }

    [Fact]
    public void Of_nothing_where_all_is_well()
    {
        Assert.Empty(Issues(Record));
        Assert.Empty(Issues(Grouped));
        var sheet = new SwissSheet([new(1), new(2), new(3)], [], []);
        Assert.Empty(Issues(sheet with { Rounds = [SwissPairer.Next(sheet)!] }));
    }
}
