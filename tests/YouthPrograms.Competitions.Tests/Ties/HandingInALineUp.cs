using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Ties;

namespace YouthPrograms.Competitions.Tests.Ties;

public class HandingInALineUp
{
    private static readonly AthleteId[] Roster = [new(1), new(2), new(3), new(4)];

    private static Checked<LineUp, LineUpIssue> Check(TieFormat format, Side side, params (string Position, int Athlete)[] players) =>
        LineUp.Check(format, side, players.ToDictionary(p => p.Position, p => new AthleteId(p.Athlete)), Roster, [new(4)]);

    [Fact]
    public void Says_who_plays_which_rubber()
    {
        var lineUp = Check(TieFormat.Olympic, Side.B, ("X", 1), ("Y", 2), ("Z", 3)).Require();

        Assert.Equal([new(2), new(3)], lineUp.Of(0));
        Assert.Equal([new(1)], lineUp.Of(1));
        Assert.Equal([new(3)], lineUp.Of(2));
    }

    [Fact]
    public void Names_all_that_is_wrong_at_once()
    {
        var issues = Check(TieFormat.WorldTeam, Side.A, ("A", 1), ("B", 1), ("Q", 9)).Issues;

        Assert.Equal(
            [
                new(LineUpIssueCode.PositionMissing, "C"), new(LineUpIssueCode.PositionUnknown, "Q"),
                new(LineUpIssueCode.NotOnRoster, Athlete: new(9)), new(LineUpIssueCode.SamePlayerTwice, "B", new(1)),
                new(LineUpIssueCode.TooManyRubbers, Athlete: new(1), Rubbers: 4, Most: 2),
            ],
            issues);
    }

    [Fact]
    public void Lets_singles_players_fill_the_free_doubles() =>
        Assert.True(Check(TieFormat.Corbillon, Side.A, ("A", 1), ("B", 2), ("D1", 2), ("D2", 1)).IsOk);

    [Fact]
    public void Refuses_a_doubles_of_one_and_somebody_not_eligible() => Assert.Equal(
        [new(LineUpIssueCode.NotEligible, Athlete: new(4)), new(LineUpIssueCode.PartnerIsSelf, Athlete: new(3))],
        Check(TieFormat.School, Side.A, ("A", 4), ("B", 2), ("D1", 3), ("D2", 3)).Issues);

    private static LineUp A(int first = 1) => Check(TieFormat.WorldTeam, Side.A, ("A", first), ("B", 2), ("C", 4 - first)).Require();

    private static LineUp B() => Check(TieFormat.WorldTeam, Side.B, ("X", 1), ("Y", 2), ("Z", 3)).Require();

    [Fact]
    public void Shows_neither_line_up_before_both_are_in()
    {
        var half = SealedLineUps.Empty.HandIn(A()).Require();
        var b = B();

        Assert.Equal((true, false, false), (half.HasA, half.HasB, half.IsOpened));
        Assert.Null(half.A);
        Assert.Null(SealedLineUps.Empty.HandIn(b).Require().B);
        Assert.Same(b, half.HandIn(b).Require().B);
        Assert.True(half.HandIn(b).Require().IsOpened);
    }

    [Fact]
    public void Lets_a_coach_change_it_while_it_is_sealed()
    {
        var better = A(first: 3);

        Assert.Same(better, SealedLineUps.Empty.HandIn(A()).Require().HandIn(better).Require().HandIn(B()).Require().A);
    }

    [Fact]
    public void Opens_at_the_deadline_what_there_is()
    {
        var (a, opened) = (A(), SealedLineUps.Empty.OpenAtDeadline());
        var half = SealedLineUps.Empty.HandIn(a).Require().OpenAtDeadline();

        Assert.Same(a, half.A);
        Assert.Null(half.B);
        Assert.False(half.HasB);
        Assert.Null(opened.A);
        Assert.Same(half, half.OpenAtDeadline());
    }

    [Fact]
    public void Changes_nothing_after_it_was_opened()
    {
        var opened = SealedLineUps.Empty.HandIn(A()).Require().HandIn(B()).Require();

        Assert.Equal([SealedLineUpIssue.AlreadyOpened], opened.HandIn(A(first: 3)).Issues);
        Assert.Equal([SealedLineUpIssue.AlreadyOpened], SealedLineUps.Empty.OpenAtDeadline().HandIn(B()).Issues);
    }
}
