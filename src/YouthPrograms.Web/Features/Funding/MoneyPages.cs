using YouthPrograms.Data;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Funding;

/// <summary>Money for everybody: what was published, and for a giver the way of their own gifts.</summary>
internal static class MoneyPages
{
    public static void MapMoney(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/safety/money", async (MoneyReading read, Viewer viewer, CancellationToken cancellation) => Pages.Show<MoneyPage>(new
        {
            Campaigns = await read.CampaignsAsync(viewer, cancellation),
            Programs = await read.ProgramsAsync(cancellation),
            Gifts = await read.GiftsAsync(cancellation),
        })).AllowAnonymous();
        routes.MapGet("/safety/money/{code}", async (string code, MoneyReading read, CancellationToken cancellation) =>
            await read.ProgramAsync(code, cancellation) is { } program
                ? Pages.Show<ProgramMoneyPage>(new { Program = program })
                : Pages.NotFound()).AllowAnonymous();
    }

    public static void MapGifts(this IEndpointRouteBuilder routes)
    {
        var gifts = routes.MapGroup("/donations").RequireAuthorization(Policies.SignedIn);
        gifts.MapGet("", async (BooksReading read, Viewer viewer, CancellationToken cancellation) =>
            Pages.Show<MyGiftsPage>(new { Gifts = await read.OwnGiftsAsync(viewer, cancellation) }));
        gifts.MapGet("/{id:long}", async (long id, BooksReading read, TraceDonation trace, Viewer viewer, CancellationToken cancellation) =>
            await read.OwnGiftAsync(id, viewer, cancellation) is { } gift
            && (await trace.RunAsync(id, viewer, cancellation)) is { Problem: null } steps
                ? Pages.Show<MyGiftPage>(new { Gift = gift, Steps = steps.Value })
                : Pages.NotFound());
    }
}
