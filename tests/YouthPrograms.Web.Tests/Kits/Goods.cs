using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Kits;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Stock;
using YouthPrograms.Web.Features.Kits;
using YouthPrograms.Web.Tests.Bookings;

namespace YouthPrograms.Web.Tests.Kits;

/// <summary>What tests do with goods: items and lots of their own, and the steps of a hand-out.</summary>
internal static class Goods
{
    public static Task<long> ItemAsync(this TrainingApp app) => app.InDatabaseAsync(async db =>
    {
        var code = TrainingApp.Unique("item");
        var item = new Item { Code = code, Name = code, NameEn = code };
        db.Items.Add(item);
        await db.SaveChangesAsync();
        return item.Id;
    });

    /// <summary>A lot of an item, received and approved unless it is to wait.</summary>
    public static async Task<long> LotAsync(this TrainingApp app, long item, int pieces, bool approved = true, DateOnly? expires = null)
    {
        var id = await app.InDatabaseAsync(async db =>
        {
            var lot = new Lot { ItemId = item, Code = TrainingApp.Unique("lot"), ExpiresOn = expires };
            db.Lots.Add(lot);
            await db.SaveChangesAsync();
            return lot.Id;
        });
        if (pieces > 0)
            Assert.Null((await app.ReceiveAsync(id, pieces)).Problem);
        if (approved)
            Assert.Null((await app.ApproveAsync(id)).Problem);
        return id;
    }

    public static Task<Outcome<Lot>> ReceiveAsync(this TrainingApp app, long lot, int pieces, Viewer? viewer = null) =>
        app.RunAsync<ReceiveLot, Outcome<Lot>>(use => use.RunAsync(new(lot, pieces), viewer ?? TrainingApp.Officer, default));

    public static Task<Outcome<Lot>> ApproveAsync(this TrainingApp app, long lot, string? inspection = "抽检完好", Viewer? viewer = null) =>
        app.RunAsync<ApproveLot, Outcome<Lot>>(use => use.RunAsync(new(lot, inspection), viewer ?? TrainingApp.Officer, default));

    public static Task<Outcome<Lot>> RecallAsync(this TrainingApp app, long lot, string? reason = "拉链可能脱落", Viewer? viewer = null) =>
        app.RunAsync<RecallLot, Outcome<Lot>>(use => use.RunAsync(new(lot, reason), viewer ?? TrainingApp.Officer, default));

    public static async Task<Outcome<StockMovement>> MoveAsync(this TrainingApp app, long lot, PlaceKind from, PlaceKind to, int pieces, string? reason = "盘点")
    {
        var (source, target) = (await app.PlaceAsync(from), await app.PlaceAsync(to));
        return await app.RunAsync<MoveStock, Outcome<StockMovement>>(use => use.RunAsync(new(lot, source, target, pieces, reason), TrainingApp.Officer, default));
    }

    public static Task<long> PlaceAsync(this TrainingApp app, PlaceKind kind) =>
        app.InDatabaseAsync(db => db.StockPlaces.Where(p => p.Kind == kind).OrderBy(p => p.Id).Select(p => p.Id).FirstAsync());

    /// <summary>Pieces of a lot at a kind of place, and how many of them are promised.</summary>
    public static Task<(int OnHand, int Reserved)> ShelfAsync(this TrainingApp app, long lot, PlaceKind kind) => app.InDatabaseAsync(async db =>
    {
        var shelf = await db.StockBalances.AsNoTracking().Where(b => b.LotId == lot && b.Place.Kind == kind).SingleOrDefaultAsync();
        return (shelf?.OnHand ?? 0, shelf?.Reserved ?? 0);
    });

    public static Task<LotState> StateOfAsync(this TrainingApp app, long lot) => app.InDatabaseAsync(db => db.Lots.Where(l => l.Id == lot).Select(l => l.State).SingleAsync());

