using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Standings;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Standings;

public class CheckingASheet
{
    private static readonly EntryId A = new(1), B = new(2), C = new(3), X = new(99);

    private static GroupResult Of(EntryId a, EntryId b, int won, int lost) => GroupResult.Of(a, b, Games(won, lost));

    private static GroupStanding Rank(GroupSheet sheet) => GroupRanking.Of(sheet, RestartReading.EveryClass, StandingLots.Undrawn);

    [Fact]
    public void Names_all_that_cannot_be_at_once()
    {
        var sheet = new GroupSheet(1, [A, B, C, B],
        [
            Of(A, B, 3, 0), Of(A, X, 3, 0), Of(C, C, 3, 0), Of(B, A, 3, 1),
            Of(A, C, 3, 0) with { Winner = null }, Of(A, C, 3, 0) with { Outcome = MatchOutcome.DoubleForfeit },
            Of(B, C, 3, 0) with { Points = new(-1, 0) },
        ])
        {
            Absent = new Dictionary<EntryId, MemberStatus> { [X] = MemberStatus.Withdrawn, [C] = MemberStatus.Withdrawn },
        };

        Assert.Equal(
            [
                new(GroupSheetIssueCode.MemberTwice, B), new(GroupSheetIssueCode.ResultOfStranger, A, X),
                new(GroupSheetIssueCode.AgainstItself, C, C), new(GroupSheetIssueCode.WinnerMissing, A, C),
                new(GroupSheetIssueCode.WinnerNotAllowed, A, C), new(GroupSheetIssueCode.FigureImpossible, B, C),
                new(GroupSheetIssueCode.PairTwice, A, B), new(GroupSheetIssueCode.PairTwice, A, C),
                new(GroupSheetIssueCode.AbsentStranger, X),
            ],
            sheet.Check());
    }

    [Fact]
    public void Finds_nothing_in_a_sheet_that_can_be() => Assert.Empty(new GroupSheet(1, [A, B, C],
        [
            Of(A, B, 3, 0), GroupResult.Of(B, C, MatchScore.Check(BestOf5, MatchOutcome.Cancelled, null, []).Require()),
            Of(C, A, 3, 0) with { Points = new(GroupSheet.HighestFigure, GroupSheet.HighestFigure) },
        ])
    { Absent = new Dictionary<EntryId, MemberStatus> { [C] = MemberStatus.Withdrawn } }.Check());

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    [InlineData(GroupSheet.HighestFigure + 1, 0)]
    [InlineData(0, GroupSheet.HighestFigure + 1)]
    public void Knows_a_figure_no_match_can_show(int won, int lost)
    {
        Tally figure = new(won, lost);
        GroupResult[] results = [Of(A, B, 3, 0) with { Games = figure }, Of(A, B, 3, 0) with { Points = figure }, Of(A, B, 3, 0) with { Rubbers = figure }];

        Assert.All(results, r => Assert.Contains(
            new GroupSheet(1, [A, B], [r]).Check(), i => i.Code == GroupSheetIssueCode.FigureImpossible));
        Assert.All(results, r => Assert.Equal(0, Rank(new(1, [A, B], [r])).Rows[0].Played));
    }

    [Fact]
    public void What_cannot_be_does_not_count()
    {
        var right = new GroupSheet(1, [A, B, C], [Of(B, A, 3, 1), Of(B, C, 3, 0)]);
        var wrong = right with
        {
            Members = [A, B, C, B],
            Results =
            [
                Of(A, B, 3, 0), Of(A, X, 3, 0), Of(C, C, 3, 0), Of(C, X, 0, 3), Of(A, C, 3, 0) with { Winner = null }, .. right.Results,
                Of(A, C, 3, 0) with { Outcome = MatchOutcome.DoubleForfeit },
            ],
            Absent = new Dictionary<EntryId, MemberStatus> { [X] = MemberStatus.Disqualified },
        };

        Assert.Equal(Rank(right).Rows, Rank(wrong).Rows);
    }

    [Fact]
    public void The_last_result_of_a_pair_counts_and_cancelling_takes_it_back()
    {
        var cancelled = GroupResult.Of(B, A, MatchScore.Check(BestOf5, MatchOutcome.Cancelled, null, []).Require());

        Assert.Equal(B, Rank(new(1, [A, B], [Of(A, B, 3, 0), Of(B, A, 3, 1)])).At(1));
        Assert.Equal([0, 0], Rank(new(1, [A, B], [Of(A, B, 3, 0), cancelled])).Rows.Select(r => r.Played));
    }

    [Fact]
    public void Ranks_any_sheet_without_throwing() => Cases.ForAll(AnyGroup.Numbers, number =>
    {
        var sheet = Spoilt(AnyGroup.Of(number).Sheet, new Dice(number));

        var standing = GroupRanking.Of(sheet, (RestartReading)(number & 1), new StandingLots(Secret(), ""));

        Assert.Equal(sheet.Members.Distinct().Order(), standing.Rows.Select(r => r.Entry).Order());
    });

    private static GroupSheet Spoilt(GroupSheet sheet, Dice dice) => sheet with
    {
        Members = [.. sheet.Members.Where(_ => dice.Next(9) > 0), .. sheet.Members.Where(_ => dice.Next(9) == 0)],
        Results = [.. sheet.Results.Select(r => dice.Next(7) switch
        {
            0 => r with { A = new(dice.Next(10)) },
            1 => r with { Winner = dice.Next(2) == 0 ? null : Side.B },
            2 => r with { Games = new(dice.Next(3) - 1, int.MaxValue - dice.Next(2)) },
            3 => r with { Points = new(int.MinValue, dice.Next(3) - 1) },
            4 => r with { Outcome = (MatchOutcome)dice.Next(6) },
            _ => r,
        })],
    };

    [Fact]
    public void Names_recorded_lots_that_order_nobody() => Assert.Equal(
        [
            new(RecordedLotIssueCode.TooFew, 1), new(RecordedLotIssueCode.EntryTwice, 2, A),
            new(RecordedLotIssueCode.Stranger, 3, X), new(RecordedLotIssueCode.DifferentGroups, 4),
            new(RecordedLotIssueCode.TooFew, 5),
        ],
        StandingLots.Check([new([B, A]), new([A]), new([A, B, A]), new([X, A]), new([A, C]), new([])], [[A, B], [C]]));

    [Fact]
    public void A_lot_of_strangers_is_passed_over()
    {
        var lots = StandingLots.Undrawn.WithRecorded([new([A, X]), new([A, B, X]), new([B, B])]);

        Assert.True(GroupRanking.Of(new(1, [A, B], []), RestartReading.EveryClass, lots).NeedsLot);
    }
}
