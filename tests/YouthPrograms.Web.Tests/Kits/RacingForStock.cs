using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using YouthPrograms.Data;
using YouthPrograms.Data.Kits;
using YouthPrograms.Training.Stock;
using YouthPrograms.Web.Features.Kits;
using YouthPrograms.Web.Tests.Bookings;

namespace YouthPrograms.Web.Tests.Kits;

/// <summary>Many officers at the same moment, on whichever database the tests run.</summary>
public sealed class RacingForStock(TrainingApp app) : IClassFixture<TrainingApp>
{
    private const int Officers = 30;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task Promises_every_piece_once(int pieces)
    {
        var item = await app.ItemAsync();
        var lot = await app.LotAsync(item, pieces);
        var handouts = await Racing.HandoutsAsync(app, item, Officers);
        var outcomes = await RaceAsync(number => app.ReserveAsync(handouts[number]));
        Assert.Equal(pieces, outcomes.Count(outcome => outcome.Problem is null));
        Assert.Equal(Officers - pieces, outcomes.Count(outcome => outcome.Problem?.Code == "stock-too-low"));
        Assert.Equal((pieces, pieces), await app.ShelfAsync(lot, PlaceKind.Store));
        Assert.Empty(await app.StockViolationsAsync());
    }

    [Fact]
    public async Task Takes_every_piece_away_once()
    {
        var lot = await app.LotAsync(await app.ItemAsync(), 5);
        var outcomes = await RaceAsync(_ => app.MoveAsync(lot, PlaceKind.Store, PlaceKind.Loss, 1));
        Assert.Equal(5, outcomes.Count(outcome => outcome.Problem is null));
        Assert.Equal((0, 0), await app.ShelfAsync(lot, PlaceKind.Store));
        Assert.Empty(await app.StockViolationsAsync());
    }

    [Fact]
    public async Task A_piece_is_promised_or_taken_away_and_never_both()
    {
        var item = await app.ItemAsync();
        var lot = await app.LotAsync(item, 6);
        var handouts = await Racing.HandoutsAsync(app, item, 10);
        var promised = handouts.Select(handout => Task.Run(() => app.ReserveAsync(handout))).ToList();
        var taken = Enumerable.Range(0, 10).Select(_ => Task.Run(() => app.MoveAsync(lot, PlaceKind.Store, PlaceKind.Loss, 1))).ToList();
        var done = (await Task.WhenAll(promised)).Count(outcome => outcome.Problem is null) + (await Task.WhenAll(taken)).Count(outcome => outcome.Problem is null);
        Assert.Equal(6, done);
        Assert.Empty(await app.StockViolationsAsync());
    }

    [Fact]
    public async Task Each_step_of_a_hand_out_happens_once_however_often_it_is_sent()
    {
        var (item, booking) = (await app.ItemAsync(), await app.BookedAsync());
        var lot = await app.LotAsync(item, 50);
        var handout = await app.PlannedAsync(booking, item, 20);
        foreach (var step in (Func<Task<Outcome<Handout>>>[])
            [() => app.ReserveAsync(handout), () => app.PackAsync(handout), () => app.GiveAsync(handout), () => app.SignAsync(handout, TrainingApp.Speaking(booking.SchoolId))])
        {
            var outcomes = await RaceAsync(_ => step());
            Assert.Single(outcomes, outcome => outcome.Problem is null);
            Assert.Equal(Officers - 1, outcomes.Count(outcome => outcome.Problem?.Code == "handout-not-in-this-state"));
        }
        Assert.Equal((30, 0), await app.ShelfAsync(lot, PlaceKind.Store));
        Assert.Equal((20, 0), await app.ShelfAsync(lot, PlaceKind.School));
        Assert.Empty(await app.StockViolationsAsync());
    }

    [Fact]
    public async Task A_class_gets_one_hand_out_however_many_plan_it()
    {
        var (item, booking) = (await app.ItemAsync(), await app.BookedAsync());
        var outcomes = await RaceAsync(_ => app.PlanAsync(booking.Id, (item, 1)));
        Assert.Single(outcomes, outcome => outcome.Problem is null);
        Assert.Equal(Officers - 1, outcomes.Count(outcome => outcome.Problem?.Code == "handout-already-planned"));
    }

    private static Task<Outcome<T>[]> RaceAsync<T>(Func<int, Task<Outcome<T>>> act) =>
        Task.WhenAll(Enumerable.Range(0, Officers).Select(number => Task.Run(() => act(number))));
}

internal static class Racing
{
    /// <summary>Planned hand-outs of one piece each, of as many classes.</summary>
    public static async Task<long[]> HandoutsAsync(TrainingApp app, long item, int count)
    {
        var (session, school) = (await app.SessionAsync(seats: 1000, groups: 100), await app.SchoolAsync());
        return await app.InDatabaseAsync(async db =>
        {
            var rows = Enumerable.Range(0, count).Select(number => new Handout
            {
                Booking = new()
                {
                    SessionId = session,
                    SchoolId = school,
                    ClassLabel = $"{number}班",
                    Pupils = 1,
                    State = Data.Training.BookingState.NoShow,
                    BookedAt = app.Clock.GetUtcNow().UtcDateTime,
                },
                Lines = { new HandoutLine { ItemId = item, Wanted = 1 } },
            }).ToArray();
            db.AddRange(rows.AsEnumerable());
            await db.SaveChangesAsync();
            return rows.Select(row => row.Id).ToArray();
        });
    }
}