    /// <summary>A confirmed booking of a class in a session of its own.</summary>
    public static async Task<Booking> BookedAsync(this TrainingApp app, int pupils = 20, long? session = null, long? school = null, string label = "三(1)班") =>
        (await app.BookAsync(session ?? await app.SessionAsync(), school ?? await app.SchoolAsync(), label, pupils, 2)).Value;

    public static Task<Outcome<Handout>> PlanAsync(this TrainingApp app, long booking, params (long Item, int Quantity)[] lines) =>
        app.RunAsync<PlanHandout, Outcome<Handout>>(use => use.RunAsync(
            new(booking, [.. lines.Select(line => new ItemQuantity(line.Item, line.Quantity))]), TrainingApp.Officer, default));

    public static async Task<long> PlannedAsync(this TrainingApp app, Booking booking, long item, int quantity) =>
        (await app.PlanAsync(booking.Id, (item, quantity))).Value.Id;

    public static Task<Outcome<Handout>> ReserveAsync(this TrainingApp app, long handout) =>
        app.RunAsync<ReserveHandout, Outcome<Handout>>(use => use.RunAsync(new(handout), TrainingApp.Officer, default));

    public static Task<Outcome<Handout>> ReleaseAsync(this TrainingApp app, long handout) =>
        app.RunAsync<ReleaseHandout, Outcome<Handout>>(use => use.RunAsync(new(handout), TrainingApp.Officer, default));

    public static Task<Outcome<Handout>> PackAsync(this TrainingApp app, long handout, params ItemQuantity[] lines) =>
        app.RunAsync<PackHandout, Outcome<Handout>>(use => use.RunAsync(new(handout, lines), TrainingApp.Officer, default));

    public static Task<Outcome<Handout>> GiveAsync(this TrainingApp app, long handout, Viewer? viewer = null, params ItemQuantity[] lines) =>
        app.RunAsync<HandOverHandout, Outcome<Handout>>(use => use.RunAsync(new(handout, lines), viewer ?? TrainingApp.Officer, default));

    public static Task<Outcome<Handout>> SignAsync(this TrainingApp app, long handout, Viewer viewer, string? by = "李老师", params ItemQuantity[] lines) =>
        app.RunAsync<SignHandout, Outcome<Handout>>(use => use.RunAsync(new(handout, by, lines), viewer, default));

    public static Task<Outcome<Handout>> ResolveAsync(this TrainingApp app, long handout, long person, string? words = "运输途中破损") =>
        app.RunAsync<ResolveHandout, Outcome<Handout>>(use => use.RunAsync(new(handout, words), TrainingApp.Officer with { AccountId = person }, default));

    /// <summary>Handed over, and not signed for.</summary>
    public static async Task<long> GivenAsync(this TrainingApp app, Booking booking, long item, int quantity)
    {
        var id = await app.PlannedAsync(booking, item, quantity);
        foreach (var step in (Func<Task<Outcome<Handout>>>[])[() => app.ReserveAsync(id), () => app.PackAsync(id), () => app.GiveAsync(id)])
            Assert.Null((await step()).Problem);
        return id;
    }

    /// <summary>All of the auditor's questions about stock; empty when all is well.</summary>
    public static async Task<IReadOnlyList<string>> StockViolationsAsync(this TrainingApp app) =>
    [
        .. await app.InDatabaseAsync(db => StockViolations.BalancesAsync(db, default)),
        .. await app.InDatabaseAsync(db => StockViolations.ReservedAsync(db, default)),
        .. await app.InDatabaseAsync(db => StockViolations.UnapprovedAsync(db, default)),
        .. await app.InDatabaseAsync(db => StockViolations.OrderAsync(db, default)),
        .. await app.InDatabaseAsync(db => StockViolations.TwiceAsync(db, default)),
        .. await app.InDatabaseAsync(db => StockViolations.SignaturesAsync(db, default)),
    ];
}
