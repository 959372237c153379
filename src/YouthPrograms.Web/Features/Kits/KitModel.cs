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

    public static void KitSets(this ODataModelBuilder<ProgramsDb, Viewer> model)
    {
        model.Set(db => db.Items, set => set
            .Editable().ETag(i => i.RowVersion).Searchable(i => i.Name, i => i.NameEn));
        model.Set(db => db.StockPlaces, set => set
            .Visible(Visibility.OfStockPlaces).SignedInOnly().Editable().ETag(p => p.RowVersion)
            .Property(p => p.Kind, p => p.Immutable()));
        model.Set(db => db.Lots, set => set
            .Visible(Visibility.OfLots).SignedInOnly().Editable().ETag(l => l.RowVersion)
            .Property(l => l.ItemId, p => p.Immutable()).Property(l => l.State, p => p.ReadOnly())
            .Property(l => l.Code, p => p.Immutable())
            .Property(l => l.Inspection, p => p.ReadOnly())
            .Property(l => l.ApprovedAt, p => p.ReadOnly()).Property(l => l.ApprovedById, p => p.ReadOnly())
            .Property(l => l.RecalledAt, p => p.ReadOnly()).Property(l => l.RecallReason, p => p.ReadOnly())
            .LotActions());
        model.Set(db => db.StockBalances, set => set
            .Visible(Visibility.OfStockBalances).SignedInOnly().MaxPage(500));
        model.Set(db => db.StockMovements, set => set
            .Visible(Visibility.OfStockMovements).SignedInOnly().MaxPage(500)
            .Property(m => m.RowVersion, p => p.ReadOnly()).Property(m => m.MovedAt, p => p.ReadOnly())
            .Property(m => m.MovedById, p => p.ReadOnly()).Property(m => m.HandoutId, p => p.ReadOnly())
            .Property(m => m.Quantity, p => p.Required()).Property(m => m.Reason, p => p.Required())
            .OnCreate(async (change, context) => context.Answer(
                await context.Get<MoveStock>().RunAsync(Read(change), context.Viewer, context.Aborted), row => ODataResult.Created(row.Id))));
        model.Set(db => db.Handouts, set => set
            .Visible(Visibility.OfHandouts).SignedInOnly().ETag(h => h.RowVersion).DeepInsert(h => h.Lines)
            .Property(h => h.State, p => p.ReadOnly()).Property(h => h.HandedOverAt, p => p.ReadOnly()).Property(h => h.HandedOverById, p => p.ReadOnly())
            .Property(h => h.SignedAt, p => p.ReadOnly()).Property(h => h.SignedById, p => p.ReadOnly())
            .Property(h => h.SignedBy, p => p.ReadOnly())
            .Property(h => h.ResolvedById, p => p.ReadOnly()).Property(h => h.ConfirmedById, p => p.ReadOnly())
            .Property(h => h.Resolution, p => p.ReadOnly())
            .HandoutActions());
        model.Set(db => db.HandoutLines, set => set
            .Visible(Visibility.OfHandoutLines).SignedInOnly().MaxPage(500)
            .Property(l => l.RowVersion, p => p.ReadOnly()).Property(l => l.LotId, p => p.ReadOnly()).Property(l => l.PlaceId, p => p.ReadOnly())
            .Property(l => l.Reserved, p => p.ReadOnly()).Property(l => l.Packed, p => p.ReadOnly())
            .Property(l => l.Handed, p => p.ReadOnly()).Property(l => l.Received, p => p.ReadOnly())
            .Property(l => l.Wanted, p => p.Required()));
        model.Complex<HandoutQuantities>();
        model.Complex<ItemQuantity>();
    }

    private static ODataSetBuilder<Lot, Viewer> LotActions(this ODataSetBuilder<Lot, Viewer> set) => set
        .Action("Receive", action => action
            .Parameter<int>("quantity").Parameter<long?>("placeId").Parameter<string>("reason", optional: true).ReturnsEntity(Lots)
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<ReceiveLot>().RunAsync(
                new(id, arguments.Get<int>("quantity"), arguments.Get<long?>("placeId"), arguments.Get<string?>("reason"), context.ETag as int?),
                context.Viewer, context.Aborted))))
        .Action("Approve", action => action
            .Parameter<string>("inspection").ReturnsEntity(Lots)
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<ApproveLot>().RunAsync(
                new(id, arguments.Get<string>("inspection"), context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("Recall", action => action
            .Parameter<string>("reason").ReturnsEntity(Lots)
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<RecallLot>().RunAsync(
                new(id, arguments.Get<string>("reason"), context.ETag as int?), context.Viewer, context.Aborted))));

    private static ODataSetBuilder<Handout, Viewer> HandoutActions(this ODataSetBuilder<Handout, Viewer> set) => set
        .OnCreate(async (change, context) => context.Answer(
            await context.Get<PlanHandout>().RunAsync(Read(change), context.Viewer, context.Aborted), row => ODataResult.Created(row.Id)))
        .Action("Reserve", action => action
            .ReturnsEntity(Handouts)
            .Runs(async (id, _, context) => context.Entity(await context.Get<ReserveHandout>().RunAsync(
                new(id, context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("Release", action => action
            .ReturnsEntity(Handouts)
            .Runs(async (id, _, context) => context.Entity(await context.Get<ReleaseHandout>().RunAsync(
                new(id, context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("Pack", action => action
            .Parameter<HandoutQuantities>("quantities", optional: true).ReturnsEntity(Handouts)
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<PackHandout>().RunAsync(
                new(id, Lines(arguments), context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("HandOver", action => action
            .Parameter<HandoutQuantities>("quantities", optional: true).ReturnsEntity(Handouts)
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<HandOverHandout>().RunAsync(
                new(id, Lines(arguments), context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("Sign", action => action
            .Parameter<string>("signedBy")
            .Parameter<HandoutQuantities>("quantities", optional: true).ReturnsEntity(Handouts)
            .Runs(async (id, arguments, context) => context.Entity(await context.Get<SignHandout>().RunAsync(
                new(id, arguments.Get<string>("signedBy"), Lines(arguments), context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("Reconcile", action => action
            .ReturnsEntity(Handouts)
            .Runs(async (id, _, context) => context.Entity(await context.Get<ReconcileHandout>().RunAsync(
                new(id, context.ETag as int?), context.Viewer, context.Aborted))))
        .Action("Resolve", action => action
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
