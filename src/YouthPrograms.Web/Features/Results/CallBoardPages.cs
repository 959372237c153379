using YouthPrograms.Data;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Results;

/// <summary>The call board of those who call, and the screen in the hall of those who listen.</summary>
internal static class CallBoardPages
{
    public static void MapCallBoard(this IEndpointRouteBuilder routes)
    {
        var calls = routes.MapGroup("/organize/{slug}/calls").RequireAuthorization(Policies.SignedIn);
        calls.MapGet("", (string slug, CallBoard board, Viewer viewer, CancellationToken cancellation) =>
            ShowAsync(slug, null, FormState.Empty, 200, board, viewer, cancellation));
        calls.MapPost("/{match:long}", CallAsync);
        // A refused call is answered there; whoever loads that page again, as it does itself when something has changed, wants the board.
        calls.MapGet("/{match:long}", (string slug) => Pages.SeeOther($"/organize/{slug}/calls"));
        routes.MapGet("/screen/{slug}", async (string slug, CallBoard board, Viewer viewer, CancellationToken cancellation) =>
            await board.ReadAsync(slug, viewer, cancellation) is { } view ? Pages.Show<ScreenPage>(new { View = view }) : Pages.NotFound())
            .CacheOutput(Publishing.Publishing.CachePolicy).AllowAnonymous();
    }

    private static async Task<IResult> CallAsync(
        string slug, long match, FormPost post, CallMatch call, CallBoard board, Viewer viewer, CancellationToken cancellation)
    {
        var table = post.Key("tableId");
        if (post.IsSound && (await call.RunAsync(new(match, table), viewer, cancellation)).IsRefused(out var problem))
            post.Refuse(problem);
        return post.IsSound
            ? Pages.Done($"/organize/{slug}/calls", "match-called")
            : await ShowAsync(slug, match, post.State(), post.Status(), board, viewer, cancellation);
    }

    private static async Task<IResult> ShowAsync(
        string slug, long? failed, FormState state, int status, CallBoard board, Viewer viewer, CancellationToken cancellation) =>
        await board.ReadAsync(slug, viewer, cancellation) is { } view && viewer.Records(view.Head.Id)
            ? Pages.Show<CallBoardPage>(new { View = view, Failed = failed, State = state }, status)
            : Pages.NotFound();
}
