using YouthPrograms.Data;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>The page behind the link of an invitation: sign in or register, then take it.</summary>
internal static class InvitationPages
{
    public static void MapInvitations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/invitation/{token}", ShowAsync).AllowAnonymous();
        routes.MapPost("/invitation/{token}", AcceptAsync).RequireAuthorization(Policies.SignedIn);
    }

    private static async Task<IResult> ShowAsync(string token, AcceptInvitation accept, Viewer viewer, CancellationToken cancellation) =>
        await accept.FindAsync(token, viewer.Now, cancellation) is { } invitation
            ? Pages.Show<InvitationPage>(new { Invitation = invitation, Token = token })
            : Pages.Show<MessagePage>(new { Key = "invitation-ended" }, StatusCodes.Status404NotFound);

    private static async Task<IResult> AcceptAsync(string token, FormPost post, AcceptInvitation accept, Viewer viewer, CancellationToken cancellation)
    {
        if (!post.IsSound)
            return Pages.Refused(post.Problems[0]);
        var taken = await accept.RunAsync(token, viewer, cancellation);
        return taken.IsRefused(out var problem) ? Pages.Refused(problem) : Pages.Done($"/coach/{taken.Value}", "invitation-accepted");
    }
}
