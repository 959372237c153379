using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using YouthPrograms.Data;
using YouthPrograms.Data.Audit;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Data.Training;
using YouthPrograms.Reminders.Jobs;
using YouthPrograms.Training.Stock;
using YouthPrograms.Web.Features.Bookings;
using YouthPrograms.Web.Features.Kits;
using YouthPrograms.Web.Features.Operations;
using YouthPrograms.Web.Features.Results;
using YouthPrograms.Web.Features.Training;
using YouthPrograms.Web.Tests.Bookings;
using YouthPrograms.Web.Tests.Tournaments;

namespace YouthPrograms.Web.Tests.Operations;

/// <summary>The demo is sound; whatever is broken by hand, its question says so. Each break is undone.</summary>
public sealed class AskingTheAuditor(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task Finds_nothing_in_the_demo_which_has_something_of_everything()
    {
        Assert.True(await app.InDatabaseAsync(db => db.Certificates.AnyAsync()));
        Assert.True(await app.InDatabaseAsync(db => db.Handouts.AnyAsync(h => h.State == HandoutState.Discrepancy)));
        Assert.True(await app.InDatabaseAsync(db => db.Assessments.AnyAsync()));
        foreach (var question in AuditorQuestions.All)
            Assert.True((await app.InDatabaseAsync(db => question.AskAsync(db, default))).Count == 0, question.Code);
    }

    [Fact]
    public void Has_a_code_of_its_own_for_every_question() =>
        Assert.Equal(AuditorQuestions.All.Count, AuditorQuestions.All.Select(question => question.Code).Distinct().Count());

    [Fact]
    public async Task Sees_a_winner_whom_no_result_names()
    {
        var made = await MadeTournament.CreateAsync(app);
        var id = await made.AddSinglesAsync("A", 4);
        await made.DrawAndPublishAsync("A");
        await made.RecordAsync("A", 1, "5 5 5");
        await ComplainsAsync(ResultViolations.NotReplayedAsync, db => db.Matches
            .Where(m => m.EventId == id && m.Number == 1).ExecuteUpdateAsync(set => set.SetProperty(m => m.WinnerId, m => m.SideBId)));
        await ComplainsAsync(ResultViolations.NotReplayedAsync, async db =>
        {
            db.Placings.Add(new Placing { EventId = id, EntryId = await db.Entries.Where(e => e.EventId == id).Select(e => e.Id).FirstAsync(), PlaceFrom = 1, PlaceTo = 1 });
            await db.SaveChangesAsync();
        });
    }

    [Fact]
    public Task Sees_a_seat_that_nobody_booked() => ComplainsAsync(SeatViolations.CountersAsync, db => db.TrainingSessions
        .Where(s => s.SeatsTaken > 0).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeatsTaken, s => s.SeatsTaken - 1)));

    [Fact]
    public Task Sees_a_group_that_nobody_booked() => ComplainsAsync(SeatViolations.CountersAsync, db => db.TrainingSessions
        .Where(s => s.GroupsTaken < s.GroupsCap).ExecuteUpdateAsync(set => set.SetProperty(s => s.GroupsTaken, s => s.GroupsTaken + 1)));

    [Fact]
    public Task Sees_a_class_that_was_booked_twice() => ComplainsAsync(SeatViolations.BookedTwiceAsync, async db =>
    {
        await db.Database.ExecuteSqlRawAsync("""DROP INDEX "IX_Bookings_SessionId_SchoolId_ClassLabel" """);
        var booking = await db.Bookings.AsNoTracking().Where(b => b.State == BookingState.Confirmed).OrderBy(b => b.Id).FirstAsync();
        booking.Id = 0;
        db.Bookings.Add(booking);
        await db.SaveChangesAsync();
    });

    [Fact]
    public Task Sees_too_few_adults() => ComplainsAsync(SeatViolations.TooFewAdultsAsync, db => db.Bookings
        .Where(b => b.State == BookingState.Confirmed).ExecuteUpdateAsync(set => set.SetProperty(b => b.Adults, 0)));

    [Fact]
    public Task Sees_a_venue_in_two_sessions() => ComplainsAsync(SeatViolations.VenueTwiceAsync, SameTimeAsync);

    [Fact]
    public Task Sees_a_trainer_in_two_sessions() => ComplainsAsync(SeatViolations.TrainerTwiceAsync, SameTimeAsync);

    [Fact]
    public Task Sees_a_hold_without_end() => ComplainsAsync(SeatViolations.StaleHoldsAsync, db => db.Bookings
        .Where(b => b.State == BookingState.Confirmed).ExecuteUpdateAsync(set => set.SetProperty(b => b.State, BookingState.Held)));

    [Fact]
    public Task Sees_an_offer_without_seats() => ComplainsAsync(SeatViolations.OffersWithoutSeatsAsync, db => db.WaitlistEntries
        .ExecuteUpdateAsync(set => set.SetProperty(w => w.State, WaitlistState.Offered)));

    [Fact]
    public Task Sees_pieces_that_nobody_moved() => ComplainsAsync(StockViolations.BalancesAsync, db => db.StockBalances
        .ExecuteUpdateAsync(set => set.SetProperty(b => b.OnHand, b => b.OnHand + 1)));

    [Fact]
    public Task Sees_a_movement_that_nobody_counted() => ComplainsAsync(StockViolations.BalancesAsync, db => db.StockMovements
        .ExecuteUpdateAsync(set => set.SetProperty(m => m.Quantity, m => m.Quantity + 1)));

    [Fact]
    public Task Sees_a_promise_that_nobody_was_given() => ComplainsAsync(StockViolations.ReservedAsync, db => db.StockBalances
        .Where(b => b.Reserved < b.OnHand).ExecuteUpdateAsync(set => set.SetProperty(b => b.Reserved, b => b.Reserved + 1)));

    [Fact]
    public Task Sees_goods_that_nobody_approved() => ComplainsAsync(StockViolations.UnapprovedAsync, db => db.Lots
        .ExecuteUpdateAsync(set => set.SetProperty(l => l.ApprovedAt, (DateTime?)null)));

    [Fact]
    public Task Sees_more_received_than_was_moved() => ComplainsAsync(StockViolations.OrderAsync, db => db.HandoutLines
        .Where(l => l.Received > 0).ExecuteUpdateAsync(set => set.SetProperty(l => l.Received, l => l.Received - 1)));

    [Fact]
    public Task Sees_an_item_handed_out_twice() => ComplainsAsync(StockViolations.TwiceAsync, async db =>
    {
        await db.Database.ExecuteSqlRawAsync("""DROP INDEX "IX_HandoutLines_HandoutId_ItemId" """);
        var line = await db.HandoutLines.AsNoTracking().OrderBy(l => l.Id).FirstAsync();
        line.Id = 0;
        db.HandoutLines.Add(line);
        await db.SaveChangesAsync();
    });

    [Fact]
    public Task Sees_a_missing_signature() => ComplainsAsync(StockViolations.SignaturesAsync, db => db.Handouts
        .Where(h => h.State == HandoutState.Reconciled).ExecuteUpdateAsync(set => set.SetProperty(h => h.SignedBy, (string?)null)));

    [Fact]
    public Task Sees_two_signatures_of_one_person() => ComplainsAsync(StockViolations.SignaturesAsync, db => db.Handouts
        .Where(h => h.SignedById != null).ExecuteUpdateAsync(set => set.SetProperty(h => h.SignedById, h => h.HandedOverById)));

    [Fact]
    public Task Sees_a_count_that_no_longer_holds() => ComplainsAsync(DayViolations.AttendanceAsync, db => db.Attendances
        .ExecuteUpdateAsync(set => set.SetProperty(a => a.Current, false)));

    [Fact]
    public Task Sees_a_state_that_says_another_thing_than_the_count() => ComplainsAsync(DayViolations.AttendanceAsync, db => db.Attendances
        .Where(a => a.Present > 0).ExecuteUpdateAsync(set => set.SetProperty(a => a.Present, 0)));

    [Fact]
    public Task Sees_a_certificate_of_a_class_that_was_not_there() => ComplainsAsync(DayViolations.CertificatesAsync, db => db.Bookings
        .Where(b => b.State == BookingState.Attended).ExecuteUpdateAsync(set => set.SetProperty(b => b.State, BookingState.NoShow)));

    [Fact]
    public Task Sees_a_certificate_that_was_changed() => ComplainsAsync(DayViolations.AlteredAsync, db => db.Certificates
        .ExecuteUpdateAsync(set => set.SetProperty(c => c.Content, c => c.Content + "0")));

    [Fact]
    public Task Sees_more_points_than_questions() => ComplainsAsync(DayViolations.PointsAsync, async db =>
    {
        await IgnoreChecksAsync(db, """ALTER TABLE "Assessments" DROP CONSTRAINT "CK_Assessments_Points" """);
        await db.Assessments.ExecuteUpdateAsync(set => set.SetProperty(a => a.Points, 9999));
    });

    [Fact]
    public async Task Writes_down_what_it_found_and_says_since_when_all_is_well()
    {
        var browser = await app.SignInAsync("auditor@demo.test");
        Assert.Equal(303, (int)(await browser.PostFormAsync("/operate/auditor", "/operate/auditor", [])).StatusCode);
        Assert.NotNull((await browser.PageAsync("/operate/auditor")).QuerySelector("main .next"));
        await app.InDatabaseAsync(db => db.Certificates.OrderBy(c => c.Id).Take(1).ExecuteUpdateAsync(set => set.SetProperty(c => c.Content, c => c.Content + "0")));
        await browser.PostFormAsync("/operate/auditor", "/operate/auditor", []);
        var broken = await browser.PageAsync("/operate/auditor");
        Assert.Contains("Certificates(", broken.QuerySelector("tbody code")!.TextContent, StringComparison.Ordinal);
        await app.InDatabaseAsync(db => db.Certificates.OrderBy(c => c.Id).Take(1)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Content, c => c.Content.Substring(0, c.Content.Length - 1))));
        app.Clock.Forward(TimeSpan.FromDays(1));
        var found = await NightAsync();
        Assert.Equal((0, AuditorQuestions.All.Count), (found.Violations, found.Questions));
        var board = await app.RunAsync<RunAuditor, AuditorBoard>(run => run.BoardAsync(default));
        Assert.Equal(found.StartedAt, board.SoundSince);
    }

    [Fact]
    public async Task Nobody_else_asks()
    {
        foreach (var viewer in (Viewer[])[new(), TrainingApp.Officer, new() { IsTrainer = true }])
            Assert.Equal("forbidden", (await app.RunAsync<RunAuditor, Outcome<AuditorRun>>(run => run.RunAsync(viewer, default))).Problem!.Code);
    }

    [Fact]
    public async Task Asks_every_night()
    {
        Assert.Contains(app.Services.GetServices<NightlyWork>(), work => work.Name == "auditor");
        await using DbConnection store = TestDatabase.OnPostgres
            ? new NpgsqlConnection(app.Database.ConnectionString)
            : new SqliteConnection($"Data Source={Path.Combine(app.Database.Folder, "jobs.db")}");
        await store.OpenAsync();
        await using var command = store.CreateCommand();
        command.CommandText = "SELECT cron_expression FROM qrtz_cron_triggers WHERE trigger_name = 'nightly-regularly'";
        Assert.Equal("0 30 2 * * ?", await command.ExecuteScalarAsync());
    }

    private async Task<AuditorRun> NightAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await app.Services.GetServices<NightlyWork>().Single(work => work.Name == "auditor").Run(scope.ServiceProvider, default);
        return await app.InDatabaseAsync(db => db.AuditorRuns.AsNoTracking().OrderByDescending(run => run.Id).FirstAsync());
    }

    private static Task SameTimeAsync(ProgramsDb db) => db.TrainingSessions
        .Where(s => s.State == SessionState.Open)
        .ExecuteUpdateAsync(set => set.SetProperty(s => s.StartsAt, new DateTime(2030, 1, 1, 1, 0, 0, DateTimeKind.Utc)).SetProperty(s => s.EndsAt, new DateTime(2030, 1, 1, 2, 0, 0, DateTimeKind.Utc)));

    private static Task<int> IgnoreChecksAsync(ProgramsDb db, string onPostgres) =>
        db.Database.ExecuteSqlRawAsync(TestDatabase.OnPostgres ? onPostgres : "PRAGMA ignore_check_constraints = ON");

    private Task<bool> ComplainsAsync(Func<ProgramsDb, CancellationToken, Task<IReadOnlyList<string>>> question, Func<ProgramsDb, Task> breakIt) =>
        app.InDatabaseAsync(async db =>
        {
            await using var undone = await db.BeginWriteAsync();
            Assert.Empty(await question(db, default));
            await breakIt(db);
            Assert.NotEmpty(await question(db, default));
            return true;
        });
}
