using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;
using static YouthPrograms.Competitions.Tests.Builders;

namespace YouthPrograms.Competitions.Tests.Draws;

public class RefusingADraw
{
    private static DrawIssueCode[] Issues(DrawEntry[] entries, EventFormat? format = null) =>
        [.. Draw.Make(new(entries, format ?? new()), Secret(), "").Issues.Select(i => i.Code)];

    [Fact]
    public void Of_nobody_or_of_one()
    {
        Assert.Equal([DrawIssueCode.TooFewEntries], Issues([]));
        Assert.Equal([DrawIssueCode.TooFewEntries], Issues(Field(1)));
    }

    [Fact]
    public void Names_all_that_is_wrong_at_once()
    {
        var issues = Issues([
            new(new(1), Seed: 1), new(new(2), Seed: 1), new(new(2), Seed: 4), new(new(3), Seed: 9), new(new(4), Seed: 0)]);

        Assert.Equal(
            [
                DrawIssueCode.DuplicateEntry, DrawIssueCode.SeedOutOfRange, DrawIssueCode.DuplicateSeed,
                DrawIssueCode.SeedOutOfRange, DrawIssueCode.SeedMissing, DrawIssueCode.SeedMissing,
            ],
            issues);
    }

    [Theory]
    [InlineData(5, null, 2, DrawIssueCode.TooManyGroups)]
    [InlineData(2, null, 5, DrawIssueCode.TooManyQualifiers)]
    [InlineData(1, null, 1, DrawIssueCode.TooFewQualifiers)]
    [InlineData(0, null, 1, DrawIssueCode.NumberTooSmall)]
    [InlineData(null, 1, 1, DrawIssueCode.NumberTooSmall)]
    [InlineData(null, 0, 1, DrawIssueCode.NumberTooSmall)]
    [InlineData(null, -3, 1, DrawIssueCode.NumberTooSmall)]
    [InlineData(2, null, 0, DrawIssueCode.NumberTooSmall)]
    public void Into_groups_that_cannot_be(int? groups, int? size, int qualifiers, DrawIssueCode code) =>
        Assert.Equal([code], Issues(Field(8), new()
        {
            Stages = EventStages.GroupsThenKnockout,
            GroupCount = groups,
            GroupSize = size,
            QualifiersPerGroup = qualifiers,
        }));

    [Fact]
    public void Of_a_round_robin_nobody_could_play() =>
        Assert.Equal([DrawIssueCode.GroupTooLarge], Issues(Field(65), new() { Stages = EventStages.RoundRobin }));

    [Fact]
    public void Of_more_than_1024() => Assert.Equal([DrawIssueCode.TooManyEntries], Issues(Field(1025)));
}
