using YouthPrograms.Reminders;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Reminders;

/// <summary>
/// Stops a kind of optional mail by the address that stands in it. Looking at the address stops nothing; a post does,
/// from the page or from a mailbox's one-click button (RFC 8058), which knows no form token: the address is the secret.
/// </summary>
internal static class Unsubscribing
{
    public static void MapUnsubscribing(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/mail/unsubscribe/{token}", (string token) => Pages.Show<UnsubscribePage>(new { Token = token })).AllowAnonymous();
        routes.MapPost("/mail/unsubscribe/{token}", async (string token, Outbox outbox, CancellationToken cancellation) =>
            await outbox.UnsubscribeAsync(token, cancellation)
                ? Pages.Show<UnsubscribePage>(new { Token = token, Done = true })
                : Pages.NotFound()).AllowAnonymous();
    }
}
