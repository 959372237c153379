using YouthPrograms.Data.Kits;
using YouthPrograms.Training.Impact;
using YouthPrograms.Training.Stock;

namespace YouthPrograms.Data.Seeding;

/// <summary>What <c>kits/handouts.json</c> has; sessions, schools and items by their codes, days counted from the first start.</summary>
public sealed record KitDemoSeeds(IReadOnlyList<LotSeed> Lots, IReadOnlyList<HandoutSeed> Handouts);

/// <summary>Arrived on <c>Day</c>; one that is not <c>Approved</c> waits in quarantine. <c>Giver</c> is the donor of a gift of goods.</summary>
public sealed record LotSeed(
    string Item, string Code, int Day, int Pieces, int? Approved, string? Inspection, string? Giver = null, int? ExpiresIn = null);

/// <summary>A piece of each item for every pupil. One with a discrepancy misses two pieces.</summary>
public sealed record HandoutSeed(string Session, string School, string Class, IReadOnlyList<string> Items, HandoutState State);

/// <summary>What a class of <c>training/measures.json</c> answered and how soon it was out.</summary>
public sealed record MeasureSeed(
    string Session,
    string School,
    string Class,
    IReadOnlyDictionary<AssessmentPhase, int> Quiz,
    IReadOnlyDictionary<DrillRun, int>? Drill = null);

/// <summary>Places of stock and items, which every installation has.</summary>
internal static class KitSeeds
{
    public static async Task AddAsync(ProgramsDb db, SeedFolder folder, CancellationToken cancellation)
    {
        await CodedRows<StockPlace>.MergeAsync(
            db.StockPlaces, place => place.Code,
            folder.ReadCoded<PlaceItem>("kits/places.json").Select(place => new StockPlace
            {
                Code = place.Code,
                Kind = place.Kind,
                Name = place.Name,
                NameEn = place.NameEn,
            }),
            cancellation);
        await CodedRows<Item>.MergeAsync(
            db.Items, item => item.Code,
            folder.ReadCoded<GoodsItem>("kits/items.json").Select(item => new Item { Code = item.Code, Name = item.Name, NameEn = item.NameEn }),
            cancellation);
    }

    private sealed record PlaceItem(string Code, PlaceKind Kind, string Name, string NameEn) : ICoded;

    private sealed record GoodsItem(string Code, string Name, string NameEn) : ICoded;
}
