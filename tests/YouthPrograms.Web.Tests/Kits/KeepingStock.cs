using YouthPrograms.Data;
using YouthPrograms.Training.Stock;
using YouthPrograms.Web.Tests.Bookings;

namespace YouthPrograms.Web.Tests.Kits;

public sealed class KeepingStock(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task What_arrives_waits_until_somebody_has_looked_at_it()
    {
        var lot = await app.LotAsync(await app.ItemAsync(), 50, approved: false);
        Assert.Equal((50, 0), await app.ShelfAsync(lot, PlaceKind.Store));
        Assert.Equal(LotState.Quarantine, await app.StateOfAsync(lot));
        Assert.Equal("required", (await app.ApproveAsync(lot, " ")).Problem!.Code);
        Assert.Equal(LotState.Approved, (await app.ApproveAsync(lot)).Value.State);
        Assert.Equal("lot-not-in-quarantine", (await app.ReceiveAsync(lot, 5)).Problem!.Code);
        Assert.Equal("lot-not-in-quarantine", (await app.ApproveAsync(lot)).Problem!.Code);
        Assert.Empty(await app.StockViolationsAsync());
    }

    [Fact]
    public async Task Nothing_is_approved_that_is_not_there() =>
        Assert.Equal("lot-empty", (await app.ApproveAsync(await app.LotAsync(await app.ItemAsync(), 0, approved: false))).Problem!.Code);

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(1_000_001)]
    public async Task A_quantity_that_is_none_is_refused_at_its_field(int pieces)
    {
        var problem = (await app.ReceiveAsync(await app.LotAsync(await app.ItemAsync(), 0, approved: false), pieces)).Problem!;
        Assert.Equal(("not-a-quantity", "Quantity"), (problem.Code, problem.Target));
    }

    [Fact]
    public async Task Only_those_who_keep_stock_change_it()
    {
        var lot = await app.LotAsync(await app.ItemAsync(), 5);
        foreach (var viewer in (Viewer[])[new(), new() { IsAuditor = true }, new() { IsTrainer = true }, TrainingApp.Speaking(1)])
        {
            Assert.Equal("stock-keepers-only", (await app.ReceiveAsync(lot, 1, viewer)).Problem!.Code);
            Assert.Equal("stock-keepers-only", (await app.ApproveAsync(lot, viewer: viewer)).Problem!.Code);
            Assert.Equal("stock-keepers-only", (await app.RecallAsync(lot, viewer: viewer)).Problem!.Code);
        }
    }

    [Fact]
    public async Task Nothing_moves_below_zero()
    {
        var lot = await app.LotAsync(await app.ItemAsync(), 10);
        var problem = (await app.MoveAsync(lot, PlaceKind.Store, PlaceKind.Loss, 11)).Problem!;
        Assert.Equal(("more-than-there", 10), (problem.Code, problem.Arguments[0]));
        Assert.Null((await app.MoveAsync(lot, PlaceKind.Store, PlaceKind.Loss, 3)).Problem);
        Assert.Equal((7, 0), await app.ShelfAsync(lot, PlaceKind.Store));
        Assert.Equal((3, 0), await app.ShelfAsync(lot, PlaceKind.Loss));
        Assert.Empty(await app.StockViolationsAsync());
    }

    [Fact]
    public async Task What_is_promised_is_not_moved_away()
    {
        var item = await app.ItemAsync();
        var lot = await app.LotAsync(item, 10);
        await app.ReserveAsync(await app.PlannedAsync(await app.BookedAsync(), item, 8));
        Assert.Equal(2, (await app.MoveAsync(lot, PlaceKind.Store, PlaceKind.Loss, 3)).Problem!.Arguments[0]);
    }

    [Fact]
    public async Task What_a_hand_out_moves_is_not_moved_by_hand()
    {
        var lot = await app.LotAsync(await app.ItemAsync(), 10);
        Assert.Equal("not-moved-by-hand", (await app.MoveAsync(lot, PlaceKind.Store, PlaceKind.School, 1)).Problem!.Code);
        Assert.Equal("required", (await app.MoveAsync(lot, PlaceKind.Store, PlaceKind.Loss, 1, " ")).Problem!.Code);
    }

    [Fact]
    public async Task A_lot_is_depleted_when_the_store_is_empty_and_comes_back()
    {
        var lot = await app.LotAsync(await app.ItemAsync(), 4);
        await app.MoveAsync(lot, PlaceKind.Store, PlaceKind.Loss, 4);
        Assert.Equal(LotState.Depleted, await app.StateOfAsync(lot));
        await app.MoveAsync(lot, PlaceKind.Loss, PlaceKind.Store, 1, "找到了");
        Assert.Equal(LotState.Approved, await app.StateOfAsync(lot));
    }

    [Fact]
    public async Task A_lot_is_recalled_once_and_for_a_reason()
    {
        var lot = await app.LotAsync(await app.ItemAsync(), 4);
        Assert.Equal("required", (await app.RecallAsync(lot, "")).Problem!.Code);
        Assert.Equal(LotState.Recalled, (await app.RecallAsync(lot)).Value.State);
        Assert.Equal("lot-recalled", (await app.RecallAsync(lot)).Problem!.Code);
        Assert.Equal("lot-not-found", (await app.RecallAsync(999_999)).Problem!.Code);
    }
}
