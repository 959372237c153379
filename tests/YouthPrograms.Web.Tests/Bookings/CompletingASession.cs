using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Web.Features.Bookings;
using YouthPrograms.Web.Features.Training;
using YouthPrograms.Web.Tests.Training;

namespace YouthPrograms.Web.Tests.Bookings;

public sealed class CompletingASession(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task Only_after_its_end()
    {
        var session = await app.SessionAsync();
        Assert.Equal("session-not-over", (await CompleteAsync(session)).Problem!.Code);
        await app.EndAsync(session);
        Assert.Equal(SessionState.Completed, (await CompleteAsync(session)).Value.State);
        Assert.Equal("session-not-changeable", (await CompleteAsync(session)).Problem!.Code);
    }

    [Fact]
    public async Task Nobody_waits_for_it_any_more_and_bookings_stay()
    {
        var (session, school) = (await app.SessionAsync(seats: 30), await app.SchoolAsync());
        var booked = (await app.BookAsync(session, school, "三(1)班", 26, 2)).Value;
        var waiting = (await app.WaitAsync(session, school, "四(1)班")).Value;
        await app.EndAsync(session);
        await CompleteAsync(session);
        Assert.Equal(BookingState.Confirmed, (await app.ReadBookingAsync(booked.Id)).State);
        Assert.Equal(WaitlistState.Lapsed, (await app.ReadEntryAsync(waiting.Id)).State);
        await app.AssertCountersAsync(session);
    }

    [Fact]
    public async Task Its_trainer_may_and_another_trainer_may_not()
    {
        var session = await app.SessionAsync();
        await app.EndAsync(session);
        var account = await app.CreateAccountAsync(TrainingApp.Unique("trainer") + "@example.test", Data.People.MembershipRole.Trainer);
        var trainer = new Viewer { AccountId = account, IsTrainer = true, Now = app.Clock.GetUtcNow().UtcDateTime };
        Assert.Equal("session-staff-only", (await CompleteAsync(session, trainer)).Problem!.Code);
        await app.InDatabaseAsync(async db =>
        {
            var code = TrainingApp.Unique("T");
            db.SessionTrainers.Add(new SessionTrainer { SessionId = session, Trainer = new Trainer { Code = code, Name = code, NameEn = code, AccountId = account } });
            return await db.SaveChangesAsync();
        });
        Assert.Null((await CompleteAsync(session, trainer)).Problem);
    }

    [Fact]
    public async Task Then_it_counts_in_the_impact_of_its_programme()
    {
        var (session, school) = (await app.SessionAsync(seats: 90), await app.SchoolAsync());
        var big = (await app.BookAsync(session, school, "三(1)班", 30, 2)).Value;
        await app.BookAsync(session, school, "三(2)班", 6, 1);
        await app.EndAsync(session);
        var before = await app.ImpactAsync(session);
        Assert.All(["sessions-held", "classes"], code => Assert.Equal(0, before.ValueOf(code)));
        await CompleteAsync(session);
        await app.CountAsync(big, 29);
        var report = await app.ImpactAsync(session);
        int?[] expected = [1, 1, 2, 36, 29];
        string[] codes = ["sessions-held", "schools", "classes", "pupils-booked", "pupils-present"];
        Assert.Equal(expected, codes.Select(report.ValueOf));
        // Three adults are too few to be published.
        var adults = report.Figures.Single(figure => figure.Code == "adults-booked");
        Assert.Equal((null, true, 2), (adults.Value, adults.Suppressed, adults.N));
        Assert.Equal(36, Assert.Single(report.Topics).Pupils);
    }

    [Fact]
    public async Task A_period_that_ends_before_it_begins_is_refused() =>
        Assert.Equal("period-out-of-range", (await app.RunAsync<ProgramImpact, Outcome<ImpactReport>>(async use => await use.RunAsync(
            new(await app.InDatabaseAsync(db => db.Programs.Select(p => p.Id).FirstAsync()), new(2026, 2, 1), new(2026, 1, 1)), new Viewer(), default))).Problem!.Code);

    [Fact]
    public async Task The_page_shows_the_figures_to_everybody()
    {
        var page = await app.Browser().PageAsync("/safety/impact");
        Assert.NotEmpty(page.QuerySelectorAll("tbody tr"));
        await app.Browser().PageAsync("/safety/impact?from=2026-09-01&to=2026-08-01", 400);
        await app.Browser().PageAsync("/safety/impact?from=x&to=9999-12-31", 400);
        await app.Browser().PageAsync("/safety/impact?program=999999", 404);
    }

    private Task<Outcome<TrainingSession>> CompleteAsync(long session, Viewer? viewer = null) =>
        app.RunAsync<CompleteSession, Outcome<TrainingSession>>(use => use.RunAsync(new(session), viewer ?? TrainingApp.Officer, default));
}
