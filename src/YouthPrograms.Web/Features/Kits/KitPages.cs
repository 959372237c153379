using System.Globalization;
using YouthPrograms.Data;
using YouthPrograms.Data.Kits;
using YouthPrograms.Web.Features.Funding;
using YouthPrograms.Web.Features.Setup;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Kits;

/// <summary>The office's pages of stock and hand-outs.</summary>
internal static class KitPages
{
    private const string Home = "/office/kits";

    public static void MapKits(this IEndpointRouteBuilder routes)
    {
        var kits = routes.MapGroup(Home).RequireAuthorization(Policies.Officer);
        kits.MapGet("", (KitForms forms, CancellationToken cancellation) => forms.StockAsync(null, null, cancellation));
        kits.MapPost("/items", AddItemAsync);
        kits.MapPost("/lots", AddLotAsync);
        kits.MapGet("/lots/{id:long}", (long id, KitForms forms, CancellationToken cancellation) => forms.LotAsync(id, null, null, cancellation));
        kits.MapPost("/lots/{id:long}/receive", (long id, FormPost post, ReceiveLot use, KitForms forms, CancellationToken cancellation) =>
        {
            var request = new ReceiveLotRequest(id, post.RequiredWhole("Quantity"), post.Key("PlaceId"), RowVersion: post.Whole("RowVersion"));
            return forms.OfLotAsync(id, post, "receive", "lot-received", viewer => use.RunAsync(request, viewer, cancellation), cancellation);
        });
        kits.MapPost("/lots/{id:long}/approve", (long id, FormPost post, ApproveLot use, KitForms forms, CancellationToken cancellation) =>
        {
            var request = new ApproveLotRequest(id, post.Text("Inspection"), post.Whole("RowVersion"));
            return forms.OfLotAsync(id, post, "approve", "lot-approved", viewer => use.RunAsync(request, viewer, cancellation), cancellation);
        });
        kits.MapPost("/lots/{id:long}/recall", (long id, FormPost post, RecallLot use, KitForms forms, CancellationToken cancellation) =>
        {
            var request = new RecallLotRequest(id, post.Text("RecallReason"), post.Whole("RowVersion"));
            return forms.OfLotAsync(id, post, "recall", "lot-recalled", viewer => use.RunAsync(request, viewer, cancellation), cancellation);
        });
        kits.MapPost("/lots/{id:long}/move", (long id, FormPost post, MoveStock use, KitForms forms, CancellationToken cancellation) =>
        {
            var request = new MoveStockRequest(id, post.RequiredKey("FromId"), post.RequiredKey("ToId"), post.RequiredWhole("MoveQuantity"), post.Text("MoveReason"));
            return forms.OfLotAsync(id, post, "move", "stock-moved", viewer => use.RunAsync(request, viewer, cancellation), cancellation);
        });
        kits.MapHandouts();
    }

