using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Web.Features.Bookings;

namespace YouthPrograms.Web.Tests.Bookings;

/// <summary>200 classes of one pupil at the same moment, on whichever database the tests run.</summary>
public sealed class RacingForSeats(TrainingApp app) : IClassFixture<TrainingApp>
{
    private const int Classes = 200;

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(30)]
    public async Task Gives_out_every_seat_once(int cap)
    {
        var (session, school) = (await app.SessionAsync(seats: cap, groups: Classes, pupilsPerAdult: 0), await app.SchoolAsync());
        var outcomes = await RaceAsync(label => app.BookAsync(session, school, label, pupils: 1, adults: 0));
        Assert.Equal(cap, outcomes.Count(outcome => outcome.Problem is null));
        Assert.Equal(Classes - cap, outcomes.Count(outcome => outcome.Problem?.Code == "seats-full"));
        await app.AssertCountersAsync(session);
        Assert.Equal(cap, (await app.ReadSessionAsync(session)).SeatsTaken);
    }

    [Fact]
    public async Task Gives_out_every_group_once()
    {
        var (session, school) = (await app.SessionAsync(seats: 500, groups: 3, pupilsPerAdult: 0), await app.SchoolAsync());
        var outcomes = await RaceAsync(label => app.BookAsync(session, school, label, pupils: 1, adults: 0));
        Assert.Equal(3, outcomes.Count(outcome => outcome.Problem is null));
        Assert.Contains(outcomes, outcome => outcome.Problem?.Code == "groups-full");
        await app.AssertCountersAsync(session);
    }

    [Fact]
    public async Task Lets_one_class_in_once_however_often_it_is_sent()
    {
        var (session, school) = (await app.SessionAsync(seats: 500, groups: Classes, pupilsPerAdult: 0), await app.SchoolAsync());
        var outcomes = await RaceAsync(_ => app.BookAsync(session, school, "三(1)班", pupils: 1, adults: 0));
        Assert.Single(outcomes, outcome => outcome.Problem is null);
        Assert.Equal(Classes - 1, outcomes.Count(outcome => outcome.Problem?.Code == "duplicate-class"));
        await app.AssertCountersAsync(session);
    }

    [Fact]
    public async Task Two_full_sessions_swap_classes_both_ways_without_deadlock()
    {
        var left = await app.SessionAsync(seats: 60, groups: 60, pupilsPerAdult: 0);
        var right = await app.SessionAsync(seats: 60, groups: 60, pupilsPerAdult: 0, twinOf: left);
        var school = await app.SchoolAsync();
        var moves = new List<(Booking Booking, long To)>();
        for (var i = 0; i < 30; i++)
        {
            moves.Add(((await app.BookAsync(left, school, $"L{i}", 1, 0)).Value, right));
            moves.Add(((await app.BookAsync(right, school, $"R{i}", 1, 0)).Value, left));
        }
        var outcomes = await Task.WhenAll(moves.Select(move => Task.Run(() => app.RunAsync<MoveBooking, Outcome<Booking>>(
            use => use.RunAsync(new(move.Booking.Id, move.To), TrainingApp.Speaking(school), default)))));
        Assert.All(outcomes, outcome => Assert.Null(outcome.Problem));
        await app.AssertCountersAsync(left);
        await app.AssertCountersAsync(right);
    }

    private static Task<Outcome<Booking>[]> RaceAsync(Func<string, Task<Outcome<Booking>>> book) =>
        Task.WhenAll(Enumerable.Range(0, Classes).Select(number => Task.Run(() => book($"c{number}"))));
}

/// <summary>What the guard is for: the same race with a guard that believes what it read before.</summary>
public sealed class RacingWithoutTheGuard(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(30)]
    public async Task Oversells(int cap)
    {
        var (session, school) = (await app.SessionAsync(seats: cap, groups: 200, pupilsPerAdult: 0), await app.SchoolAsync());
        await DropCheckAsync();
        using var everybodyHasLooked = new CountdownEvent(200);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Factory.StartNew(
            () => BookAsync(session, school, $"c{number}", everybodyHasLooked), TaskCreationOptions.LongRunning).Unwrap()));
        var taken = (await app.ReadSessionAsync(session)).SeatsTaken;
        Assert.True(taken > cap, $"{taken} of {cap} seats: the race proves nothing if this guard does not oversell.");
    }

    private async Task BookAsync(long session, long school, string label, CountdownEvent everybodyHasLooked)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProgramsDb>();
        var seen = db.TrainingSessions.Where(one => one.Id == session).Select(one => one.SeatsCap - one.SeatsTaken).Single();
        everybodyHasLooked.Signal();
        everybodyHasLooked.Wait(TestContext.Current.CancellationToken);
        var use = ActivatorUtilities.CreateInstance<BookSession>(scope.ServiceProvider, new TrustingGuard(db, seen));
        await use.RunAsync(new(session, school, label, 1, 0), TrainingApp.Speaking(school), default);
    }

    private Task<int> DropCheckAsync() => app.InDatabaseAsync(async db => TestDatabase.OnPostgres
        ? await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"TrainingSessions\" DROP CONSTRAINT IF EXISTS \"CK_TrainingSessions_Seats\"")
        : 0);

    private sealed class TrustingGuard(ProgramsDb db, int seen) : SeatGuard(db)
    {
        private readonly ProgramsDb db = db;

        protected internal override async Task<bool> TryTakeAsync(
            long sessionId, int seats, int groups, DateTime now, CancellationToken cancellation)
        {
            if (seen < seats)
                return false;
            if (!TestDatabase.OnPostgres)
                await db.Database.ExecuteSqlRawAsync("PRAGMA ignore_check_constraints = ON", cancellation);
            return await db.TrainingSessions.Where(session => session.Id == sessionId).ExecuteUpdateAsync(
                set => set.SetProperty(session => session.SeatsTaken, session => session.SeatsTaken + seats), cancellation) == 1;
        }
    }
}

/// <summary>The database's own word, should the guard ever be wrong.</summary>
public sealed class BehindTheGuard(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task A_check_constraint_refuses_to_oversell()
    {
        var session = await app.SessionAsync(seats: 5);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => app.InDatabaseAsync(db => db.TrainingSessions
            .Where(one => one.Id == session).ExecuteUpdateAsync(set => set.SetProperty(one => one.SeatsTaken, 6))));
    }
}
