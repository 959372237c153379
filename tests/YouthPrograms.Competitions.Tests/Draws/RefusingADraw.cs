using FsCheck.Fluent;
using YouthPrograms.Competitions.Draws;
using YouthPrograms.Competitions.Events;
using YouthPrograms.Competitions.Ties;
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
        Assert.Equal([DrawIssueCode.GroupTooLarge], Issues(Field(129), new() { Stages = EventStages.RoundRobin }));

    [Fact]
    public void Of_more_than_1024() => Assert.Equal([DrawIssueCode.TooManyEntries], Issues(Field(1025)));

    [Theory]
    [InlineData(int.MaxValue, null, 1, DrawIssueCode.NumberTooLarge)]
    [InlineData(1025, null, 1, DrawIssueCode.NumberTooLarge)]
    [InlineData(1024, null, 1, DrawIssueCode.TooManyGroups)]
    [InlineData(null, int.MaxValue, 1, DrawIssueCode.NumberTooLarge)]
    [InlineData(2, null, int.MaxValue, DrawIssueCode.NumberTooLarge)]
    [InlineData(2, null, int.MinValue, DrawIssueCode.NumberTooSmall)]
    [InlineData(int.MinValue, null, 1, DrawIssueCode.NumberTooSmall)]
    public void Into_numbers_nobody_means(int? groups, int? size, int qualifiers, DrawIssueCode code) =>
        Assert.Equal([code], Issues(Field(8), new()
        {
            Stages = EventStages.GroupsThenKnockout,
            GroupCount = groups,
            GroupSize = size,
            QualifiersPerGroup = qualifiers,
        }));

    [Theory]
    [InlineData(0, DrawIssueCode.NumberTooSmall)]
    [InlineData(-1, DrawIssueCode.NumberTooSmall)]
    [InlineData(1025, DrawIssueCode.NumberTooLarge)]
    public void Of_rounds_nobody_means(int rounds, DrawIssueCode code)
    {
        Assert.Equal([code], Issues(Field(8), new() { Stages = EventStages.Swiss, SwissRounds = rounds }));
        Assert.Equal([], Issues(Field(8), new() { Stages = EventStages.Swiss, SwissRounds = 1024 }));
        Assert.Equal([], Issues(Field(8), new() { Stages = EventStages.Knockout, SwissRounds = rounds }));
    }

    [Fact]
    public void Of_groups_without_a_knock_out_by_their_own_numbers_only()
    {
        static EventFormat Groups(int? count, int? size) =>
            new() { Stages = EventStages.Groups, GroupCount = count, GroupSize = size, QualifiersPerGroup = -5 };

        Assert.Equal([], Issues(Field(8), Groups(1, null)));
        Assert.Equal([], Issues(Field(8), Groups(4, null)));
        Assert.Equal([], Issues(Field(8), Groups(null, null)));
        Assert.Equal([], Issues(Field(128), Groups(null, 128)));
        Assert.Equal([DrawIssueCode.TooManyGroups], Issues(Field(8), Groups(5, null)));
        Assert.Equal([DrawIssueCode.NumberTooSmall], Issues(Field(8), Groups(0, null)));
        Assert.Equal([DrawIssueCode.NumberTooSmall], Issues(Field(8), Groups(null, 1)));
        Assert.Equal([DrawIssueCode.GroupTooLarge], Issues(Field(258), Groups(2, null)));
    }

    [Theory]
    [InlineData(99, 0, 0)]
    [InlineData(0, 9, 0)]
    [InlineData(0, 0, -1)]
    public void By_a_policy_it_does_not_know(int stages, int seeding, int separation) =>
        Assert.Equal([DrawIssueCode.UnknownPolicy], Issues(Field(8), new()
        {
            Stages = (EventStages)stages,
            Seeding = (SeedingPolicy)seeding,
            Separation = (SeparationDepth)separation,
        }));

    [Fact]
    public void Says_what_is_wrong_in_numbers()
    {
        DrawIssue[] Found(DrawEntry[] entries, EventFormat? format = null) => [.. Draw.Make(new(entries, format ?? new()), Secret(), "").Issues];

        Assert.Equal([1, 2], Found(Field(1)).Single().Args);
        Assert.Equal([1025, 1024], Found(Field(1025)).Single().Args);
        var twice = Found([new(new(5)), new(new(5)), new(new(6), Seed: 1), new(new(7), Seed: 1), new(new(8), Seed: 3)]);
        Assert.Equal(
            ["DuplicateEntry [E5] (2)", "DuplicateSeed [E6, E7] (1)", "SeedMissing [] (2)"], twice.Select(i => i.ToString()));
        Assert.Equal([-4, 3], Found([new(new(1), Seed: -4), new(new(2)), new(new(3))]).Single().Args);
        Assert.Equal([-1, 8, 1, 2], Found([new(new(1), Seed: 8), new(new(2), Seed: -1), new(new(3), Seed: 3)]).Select(i => i.Args[0]));
        var groups = new EventFormat { Stages = EventStages.GroupsThenKnockout, GroupCount = 5 };
        Assert.Equal("TooManyGroups [] (5, 8)", Found(Field(8), groups).Single().ToString());
        Assert.Equal([1], Found(Field(8), groups with { GroupCount = 1, QualifiersPerGroup = 1 }).Single().Args);
        Assert.Empty(Found(Field(8), groups with { GroupCount = 2, QualifiersPerGroup = 1 }));
        Assert.Equal([129, 128], Found(Field(129), new() { Stages = EventStages.RoundRobin }).Single().Args);
        Assert.Equal([0, 1], Found(Field(8), groups with { GroupCount = 0 }).Single().Args);
        Assert.Equal([1, 2], Found(Field(8), groups with { GroupCount = null, GroupSize = 1 }).Single().Args);
        Assert.Equal([5000, 1024], Found(Field(8), groups with { GroupCount = 5000 }).Single().Args);
        Assert.Equal([3, 2], Found(Field(8), groups with { GroupCount = 3, QualifiersPerGroup = 3 }).Single().Args);
        Assert.Equal([1], Found(Field(8), groups with { GroupCount = 1, QualifiersPerGroup = 1 }).Single().Args);
    }

    [Fact]
    public void Takes_ids_and_ranks_of_any_size()
    {
        DrawEntry[] entries = [new(new(long.MinValue), new(long.MaxValue), 1), new(new(-7), new(-1), 2, int.MinValue), new(new(0), new(-1), null, int.MaxValue)];

        Assert.True(DrawVerification.Verify(Drawn(new(), entries)).IsIdentical);
    }

    /// <summary>Whatever numbers somebody puts together, the answer is a draw or the reasons against it.</summary>
    [Fact]
    public void Or_makes_one_but_never_throws() => Cases.ForAll(Gen.Choose(0, int.MaxValue - 1), number =>
    {
        var random = new Random(number);
        int? Odd() => random.Next(7) switch
        {
            0 => null,
            1 => int.MaxValue,
            2 => int.MinValue,
            3 => 0,
            4 => -random.Next(100),
            5 => random.Next(70),
            _ => random.Next(2, 6),
        };
        var count = random.Next(20) == 0 ? random.Next(1100) : random.Next(24);
        var tidy = random.Next(2) == 0;
        DrawEntry[] entries = [.. Enumerable.Range(0, count).Select(i => new DrawEntry(
            new(tidy ? i : random.Next(-3, 3 * count)), random.Next(3) == 0 ? null : new(random.Next(-2, 5)),
            tidy ? null : random.Next(3) == 0 ? Odd() : null, Odd()))];
        var format = new EventFormat
        {
            Stages = (EventStages)random.Next(-1, 7),
            GroupSize = Odd(),
            GroupCount = Odd(),
            QualifiersPerGroup = Odd() ?? 2,
            SwissRounds = Odd(),
            Seeding = (SeedingPolicy)random.Next(0, 2),
            Separation = (SeparationDepth)random.Next(0, 4),
        };
        var redraws = random.Next(4) == 0 ? new DrawReplaced(random.Next(2) == 0 ? "" : new string('a', 64), random.Next(2) == 0 ? "" : "x") : null;

        var made = Draw.Make(new(entries, format) { Redraws = redraws }, Secret(number), "");

        Assert.NotEqual(made.IsOk, made.Issues.Count > 0);
        Assert.True(made.Value is null || DrawVerification.Verify(made.Value).IsIdentical);
    }, 20_000);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(16)]
    public void To_a_number_no_knock_out_of_eight_lines_ends_with(int left) => Assert.Equal(
        [DrawIssueCode.KnockoutEndUnusable], Draw.Make(new(Field(7), new() { KnockoutTo = left }), Secret(), "").Issues.Select(i => i.Code));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Not_to_one_it_can_end_with(int left) => Assert.Empty(Draw.Make(new(Field(7), new() { KnockoutTo = left }), Secret(), "").Issues);

    [Fact]
    public void Of_teams_whose_ties_cannot_be_decided() => Assert.Equal(
        [DrawIssueCode.TieUnusable],
        Draw.Make(new(Field(8), new() { Tie = TieFormat.School with { Target = 3 } }), Secret(), "").Issues.Select(i => i.Code));
}
