using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Tests.Standings;
using YouthPrograms.Competitions.Ties;

namespace YouthPrograms.Competitions.Tests.Ties;

public class CheckingATieFormat
{
    private static readonly TieFormat Two = new()
    {
        Code = "two",
        Rubbers = [Rubber.Singles("A", "X"), Rubber.Singles("B", "Y"), Rubber.Singles("A", "Y")],
        Target = 2,
        MaxRubbersPerPlayer = 2,
    };

    [Fact]
    public void Finds_nothing_wrong_with_the_usual_ones() => Assert.All([.. TieFormat.BuiltIn, Two], f => Assert.Empty(f.Check()));

    [Theory]
    [InlineData(0, TieFormatIssueCode.TargetBelowOne)]
    [InlineData(3, TieFormatIssueCode.CanStayUndecided)]
    [InlineData(4, TieFormatIssueCode.TargetNotReachable)]
    public void Refuses_a_target_that_does_not_decide(int target, TieFormatIssueCode code)
    {
        var issue = Assert.Single((Two with { Target = target }).Check());

        Assert.Equal((code, target, code == TieFormatIssueCode.TargetBelowOne ? 0 : 3), (issue.Code, issue.Figure, issue.Against));
    }

    [Fact]
    public void Takes_more_rubbers_than_are_needed() => Assert.Empty((Two with { Target = 1 }).Check());

    [Fact]
    public void Names_all_that_is_wrong_at_once()
    {
        var format = Two with
        {
            Rubbers =
            [
                new(["A", "A"], ["X", "Y"]), new(["A"], ["X", "Y"]), new([], []), new(["A", "B", "C"], ["X", "Y", "Z"]), Rubber.Singles("A", " "),
            ],
            Target = 3,
        };

        Assert.Equal(
            [
                new(TieFormatIssueCode.PositionTwice, 0, "A"), new(TieFormatIssueCode.WrongNumberOfPositions, 1, Figure: 1, Against: 2),
                new(TieFormatIssueCode.WrongNumberOfPositions, 2), new(TieFormatIssueCode.WrongNumberOfPositions, 3, Figure: 3, Against: 3),
                new(TieFormatIssueCode.PositionWithoutName, 4), new(TieFormatIssueCode.NoLegalLineUp, null, "A", 4, 2),
                new(TieFormatIssueCode.NoLegalLineUp, null, "X", 3, 2), new(TieFormatIssueCode.NoLegalLineUp, null, "Y", 3, 2),
            ],
            format.Check());
        Assert.Equal([TieFormatIssueCode.NoRubbers], (Two with { Rubbers = [] }).Check().Select(i => i.Code));
        Assert.Equal([new(TieFormatIssueCode.LimitBelowOne, Figure: 0)], (Two with { MaxRubbersPerPlayer = 0 }).Check());
    }

    [Fact]
    public void Has_a_legal_line_up_exactly_when_it_says_so() => Cases.ForAll(AnyGroup.Numbers, number =>
    {
        var dice = new Dice(number);
        var format = AnyTie.Format(dice);
        if (format.Check().Any(i => i.Code != TieFormatIssueCode.NoLegalLineUp))
            return;

        var exists = new[] { Side.A, Side.B }.All(side => SomeLineUp(format, side, dice));

        Assert.Equal(format.Check().Count == 0, exists);
    }, 20_000);

    // Every way to name as many players as there are positions.
    private static bool SomeLineUp(TieFormat format, Side side, Dice dice)
    {
        var positions = format.PositionsOf(side);
        AthleteId[] roster = [.. Enumerable.Range(1 + dice.Next(5), positions.Count).Select(i => new AthleteId(i))];
        bool Try(Dictionary<string, AthleteId> named) => named.Count == positions.Count
            ? LineUp.Check(format, side, named, roster).IsOk
            : roster.Any(athlete => Try(new(named) { [positions[named.Count]] = athlete }));
        return Try([]);
    }
}
