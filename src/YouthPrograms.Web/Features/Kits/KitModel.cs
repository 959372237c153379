using YouthPrograms.Data;
using YouthPrograms.Data.Kits;
using YouthPrograms.OData;
using YouthPrograms.Web.Features.Setup;

namespace YouthPrograms.Web.Features.Kits;

/// <summary>The sets of stock and hand-outs, and what programs may do with them: the same use cases as the pages.</summary>
internal static class KitModel
{
    private const string Lots = "Lots";
    private const string Handouts = "Handouts";
    private const string Quantities = "Of items that are not the whole; left out, all of it.";

    public static void KitSets(this ODataModelBuilder<ProgramsDb, Viewer> model)
    {
        model.Set(db => db.Items, set => set
            .Describe("What is handed out, such as safety backpacks and books.").Editable().ETag(i => i.RowVersion).Searchable(i => i.Name, i => i.NameEn));
        model.Set(db => db.StockPlaces, set => set
            .Describe("Storerooms, and the places that goods pass through.").Visible(Visibility.OfStockPlaces).SignedInOnly().Editable().ETag(p => p.RowVersion)
            .Property(p => p.Kind, p => p.Immutable().Describe("Only storerooms can be added.")));
        model.Set(db => db.Lots, set => set
            .Describe("Lots of an item. Nothing of one is handed out before it is approved.")
            .Visible(Visibility.OfLots).SignedInOnly().Editable().ETag(l => l.RowVersion)
            .Property(l => l.ItemId, p => p.Immutable()).Property(l => l.State, p => p.ReadOnly())
            .Property(l => l.Code, p => p.Immutable().Describe("As it is printed on the boxes."))
            .Property(l => l.DonationId, p => p.Describe("The gift it came from."))
            .Property(l => l.Inspection, p => p.ReadOnly().Describe("What whoever approved it looked at."))
            .Property(l => l.ApprovedAt, p => p.ReadOnly()).Property(l => l.ApprovedById, p => p.ReadOnly())
            .Property(l => l.RecalledAt, p => p.ReadOnly()).Property(l => l.RecallReason, p => p.ReadOnly())
            .LotActions());
        model.Set(db => db.StockBalances, set => set
            .Describe("What lies of a lot at a place, and how much of it is promised to hand-outs.")
            .Visible(Visibility.OfStockBalances).SignedInOnly().MaxPage(500));
        model.Set(db => db.StockMovements, set => set
            .Describe("Every piece that went from one place to another. Added and never changed; a balance is what they add up to.")
            .Visible(Visibility.OfStockMovements).SignedInOnly().MaxPage(500)
            .Property(m => m.RowVersion, p => p.ReadOnly()).Property(m => m.MovedAt, p => p.ReadOnly())
            .Property(m => m.MovedById, p => p.ReadOnly()).Property(m => m.HandoutId, p => p.ReadOnly())
            .Property(m => m.Quantity, p => p.Required()).Property(m => m.Reason, p => p.Required())
            .OnCreate(async (change, context) => context.Answer(
                await context.Get<MoveStock>().RunAsync(Read(change), context.Viewer, context.Aborted), row => ODataResult.Created(row.Id))));
        model.Set(db => db.Handouts, set => set
            .Describe("Goods for a booked class, with the two signatures of a hand-over.")
            .Visible(Visibility.OfHandouts).SignedInOnly().ETag(h => h.RowVersion).DeepInsert(h => h.Lines)
            .Property(h => h.State, p => p.ReadOnly()).Property(h => h.HandedOverAt, p => p.ReadOnly()).Property(h => h.HandedOverById, p => p.ReadOnly())
            .Property(h => h.SignedAt, p => p.ReadOnly()).Property(h => h.SignedById, p => p.ReadOnly())
            .Property(h => h.SignedBy, p => p.ReadOnly().Describe("Who signed in the name of the school."))
            .Property(h => h.ResolvedById, p => p.ReadOnly()).Property(h => h.ConfirmedById, p => p.ReadOnly())
            .Property(h => h.Resolution, p => p.ReadOnly().Describe("What became of what is missing; two people agree on it."))
            .HandoutActions());
        model.Set(db => db.HandoutLines, set => set
            .Describe("Items of hand-outs: wanted, reserved, packed, handed over, received; none is more than the one before.")
            .Visible(Visibility.OfHandoutLines).SignedInOnly().MaxPage(500)
            .Property(l => l.RowVersion, p => p.ReadOnly()).Property(l => l.LotId, p => p.ReadOnly()).Property(l => l.PlaceId, p => p.ReadOnly())
            .Property(l => l.Reserved, p => p.ReadOnly()).Property(l => l.Packed, p => p.ReadOnly())
            .Property(l => l.Handed, p => p.ReadOnly()).Property(l => l.Received, p => p.ReadOnly())
            .Property(l => l.Wanted, p => p.Required()));
        model.Complex<HandoutQuantities>(description: "Quantities of items in a hand-out; an item that is not named is whole.");
        model.Complex<ItemQuantity>(description: "So many pieces of an item.");
    }