    private static void MapHandouts(this IEndpointRouteBuilder kits)
    {
        kits.MapGet("/picks", (KitForms forms, CancellationToken cancellation) => forms.PicksAsync(null, null, cancellation));
        kits.MapPost("/bookings/{id:long}/plan", PlanAsync);
        kits.MapGet("/handouts/{id:long}", (long id, KitForms forms, CancellationToken cancellation) => forms.HandoutAsync(id, null, null, cancellation));
        kits.MapPost("/handouts/{id:long}/reserve", (long id, FormPost post, ReserveHandout use, KitForms forms, CancellationToken cancellation) =>
            forms.OfHandoutAsync(id, post, "reserve", "handout-reserved", viewer => use.RunAsync(new(id, post.Whole("RowVersion")), viewer, cancellation), cancellation));
        kits.MapPost("/handouts/{id:long}/release", (long id, FormPost post, ReleaseHandout use, KitForms forms, CancellationToken cancellation) =>
            forms.OfHandoutAsync(id, post, "release", "handout-released", viewer => use.RunAsync(new(id, post.Whole("RowVersion")), viewer, cancellation), cancellation));
        kits.MapPost("/handouts/{id:long}/pack", (long id, FormPost post, PackHandout use, KitForms forms, CancellationToken cancellation) =>
        {
            var request = new HandoutQuantitiesRequest(id, post.Quantities(), post.Whole("RowVersion"));
            return forms.OfHandoutAsync(id, post, "pack", "handout-packed", viewer => use.RunAsync(request, viewer, cancellation), cancellation);
        });
        kits.MapPost("/handouts/{id:long}/hand-over", (long id, FormPost post, HandOverHandout use, KitForms forms, CancellationToken cancellation) =>
        {
            var request = new HandoutQuantitiesRequest(id, post.Quantities(), post.Whole("RowVersion"));
            return forms.OfHandoutAsync(id, post, "hand-over", "handout-given", viewer => use.RunAsync(request, viewer, cancellation), cancellation);
        });
        kits.MapPost("/handouts/{id:long}/reconcile", (long id, FormPost post, ReconcileHandout use, KitForms forms, CancellationToken cancellation) =>
            forms.OfHandoutAsync(id, post, "reconcile", "handout-reconciled", viewer => use.RunAsync(new(id, post.Whole("RowVersion")), viewer, cancellation), cancellation));
        kits.MapPost("/handouts/{id:long}/resolve", (long id, FormPost post, ResolveHandout use, KitForms forms, CancellationToken cancellation) =>
            forms.OfHandoutAsync(id, post, "resolve", "handout-resolved", viewer => use.RunAsync(new(id, post.Text("Resolution"), post.Whole("RowVersion")), viewer, cancellation), cancellation));
    }

    private static async Task<IResult> AddItemAsync(FormPost post, EditRow<Item> edit, KitForms forms, CancellationToken cancellation)
    {
        var (code, name, nameEn) = (post.RequiredText("Code"), post.RequiredText("Name"), post.RequiredText("NameEn"));
        var added = !post.IsSound || post.Refuse(await edit.CreateAsync(item => (item.Code, item.Name, item.NameEn) = (code, name, nameEn), forms.Viewer, cancellation));
        return added ? await forms.StockAsync(post, "item", cancellation) : Pages.Done(Home, "item-added");
    }

    private static async Task<IResult> AddLotAsync(FormPost post, EditRow<Lot> edit, KitForms forms, CancellationToken cancellation)
    {
        var (item, code, expires, donation) = (post.RequiredKey("ItemId"), post.RequiredText("LotCode"), post.Date("ExpiresOn"), post.Key("DonationId"));
        if (post.IsSound)
        {
            var outcome = await edit.CreateAsync(
                lot => (lot.ItemId, lot.Code, lot.ExpiresOn, lot.DonationId) = (item, code, expires, donation), forms.Viewer, cancellation);
            if (!outcome.IsRefused(out var problem))
                return Pages.Done(string.Create(CultureInfo.InvariantCulture, $"{Home}/lots/{outcome.Value}"), "lot-added");
            post.Refuse(problem.Target == "Code" ? problem with { Target = "LotCode" } : problem);
        }
        return await forms.StockAsync(post, "lot", cancellation);
    }

    private static async Task<IResult> PlanAsync(long id, FormPost post, PlanHandout use, KitForms forms, CancellationToken cancellation)
    {
        var lines = post.Quantities().Where(line => line.Quantity != 0).ToList();
        if (post.IsSound)
        {
            var outcome = await use.RunAsync(new(id, lines), forms.Viewer, cancellation);
            if (!outcome.IsRefused(out var problem))
                return Pages.Done(string.Create(CultureInfo.InvariantCulture, $"{Home}/handouts/{outcome.Value.Id}"), "handout-planned");
            post.Refuse(problem);
        }
        return await forms.PicksAsync(post, BooksPages.FormOf("plan", id), cancellation);
    }
}

/// <summary>Shows the pages of stock, anew or with a refused form.</summary>
public sealed class KitForms(StockReading read, BooksReading books, Viewer viewer)
{
    public Viewer Viewer => viewer;

