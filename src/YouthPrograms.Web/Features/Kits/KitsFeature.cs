using YouthPrograms.Data;
using YouthPrograms.Data.Kits;
using YouthPrograms.Training.Stock;
using YouthPrograms.Web.Features.Setup;

namespace YouthPrograms.Web.Features.Kits;

/// <summary>Goods: what there is, where it lies, and how it reaches a class.</summary>
public static class KitsFeature
{
    public static void AddKits(this IServiceCollection services)
    {
        services.AddScoped<StockGuard>().AddScoped<HandoutDesk>();
        services.AddScoped<ReceiveLot>().AddScoped<ApproveLot>().AddScoped<RecallLot>().AddScoped<MoveStock>();
        services.AddScoped<PlanHandout>().AddScoped<ReserveHandout>().AddScoped<ReleaseHandout>().AddScoped<PackHandout>();
        services.AddScoped<HandOverHandout>().AddScoped<SignHandout>().AddScoped<ReconcileHandout>().AddScoped<ResolveHandout>();
        services.AddScoped<StockReading>().AddScoped<KitForms>().AddScoped<DemoKits>();
        services.AddRows<Item>(row => Setup.Setup.Named(row.Code, row.Name, row.NameEn));
        services.AddRows<StockPlace>(Check);
        services.AddRows<Lot>(row => KitWords.Check(row.Code, nameof(row.Code)) is { } problem ? [problem] : []);
    }

    private static void AddRows<T>(this IServiceCollection services, Func<T, IEnumerable<Problem>> check)
        where T : Entity
    {
        services.AddSingleton(new RowRules<T>((_, viewer, _) => ValueTask.FromResult(viewer.KeepsStock), check, _ => []));
        services.AddScoped<EditRow<T>>();
    }

    private static IEnumerable<Problem> Check(StockPlace row) =>
    [
        .. row.Id == 0 && row.Kind is not PlaceKind.Store ? (Problem[])[new(ProblemKind.Invalid, "storerooms-only", nameof(row.Kind))] : [],
        .. Setup.Setup.Named(row.Code, row.Name, row.NameEn),
    ];
}
