using Microsoft.EntityFrameworkCore;
using YouthPrograms.Training.Impact;
using YouthPrograms.Web.Tests.Bookings;
using YouthPrograms.Web.Tests.Kits;

namespace YouthPrograms.Web.Tests.Training;

public sealed class MeasuringAClass(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task A_quiz_is_answered_once()
    {
        var booking = await app.BookedAsync();
        Assert.Null((await app.AssessAsync(booking, AssessmentPhase.Before, 20, 90)).Problem);
        Assert.Equal("quiz-answered-twice", (await app.AssessAsync(booking, AssessmentPhase.Before, 20, 91)).Problem!.Code);
        Assert.Null((await app.AssessAsync(booking, AssessmentPhase.After, 20, 160)).Problem);
    }

    [Theory]
    [InlineData(0, 0, "answered-out-of-range")]
    [InlineData(201, 10, "answered-out-of-range")]
    [InlineData(10, 101, "points-out-of-range")]
    [InlineData(10, -1, "points-out-of-range")]
    public async Task Sums_that_cannot_be_are_refused(int n, int points, string code) =>
        Assert.Equal(code, (await app.AssessAsync(await app.BookedAsync(), AssessmentPhase.After, n, points)).Problem!.Code);

    [Fact]
    public async Task The_token_is_the_same_for_a_class_and_tells_nothing_of_it()
    {
        var (booking, other) = (await app.BookedAsync(), await app.BookedAsync());
        var token = (await app.AssessAsync(booking, AssessmentPhase.Before, 20, 90)).Value.ClassToken;
        Assert.Equal(token, (await app.AssessAsync(booking, AssessmentPhase.After, 20, 90)).Value.ClassToken);
        Assert.Equal(token, (await app.TimeAsync(booking, DrillRun.Before, 130)).Value.ClassToken);
        Assert.NotEqual(token, (await app.AssessAsync(other, AssessmentPhase.Before, 20, 90)).Value.ClassToken);
        Assert.Matches("^[0-9a-f]{24}$", token);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3601)]
    public async Task Seconds_that_no_drill_takes_are_refused(int seconds) =>
        Assert.Equal("seconds-out-of-range", (await app.TimeAsync(await app.BookedAsync(), DrillRun.Before, seconds)).Problem!.Code);

    [Fact]
    public async Task A_drill_is_timed_once_before_and_once_after()
    {
        var booking = await app.BookedAsync();
        Assert.Null((await app.TimeAsync(booking, DrillRun.Before, 150)).Problem);
        Assert.Equal("drill-timed-twice", (await app.TimeAsync(booking, DrillRun.Before, 140)).Problem!.Code);
        Assert.Null((await app.TimeAsync(booking, DrillRun.After, 118)).Problem);
    }

    [Fact]
    public async Task Only_those_who_run_the_session_measure()
    {
        var booking = await app.BookedAsync();
        Assert.Equal("session-staff-only", (await app.AssessAsync(booking, AssessmentPhase.Before, 20, 90, TrainingApp.Speaking(booking.SchoolId))).Problem!.Code);
        Assert.Equal("session-staff-only", (await app.AssessAsync(booking, AssessmentPhase.Before, 20, 90, await app.TrainerAsync(null))).Problem!.Code);
        Assert.Null((await app.AssessAsync(booking, AssessmentPhase.Before, 20, 90, await app.TrainerAsync(booking.SessionId))).Problem);
    }

    [Fact]
    public async Task The_impact_shows_gain_seconds_and_goods_signed_for_by_both()
    {
        var (item, session, school) = (await app.ItemAsync(), await app.SessionAsync(), await app.SchoolAsync());
        await app.LotAsync(item, 100);
        var (one, two) = (await app.BookedAsync(20, session, school, "甲"), await app.BookedAsync(30, session, school, "乙"));
        await app.SignAsync(await app.GivenAsync(one, item, 20), TrainingApp.Speaking(school));
        await app.GivenAsync(two, item, 30);
        await app.AssessAsync(one, AssessmentPhase.Before, 20, 100);
        await app.AssessAsync(one, AssessmentPhase.After, 20, 160);
        await app.AssessAsync(two, AssessmentPhase.Before, 9, 10);
        await app.AssessAsync(two, AssessmentPhase.Days90, 9, 90);
        await app.TimeAsync(one, DrillRun.Before, 160);
        await app.TimeAsync(one, DrillRun.After, 110);
        await app.TimeAsync(two, DrillRun.After, 121);
        await app.EndAsync(session);
        await app.CountAsync(one, 19);
        await app.CompleteAsync(session);
        var report = await app.ImpactAsync(session);
        int?[] expected = [19, 20, 30, null, 160, 116, 1];
        string[] codes = ["pupils-present", "kits-received", "gain-after", "gain-90-days", "evacuation-before", "evacuation-after", "evacuation-within-line"];
        Assert.Equal(expected, codes.Select(report.ValueOf));
        // Nine pupils are too few: neither their gain is told, nor that there are nine.
        var small = report.Figures.Single(figure => figure.Code == "gain-90-days");
        Assert.Equal((true, 0), (small.Suppressed, small.N));
        Assert.DoesNotContain(report.Figures, figure => figure.Code.StartsWith("gain", StringComparison.Ordinal) && figure.N is > 0 and < SmallCells.Least);
    }

    [Fact]
    public async Task The_database_refuses_more_points_than_questions() =>
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(async () =>
        {
            var id = (await app.AssessAsync(await app.BookedAsync(), AssessmentPhase.Before, 20, 90)).Value.Id;
            await app.InDatabaseAsync(db => db.Assessments.Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Points, 201)));
        });
}