/// <summary>What the guard is for: the same race with one that believes what it read before.</summary>
public sealed class RacingWithoutTheStockGuard(TrainingApp app) : IClassFixture<TrainingApp>
{
    private const int Officers = 20;

    [Fact]
    public async Task Promises_more_than_there_is()
    {
        var item = await app.ItemAsync();
        var lot = await app.LotAsync(item, 3);
        var handouts = await Racing.HandoutsAsync(app, item, Officers);
        await DropChecksAsync();
        using var everybodyHasLooked = new Barrier(Officers);
        await Task.WhenAll(Enumerable.Range(0, Officers).Select(number => Task.Factory.StartNew(
            async () =>
            {
                await using var scope = app.Services.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<ProgramsDb>();
                var seen = db.StockBalances.Where(b => b.LotId == lot).Select(b => b.OnHand - b.Reserved).Single();
                everybodyHasLooked.SignalAndWait(TestContext.Current.CancellationToken);
                var guard = new TrustingGuard(db, app.Clock, seen);
                await new ReserveHandout(db, new HandoutDesk(db, guard), guard).RunAsync(new(handouts[number]), TrainingApp.Officer, default);
            },
            TaskCreationOptions.LongRunning).Unwrap()));
        var (onHand, reserved) = await app.ShelfAsync(lot, PlaceKind.Store);
        Assert.True(reserved > onHand, $"{reserved} of {onHand}: the race proves nothing if this guard does not promise too much.");
        Assert.NotEmpty(await app.InDatabaseAsync(db => StockViolations.ReservedAsync(db, default)));
    }

    private Task<int> DropChecksAsync() => app.InDatabaseAsync(async db => TestDatabase.OnPostgres
        ? await db.Database.ExecuteSqlRawAsync("""ALTER TABLE "StockBalances" DROP CONSTRAINT IF EXISTS "CK_StockBalances_Reserved" """)
        : 0);

    private sealed class TrustingGuard(ProgramsDb db, TimeProvider clock, int seen) : StockGuard(db, clock)
    {
        private readonly ProgramsDb db = db;

        protected internal override Task<List<StockBalance>> ShelvesAsync(long itemId, int wanted, CancellationToken cancellation) =>
            base.ShelvesAsync(itemId, 0, cancellation);

        protected internal override async Task<bool> TryReserveAsync(long lotId, long placeId, int quantity, CancellationToken cancellation)
        {
            if (!TestDatabase.OnPostgres)
                await db.Database.ExecuteSqlRawAsync("PRAGMA ignore_check_constraints = ON", cancellation);
            return seen >= quantity && await db.StockBalances.Where(b => b.LotId == lotId && b.PlaceId == placeId).ExecuteUpdateAsync(
                set => set.SetProperty(b => b.Reserved, b => b.Reserved + quantity), cancellation) == 1;
        }
    }
}

/// <summary>The database's own word, should the guard ever be wrong.</summary>
public sealed class BehindTheStockGuard(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task Check_constraints_refuse_stock_below_zero_and_promises_beyond_it()
    {
        var lot = await app.LotAsync(await app.ItemAsync(), 10);
        await RefusesAsync(db => db.StockBalances.Where(b => b.LotId == lot).ExecuteUpdateAsync(set => set.SetProperty(b => b.OnHand, -1)));
        await RefusesAsync(db => db.StockBalances.Where(b => b.LotId == lot).ExecuteUpdateAsync(set => set.SetProperty(b => b.Reserved, 11)));
        await RefusesAsync(db => db.StockMovements.Where(m => m.LotId == lot).ExecuteUpdateAsync(set => set.SetProperty(m => m.Quantity, 0)));
        await RefusesAsync(db => db.Lots.Where(l => l.Id == lot).ExecuteUpdateAsync(set => set.SetProperty(l => l.State, LotState.Recalled)));
    }

    [Fact]
    public async Task Check_constraints_refuse_steps_out_of_order_and_one_person_who_resolves()
    {
        var (item, booking) = (await app.ItemAsync(), await app.BookedAsync());
        await app.LotAsync(item, 20);
        var handout = await app.GivenAsync(booking, item, 10);
        await RefusesAsync(db => db.HandoutLines.Where(l => l.HandoutId == handout).ExecuteUpdateAsync(set => set.SetProperty(l => l.Received, 11)));
        await RefusesAsync(db => db.HandoutLines.Where(l => l.HandoutId == handout).ExecuteUpdateAsync(set => set.SetProperty(l => l.Packed, 9)));
        await RefusesAsync(db => db.Handouts.Where(h => h.Id == handout).ExecuteUpdateAsync(set => set.SetProperty(h => h.State, HandoutState.Received)));
        await RefusesAsync(db => db.Handouts.Where(h => h.Id == handout).ExecuteUpdateAsync(set => set
            .SetProperty(h => h.State, HandoutState.Resolved).SetProperty(h => h.SignedAt, app.Clock.GetUtcNow().UtcDateTime)
            .SetProperty(h => h.ResolvedById, 1).SetProperty(h => h.ConfirmedById, 1)));
    }

    private Task<System.Data.Common.DbException> RefusesAsync(Func<ProgramsDb, Task<int>> write) =>
        Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => app.InDatabaseAsync(write));
}