    public async Task<IResult> StockAsync(FormPost? post, string? form, CancellationToken cancellation) => Pages.Show<KitsPage>(
        new
        {
            Items = await read.ItemsAsync(cancellation),
            Lots = await read.LotsAsync(cancellation),
            Open = await read.OpenAsync(viewer, cancellation),
            Unplanned = (await read.UnplannedAsync(viewer.Now, cancellation)).Count,
            Gifts = await books.GiftsAsync(viewer, cancellation),
            Failed = Failed(post, form),
        },
        Status(post));

    public async Task<IResult> LotAsync(long id, FormPost? post, string? form, CancellationToken cancellation) =>
        await read.LotAsync(id, cancellation) is { } lot
            ? Pages.Show<LotPage>(new { Lot = lot, Places = await read.PlacesAsync(cancellation), Failed = Failed(post, form) }, Status(post))
            : Pages.NotFound();

    public async Task<IResult> PicksAsync(FormPost? post, string? form, CancellationToken cancellation) => Pages.Show<PicksPage>(
        new
        {
            Open = await read.OpenAsync(viewer, cancellation),
            Unplanned = await read.UnplannedAsync(viewer.Now, cancellation),
            Items = await read.ItemsAsync(cancellation),
            Failed = Failed(post, form),
        },
        Status(post));

    public async Task<IResult> HandoutAsync(long id, FormPost? post, string? form, CancellationToken cancellation) =>
        await read.HandoutAsync(id, viewer, cancellation) is { } handout
            ? Pages.Show<HandoutPage>(new { Handout = handout, Viewer = viewer, Failed = Failed(post, form) }, Status(post))
            : Pages.NotFound();

    public async Task<IResult> OfLotAsync<T>(
        long id, FormPost post, string form, string said, Func<Viewer, Task<Outcome<T>>> run, CancellationToken cancellation)
    {
        if (post.IsSound && (await run(viewer)).IsRefused(out var problem))
            post.Refuse(problem with { Target = Field(form, problem.Target) });
        return post.IsSound ? Pages.Done(string.Create(CultureInfo.InvariantCulture, $"/office/kits/lots/{id}"), said) : await LotAsync(id, post, form, cancellation);
    }

    public async Task<IResult> OfHandoutAsync(
        long id, FormPost post, string form, string said, Func<Viewer, Task<Outcome<Handout>>> run, CancellationToken cancellation)
    {
        if (post.IsSound && (await run(viewer)).IsRefused(out var problem))
            post.Refuse(problem);
        return post.IsSound ? Pages.Done(string.Create(CultureInfo.InvariantCulture, $"/office/kits/handouts/{id}"), said) : await HandoutAsync(id, post, form, cancellation);
    }

    // Two forms of one page must not have a field of the same name.
    private static string? Field(string form, string? target) => (form, target) switch
    {
        ("recall", "Reason") => "RecallReason",
        ("move", "Reason") => "MoveReason",
        ("move", "Quantity") => "MoveQuantity",
        _ => target,
    };

    private static int Status(FormPost? post) => post?.Status() ?? StatusCodes.Status200OK;

    private static FailedForm Failed(FormPost? post, string? form) => post is null ? FailedForm.None : new(form, post.State());
}

/// <summary>Fields of the forms of hand-outs.</summary>
internal static class KitFields
{
    private const string Prefix = "Quantity-";

    public static string FieldOf(long itemId) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{itemId}");

    /// <summary>Fields of one class on a page with many.</summary>
    public static string FieldOf(string name, long id) => string.Create(CultureInfo.InvariantCulture, $"{name}-{id}");

    /// <summary>What was typed for each item; a field left empty says nothing.</summary>
    public static IReadOnlyList<ItemQuantity> Quantities(this FormPost post)
    {
        List<ItemQuantity> quantities = [];
        foreach (var name in post.Form.Keys.Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            if (long.TryParse(name.AsSpan(Prefix.Length), CultureInfo.InvariantCulture, out var item) && post.Whole(name) is { } quantity)
                quantities.Add(new(item, quantity));
        }
        return quantities;
    }
}
