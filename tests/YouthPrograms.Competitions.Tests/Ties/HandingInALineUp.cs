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

    [Fact]
    public void Shows_neither_line_up_before_both_are_in()
    {
        var a = Check(TieFormat.WorldTeam, Side.A, ("A", 1), ("B", 2), ("C", 3)).Require();
        var b = Check(TieFormat.WorldTeam, Side.B, ("X", 1), ("Y", 2), ("Z", 3)).Require();

        Assert.Null(new SealedLineUps(a, null).Opened);
        Assert.Null(new SealedLineUps(null, b).Opened);
        Assert.Equal((a, b), new SealedLineUps(a, b).Opened);
    }

    [Fact]
    public void Has_four_formats_whose_target_can_be_reached() => Assert.All(TieFormat.BuiltIn, format =>
    {
        Assert.Equal(format.Rubbers.Count / 2 + 1, format.Target);
        Assert.All(format.Rubbers, r => Assert.Equal(r.SideA.Count, r.SideB.Count));
    });
}
