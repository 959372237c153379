using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Draws;

public class VerifyingADraw
{
    private static readonly EventFormat Format = new() { Stages = EventStages.GroupsThenKnockout, GroupSize = 4 };

    [Fact]
    public void Says_identical_after_a_round_trip_through_JSON()
    {
        var record = Drawn(Format, Field(30, seeds: 8, delegations: 9));

        var read = CompetitionsJson.ReadDraw(record.CanonicalBytes());

        Assert.NotNull(read);
        Assert.Equal(record.CanonicalBytes(), read.CanonicalBytes());
        Assert.Equal(new DrawVerification(DrawVerdict.Identical), DrawVerification.Verify(read));
    }
}
