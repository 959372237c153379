using FsCheck.Fluent;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Ties;
using YouthPrograms.Competitions.Timetable;

namespace YouthPrograms.Competitions.Tests.Timetable;

public class KeepingTheOrderOfPlay
{
    private static readonly DateTime Nine = new(2026, 5, 1, 9, 0, 0, DateTimeKind.Utc);

    private static ScheduledMatch At(int match, int minute, int length = 25, long? table = 1, params long[] athletes) =>
        new(match, Nine.AddMinutes(minute), TimeSpan.FromMinutes(length), [.. athletes.Select(id => new AthleteId(id))], table);

    private static ScheduleConflict[] Of(ScheduledMatch match, params ScheduledMatch[] others) =>
        [.. ScheduleConflicts.Of(match, others, TimetablePolicy.Default)];

    // The mistake of another system: it compared starts, or looked for a start inside the other match only.
    [Theory]
    [InlineData(0, 25)]
    [InlineData(10, 25)]
    [InlineData(-10, 25)]
    [InlineData(5, 10)]
    [InlineData(-5, 60)]
    [InlineData(24, 25)]
    [InlineData(-24, 25)]
    public void A_table_is_taken_however_little_the_matches_overlap(int minute, int length)
    {
        Assert.Equal(new(ScheduleConflictCode.TableTaken, 1, 2), Assert.Single(Of(At(1, 0), At(2, minute, length))));
        Assert.Equal(new(ScheduleConflictCode.TableTaken, 2, 1), Assert.Single(Of(At(2, minute, length), At(1, 0))));
    }

    [Theory]
    [InlineData(25)]
    [InlineData(-25)]
    public void A_match_may_start_when_the_one_before_it_ends(int minute) => Assert.Empty(Of(At(1, 0), At(2, minute)));

    [Fact]
    public void Other_tables_and_matches_without_a_table_are_not_in_the_way()
    {
        Assert.Empty(Of(At(1, 0), At(2, 0, table: 2), At(3, 0, table: null)));
        Assert.Empty(Of(At(1, 0, table: null), At(2, 0, table: null)));
    }

    [Fact]
    public void An_athlete_is_in_one_match_at_a_time_on_any_table() =>
        Assert.Equal(
            new(ScheduleConflictCode.AthleteTaken, 1, 2, new AthleteId(7)),
            Assert.Single(Of(At(1, 0, athletes: [7, 8]), At(2, 24, table: 2, athletes: [9, 7]))));

    [Theory]
    [InlineData(44, true)]
    [InlineData(45, false)]
    [InlineData(-44, true)]
    [InlineData(-45, false)]
    public void An_athlete_rests_twenty_minutes_between_matches(int minute, bool isShort)
    {
        var conflicts = Of(At(1, 0, athletes: 7), At(2, minute, table: 2, athletes: 7));
        Assert.Equal(isShort ? [new(ScheduleConflictCode.TooLittleRest, 1, 2, new(7))] : [], conflicts);
    }

    [Fact]
    public void All_conflicts_are_told_at_once() =>
        Assert.Equal(
            [
                new(ScheduleConflictCode.TableTaken, 1, 2),
                new(ScheduleConflictCode.AthleteTaken, 1, 2, new(7)),
                new(ScheduleConflictCode.AthleteTaken, 1, 2, new(8)),
                new(ScheduleConflictCode.TooLittleRest, 1, 3, new(8)),
            ],
            Of(At(1, 0, athletes: [7, 8]), At(1, 0, athletes: [7, 8]), At(2, 5, athletes: [8, 7]), At(3, 30, table: 3, athletes: 8)));

    // Best of 5: 5 × 5. World team, 3 of 5: four rubbers of 25 with three pauses of 5. Two singles and a doubles, 2 of 3: three of 15, two pauses.
    [Fact]
    public void The_planned_length_follows_from_the_format()
    {
        Assert.Equal(25, TimetablePolicy.Default.LengthOf(new(5)).TotalMinutes);
        Assert.Equal(35, TimetablePolicy.Default.LengthOf(new(7)).TotalMinutes);
        Assert.Equal(115, TimetablePolicy.Default.LengthOf(new(5), TieFormat.WorldTeam).TotalMinutes);
        Assert.Equal(55, TimetablePolicy.Default.LengthOf(new MatchFormat(3), TieFormat.School).TotalMinutes);
    }

    // By force: minute after minute.
    [Fact]
    public void Matches_overlap_exactly_when_they_share_a_minute() => Cases.ForAll(Gen.Four(Gen.Choose(1, 60)), any =>
    {
        var (a, b) = (At(1, any.Item1, any.Item2), At(2, any.Item3, any.Item4));
        Assert.Equal(Enumerable.Range(any.Item1, any.Item2).Intersect(Enumerable.Range(any.Item3, any.Item4)).Any(), a.Overlaps(b));
        Assert.Equal(a.Overlaps(b), b.Overlaps(a));
    });
}
