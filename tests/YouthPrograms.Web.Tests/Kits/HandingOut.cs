using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Stock;
using YouthPrograms.Web.Features.Kits;
using YouthPrograms.Web.Tests.Bookings;

namespace YouthPrograms.Web.Tests.Kits;

public sealed class HandingOut(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task Goods_go_from_the_store_to_the_school_by_two_signatures()
    {
        var (item, booking) = (await app.ItemAsync(), await app.BookedAsync());
        var lot = await app.LotAsync(item, 50);
        var handout = await app.PlannedAsync(booking, item, 20);
        Assert.Equal(HandoutState.Reserved, (await app.ReserveAsync(handout)).Value.State);
        Assert.Equal((50, 20), await app.ShelfAsync(lot, PlaceKind.Store));
        Assert.Equal(HandoutState.Packed, (await app.PackAsync(handout)).Value.State);
        Assert.Equal((30, 0), await app.ShelfAsync(lot, PlaceKind.Store));
        Assert.Equal(HandoutState.HandedOver, (await app.GiveAsync(handout)).Value.State);
        var signed = (await app.SignAsync(handout, TrainingApp.Speaking(booking.SchoolId))).Value;
        Assert.Equal((HandoutState.Received, "李老师"), (signed.State, signed.SignedBy));
        Assert.Equal((20, 0), await app.ShelfAsync(lot, PlaceKind.School));
        var closed = await app.RunAsync<ReconcileHandout, Outcome<Data.Kits.Handout>>(use => use.RunAsync(new(handout), TrainingApp.Officer, default));
        Assert.Equal(HandoutState.Reconciled, closed.Value.State);
        Assert.Empty(await app.StockViolationsAsync());
    }

    [Fact]
    public async Task A_booking_has_one_hand_out_and_that_an_item_once()
    {
        var (item, booking) = (await app.ItemAsync(), await app.BookedAsync());
        Assert.Equal("item-twice", (await app.PlanAsync(booking.Id, (item, 1), (item, 2))).Problem!.Code);
        Assert.Equal("nothing-wanted", (await app.PlanAsync(booking.Id)).Problem!.Code);
        await app.PlannedAsync(booking, item, 1);
        Assert.Equal("handout-already-planned", (await app.PlanAsync(booking.Id, (item, 1))).Problem!.Code);
        Assert.Equal("booking-not-found", (await app.PlanAsync(999_999, (item, 1))).Problem!.Code);
    }

    [Fact]
    public async Task The_lot_that_expires_first_is_taken_first()
    {
        var item = await app.ItemAsync();
        await app.LotAsync(item, 50);
        var soon = await app.LotAsync(item, 50, expires: new(2027, 1, 1));
        await app.ReserveAsync(await app.PlannedAsync(await app.BookedAsync(), item, 10));
        Assert.Equal((50, 10), await app.ShelfAsync(soon, PlaceKind.Store));
    }

    [Fact]
    public async Task Nothing_is_promised_of_what_nobody_approved_and_the_true_number_is_told()
    {
        var item = await app.ItemAsync();
        await app.LotAsync(item, 500, approved: false);
        await app.LotAsync(item, 7);
        var problem = (await app.ReserveAsync(await app.PlannedAsync(await app.BookedAsync(), item, 8))).Problem!;
        Assert.Equal(("stock-too-low", 8, 7), (problem.Code, problem.Arguments[1], problem.Arguments[2]));
    }

    [Fact]
    public async Task All_items_are_promised_or_none()
    {
        var (plenty, scarce) = (await app.ItemAsync(), await app.ItemAsync());
        var lot = await app.LotAsync(plenty, 50);
        await app.LotAsync(scarce, 1);
        var handout = (await app.PlanAsync((await app.BookedAsync()).Id, (plenty, 5), (scarce, 5))).Value.Id;
        Assert.Equal("stock-too-low", (await app.ReserveAsync(handout)).Problem!.Code);
        Assert.Equal((50, 0), await app.ShelfAsync(lot, PlaceKind.Store));
    }

    [Fact]
    public async Task What_is_not_packed_is_free_and_what_is_not_given_goes_back()
    {
        var (item, booking) = (await app.ItemAsync(), await app.BookedAsync());
        var lot = await app.LotAsync(item, 20);
        var handout = await app.PlannedAsync(booking, item, 20);
        await app.ReserveAsync(handout);
        var problem = (await app.PackAsync(handout, new ItemQuantity(item, 21))).Problem!;
        Assert.Equal(("more-than-before", 20), (problem.Code, problem.Arguments[0]));
        Assert.Equal("item-not-in-handout", (await app.PackAsync(handout, new ItemQuantity(999_999, 1))).Problem!.Code);
        await app.PackAsync(handout, new ItemQuantity(item, 18));
        Assert.Equal((2, 0), await app.ShelfAsync(lot, PlaceKind.Store));
        await app.GiveAsync(handout, null, new ItemQuantity(item, 15));
        Assert.Equal((5, 0), await app.ShelfAsync(lot, PlaceKind.Store));
        Assert.Equal((15, 0), await app.ShelfAsync(lot, PlaceKind.HandedOver));
        Assert.Empty(await app.StockViolationsAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_promised_or_packed_is_put_back(bool packed)
    {
        var item = await app.ItemAsync();
        var lot = await app.LotAsync(item, 20);
        var handout = await app.PlannedAsync(await app.BookedAsync(), item, 20);
        await app.ReserveAsync(handout);
        if (packed)
            await app.PackAsync(handout);
        Assert.Equal(HandoutState.Planned, (await app.ReleaseAsync(handout)).Value.State);
        Assert.Equal((20, 0), await app.ShelfAsync(lot, PlaceKind.Store));
        Assert.Equal(LotState.Approved, await app.StateOfAsync(lot));
        Assert.Null((await app.ReserveAsync(handout)).Problem);
        Assert.Empty(await app.StockViolationsAsync());
    }

    [Fact]
    public async Task A_step_out_of_turn_is_refused()
    {
        var (item, booking) = (await app.ItemAsync(), await app.BookedAsync());
        await app.LotAsync(item, 20);
        var handout = await app.PlannedAsync(booking, item, 5);
        Assert.Equal("handout-not-in-this-state", (await app.PackAsync(handout)).Problem!.Code);
        Assert.Equal("handout-not-in-this-state", (await app.GiveAsync(handout)).Problem!.Code);
        Assert.Equal("handout-not-in-this-state", (await app.SignAsync(handout, TrainingApp.Speaking(booking.SchoolId))).Problem!.Code);
        Assert.Equal("handout-not-in-this-state", (await app.ReleaseAsync(handout)).Problem!.Code);
        Assert.Equal("handout-not-found", (await app.ReserveAsync(999_999)).Problem!.Code);
    }

    [Fact]
    public async Task Only_the_school_signs_and_not_whoever_handed_it_over()
    {
        var (item, booking) = (await app.ItemAsync(), await app.BookedAsync());
        await app.LotAsync(item, 20);
        var handout = await app.PlannedAsync(booking, item, 5);
        await app.ReserveAsync(handout);
        await app.PackAsync(handout);
        await app.GiveAsync(handout, TrainingApp.Officer with { AccountId = 7 });
        Assert.Equal("school-signs-only", (await app.SignAsync(handout, TrainingApp.Officer)).Problem!.Code);
        Assert.Equal("handout-not-found", (await app.SignAsync(handout, TrainingApp.Speaking(booking.SchoolId + 1))).Problem!.Code);
        Assert.Equal("same-signature", (await app.SignAsync(handout, TrainingApp.Speaking(booking.SchoolId) with { AccountId = 7 })).Problem!.Code);
        Assert.Equal("required", (await app.SignAsync(handout, TrainingApp.Speaking(booking.SchoolId), " ")).Problem!.Code);
        Assert.Null((await app.SignAsync(handout, TrainingApp.Speaking(booking.SchoolId) with { AccountId = 8 })).Problem);
    }

    [Fact]
    public async Task What_is_missing_is_written_off_by_two_people()
    {
        var (item, booking) = (await app.ItemAsync(), await app.BookedAsync());
        var lot = await app.LotAsync(item, 20);
        var handout = await app.GivenAsync(booking, item, 20);
        Assert.Equal("more-than-before", (await app.SignAsync(handout, TrainingApp.Speaking(booking.SchoolId), "李老师", new ItemQuantity(item, 21))).Problem!.Code);
        var signed = await app.SignAsync(handout, TrainingApp.Speaking(booking.SchoolId), "李老师", new ItemQuantity(item, 18));
        Assert.Equal(HandoutState.Discrepancy, signed.Value.State);
        Assert.Equal((2, 0), await app.ShelfAsync(lot, PlaceKind.HandedOver));
        Assert.Equal(HandoutState.Discrepancy, (await app.ResolveAsync(handout, 1)).Value.State);
        Assert.Equal("same-person-resolves", (await app.ResolveAsync(handout, 1)).Problem!.Code);
        // Other words are another statement, which again waits for somebody else.
        Assert.Equal(HandoutState.Discrepancy, (await app.ResolveAsync(handout, 2, "遗失")).Value.State);
        Assert.Equal(HandoutState.Resolved, (await app.ResolveAsync(handout, 1, "遗失")).Value.State);
        Assert.Equal((2, 0), await app.ShelfAsync(lot, PlaceKind.Loss));
        Assert.Empty(await app.StockViolationsAsync());
    }

    [Fact]
    public async Task Nothing_of_a_recalled_lot_is_packed_or_handed_over()
    {
        var item = await app.ItemAsync();
        var lot = await app.LotAsync(item, 20);
        var (reserved, packed) = (await app.PlannedAsync(await app.BookedAsync(), item, 5), await app.PlannedAsync(await app.BookedAsync(), item, 5));
        await app.ReserveAsync(reserved);
        await app.ReserveAsync(packed);
        await app.PackAsync(packed);
        await app.RecallAsync(lot);
        Assert.Equal("lot-recalled", (await app.PackAsync(reserved)).Problem!.Code);
        Assert.Equal("lot-recalled", (await app.GiveAsync(packed)).Problem!.Code);
        Assert.Null((await app.ReleaseAsync(reserved)).Problem);
        Assert.Null((await app.ReleaseAsync(packed)).Problem);
        Assert.Equal("stock-too-low", (await app.ReserveAsync(reserved)).Problem!.Code);
        Assert.Equal((20, 0), await app.ShelfAsync(lot, PlaceKind.Store));
        Assert.Empty(await app.StockViolationsAsync());
    }

    [Fact]
    public async Task A_trainer_hands_over_at_their_own_session_only()
    {
        var (item, booking) = (await app.ItemAsync(), await app.BookedAsync());
        await app.LotAsync(item, 20);
        var handout = await app.PlannedAsync(booking, item, 5);
        await app.ReserveAsync(handout);
        await app.PackAsync(handout);
        var account = await app.CreateAccountAsync(TrainingApp.Unique("trainer") + "@example.test", MembershipRole.Trainer);
        var trainer = new Viewer { AccountId = account, IsTrainer = true };
        Assert.Equal("handout-not-found", (await app.GiveAsync(handout, trainer)).Problem!.Code);
        await app.InDatabaseAsync(async db =>
        {
            var code = TrainingApp.Unique("T");
            db.SessionTrainers.Add(new SessionTrainer { SessionId = booking.SessionId, Trainer = new Trainer { Code = code, Name = code, NameEn = code, AccountId = account } });
            return await db.SaveChangesAsync();
        });
        Assert.Null((await app.GiveAsync(handout, trainer)).Problem);
    }
}
