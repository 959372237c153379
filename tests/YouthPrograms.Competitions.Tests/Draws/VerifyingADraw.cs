using System.Text;
using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Draws;

public class VerifyingADraw
{
    private static readonly EventFormat Format = new() { Stages = EventStages.GroupsThenKnockout, GroupSize = 4 };
    private static readonly DrawRecord Record = Drawn(Format, Field(30, seeds: 8, delegations: 9));

    [Fact]
    public void Says_identical_after_a_round_trip_through_JSON()
    {
        var read = CompetitionsJson.ReadDraw(Record.CanonicalBytes());

        Assert.NotNull(read);
        Assert.Equal(Record.CanonicalBytes(), read.CanonicalBytes());
        Assert.Equal(new DrawVerification(DrawVerdict.Identical), DrawVerification.Verify(read));
    }

    [Fact]
    public void Does_not_depend_on_the_order_entries_were_loaded_in()
    {
        var field = Field(30, seeds: 8, delegations: 9);

        Assert.Equal(Record.CanonicalBytes(), Drawn(Format, [.. field.Reverse()]).CanonicalBytes());
    }

    [Fact]
    public void Points_at_the_first_member_somebody_exchanged()
    {
        DrawnGroup[] groups = [.. Record.Groups];
        groups[2] = groups[2] with { Members = [groups[2].Members[0], new(99), .. groups[2].Members.Skip(2)] };

        var verdict = DrawVerification.Verify(Record with { Groups = groups });

        Assert.Equal((DrawVerdict.Differs, "$.groups[2].members[1]", "99"), (verdict.Verdict, verdict.Path, verdict.Published));
    }

    [Fact]
    public void Points_at_lines_and_lots_too()
    {
        var lines = Record with { Lines = [.. Record.Lines.Reverse()] };
        var lots = Record with { Lots = [.. Record.Lots.Skip(1)] };

        Assert.StartsWith("$.lines[0].", DrawVerification.Verify(lines).Path, StringComparison.Ordinal);
        Assert.Equal("$.lots[0].number", DrawVerification.Verify(lots).Path);
    }

    [Fact]
    public void Refuses_a_secret_or_entries_other_than_those_committed()
    {
        var secret = Record with { Secret = Secret(2).ToHex() };
        var seeds = Record with { Request = Record.Request with { Entries = [.. Record.Request.Entries.Skip(1)] } };
        var policy = Record with { Request = Record.Request with { Format = Format with { QualifiersPerGroup = 1 } } };

        Assert.Equal(DrawVerdict.SecretDiffers, DrawVerification.Verify(secret).Verdict);
        Assert.Equal(DrawVerdict.RequestDiffers, DrawVerification.Verify(seeds).Verdict);
        Assert.Equal(DrawVerdict.RequestDiffers, DrawVerification.Verify(policy).Verdict);
        Assert.Equal(DrawVerdict.SecretUnreadable, DrawVerification.Verify(Record with { Secret = "xyz" }).Verdict);
        Assert.Equal(DrawVerdict.OtherVersion, DrawVerification.Verify(Record with { Version = 2 }).Verdict);
    }

    [Fact]
    public void Finds_another_witness_text_out() =>
        Assert.Equal(DrawVerdict.Differs, DrawVerification.Verify(Record with { Witness = "other dice" }).Verdict);

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"version":1,"request":{"entries":[],"format":{"match":{"bestOf":4}}}}""")]
    public void Reads_nothing_from_other_text(string json) => Assert.Null(CompetitionsJson.ReadDraw(Encoding.UTF8.GetBytes(json)));
}