    private static ODataSetBuilder<Lot, Viewer> LotActions(this ODataSetBuilder<Lot, Viewer> set) => set
        .Action("Receive", action => action
            .Describe("Goods of a lot in quarantine arrive in a storeroom; in the first one unless another is named.")
            .Parameter<int>("quantity").Parameter<long?>("placeId").Parameter<string>("reason", optional: true).ReturnsEntity(Lots)
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<ReceiveLot>().RunAsync(
                new(id, arguments.Get<int>("quantity"), arguments.Get<long?>("placeId"), arguments.Get<string?>("reason"), context.ETag as int?),
                context.Viewer, context.Aborted))))
        .Action("Approve", action => action
            .Describe("Lets a lot out of quarantine.").Parameter<string>("inspection", "What was looked at.").ReturnsEntity(Lots)
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<ApproveLot>().RunAsync(
                new(id, arguments.Get<string>("inspection"), context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("Recall", action => action
            .Describe("Calls a lot back. Every school that has some of it is written to.").Parameter<string>("reason").ReturnsEntity(Lots)
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<RecallLot>().RunAsync(
                new(id, arguments.Get<string>("reason"), context.ETag as int?), context.Viewer, context.Aborted))));

    private static ODataSetBuilder<Handout, Viewer> HandoutActions(this ODataSetBuilder<Handout, Viewer> set) => set
        .OnCreate(async (change, context) => context.Answer(
            await context.Get<PlanHandout>().RunAsync(Read(change), context.Viewer, context.Aborted), row => ODataResult.Created(row.Id)))
        .Action("Reserve", action => action
            .Describe("Promises a planned hand-out its pieces, each item from one approved lot.").ReturnsEntity(Handouts)
            .Runs(async (id, _, context) => context.Entity(await context.Get<ReserveHandout>().RunAsync(
                new(id, context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("Release", action => action
            .Describe("Puts back what was promised or packed.").ReturnsEntity(Handouts)
            .Runs(async (id, _, context) => context.Entity(await context.Get<ReleaseHandout>().RunAsync(
                new(id, context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("Pack", action => action
            .Describe("Makes up the boxes; what was promised and is not packed is free again.")
            .Parameter<HandoutQuantities>("quantities", Quantities, optional: true).ReturnsEntity(Handouts)
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<PackHandout>().RunAsync(
                new(id, Lines(arguments), context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("HandOver", action => action
            .Describe("The first signature: an officer or a trainer of the session gives the boxes away.")
            .Parameter<HandoutQuantities>("quantities", Quantities, optional: true).ReturnsEntity(Handouts)
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<HandOverHandout>().RunAsync(
                new(id, Lines(arguments), context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("Sign", action => action
            .Describe("The second signature: the school says what it has received.").Parameter<string>("signedBy", "Who signs in the name of the school.")
            .Parameter<HandoutQuantities>("quantities", Quantities, optional: true).ReturnsEntity(Handouts)
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<SignHandout>().RunAsync(
                new(id, arguments.Get<string>("signedBy"), Lines(arguments), context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("Reconcile", action => action
            .Describe("Closes a hand-out that both have signed for the same.").ReturnsEntity(Handouts)
            .Runs(async (id, _, context) => context.Entity(await context.Get<ReconcileHandout>().RunAsync(
                new(id, context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("Resolve", action => action
            .Describe("Says what became of what is missing; a second person who runs it confirms, and it is written off.")
            .Parameter<string>("resolution", optional: true).ReturnsEntity(Handouts)
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<ResolveHandout>().RunAsync(
                new(id, arguments.Get<string?>("resolution"), context.ETag as int?), context.Viewer, context.Aborted))));

    private static IReadOnlyList<ItemQuantity>? Lines(ODataArguments arguments) => arguments.Get<HandoutQuantities?>("quantities")?.Lines;

    private static MoveStockRequest Read(ODataChange<StockMovement> change) => new(
        change.Link(m => m.Lot) ?? change.Get(m => m.LotId, 0),
        change.Link(m => m.From) ?? change.Get(m => m.FromId, 0),
        change.Link(m => m.To) ?? change.Get(m => m.ToId, 0),
        change.Get(m => m.Quantity, 0),
        change.Get(m => m.Reason, null));

    private static PlanHandoutRequest Read(ODataChange<Handout> change) => new(
        change.Link(h => h.Booking) ?? change.Get(h => h.BookingId, 0),
        [.. change.Nested(h => h.Lines).Select(line => new ItemQuantity(
            line.Link(l => l.Item) ?? line.Get(l => l.ItemId, 0), line.Get(l => l.Wanted, 0)))]);
}
