using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.OData;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Accounts;

/// <summary>Personal access tokens: their owner's page, and the same for programs.</summary>
internal static class Tokens
{
    private const string Page = "/account/tokens";

    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapGroup(Page).RequireAuthorization(Policies.SignedIn);
        tokens.MapGet("", (ProgramsDb db, Viewer viewer, CancellationToken cancellation) =>
            ShowAsync(db, viewer, FormState.Empty, null, 200, cancellation));
        tokens.MapPost("", CreateAsync);
        tokens.MapPost("/{id:long}/revoke", async (long id, FormPost post, RevokeToken revoke, Viewer viewer, CancellationToken cancellation) =>
        {
            if (post.IsSound && (await revoke.RunAsync(new(id), viewer, cancellation)).IsRefused(out var problem))
                post.Refuse(problem);
            return post.IsSound ? Pages.Done(Page, "token-revoked") : Pages.Refused(post.Problems[0]);
        });
    }

    public static ODataSetBuilder<Account, Viewer> TokenActions(this ODataSetBuilder<Account, Viewer> me) => me
        .Action("CreateToken", action => action
            .Parameter<string>("name").Parameter<TokenScope>("scope").Parameter<DateOnly>("expiresOn").Returns<NewToken>()
            .Runs(async (_, arguments, context) => context.Answer(
                await context.Get<CreateToken>().RunAsync(
                    new(arguments.Get<string>("name"), arguments.Get<TokenScope>("scope"), arguments.Get<DateOnly>("expiresOn")), context.Viewer, context.Aborted),
                context.OnceOnly)))
        .Action("RevokeToken", action => action
            .Parameter<long>("id")
            .Runs(async (_, arguments, context) => context.Answer(
                await context.Get<RevokeToken>().RunAsync(new(arguments.Get<long>("id")), context.Viewer, context.Aborted))));

    // The new token stands on the answer to the post and nowhere else, so there is no page to lead on to.
    private static async Task<IResult> CreateAsync(
        FormPost post, CreateToken create, ProgramsDb db, Viewer viewer, SecretAnswer secret, HttpContext http, CancellationToken cancellation)
    {
        var (name, scope, expiresOn) = (post.RequiredText("name"), post.Choice<TokenScope>("scope"), post.Date("expiresOn"));
        foreach (var missing in Missing(post, scope, expiresOn))
            post.Refuse(missing);
        if (!post.IsSound)
            return await ShowAsync(db, viewer, post.State(), null, post.Status(), cancellation);
        var made = await create.RunAsync(new(name, scope!.Value, expiresOn!.Value), viewer, cancellation);
        if (made.IsRefused(out var problem))
        {
            post.Refuse(problem);
            return await ShowAsync(db, viewer, post.State(), null, post.Status(), cancellation);
        }
        secret.Give(http.Response);
        return await ShowAsync(db, viewer, FormState.Empty, made.Value, 200, cancellation);
    }

    private static IEnumerable<Problem> Missing(FormPost post, TokenScope? scope, DateOnly? expiresOn)
    {
        if (scope is null && !post.Problems.Any(problem => problem.Target == "scope"))
            yield return Problems.Required("scope");
        if (expiresOn is null && !post.Problems.Any(problem => problem.Target == "expiresOn"))
            yield return Problems.Required("expiresOn");
    }

    private static async Task<IResult> ShowAsync(
        ProgramsDb db, Viewer viewer, FormState state, NewToken? made, int status, CancellationToken cancellation)
    {
        var tokens = await db.AccessTokens.AsNoTracking().Where(t => t.AccountId == viewer.AccountId)
            .OrderByDescending(t => t.Id)
            .Select(t => new TokenRow(t.Id, t.Name, t.Scope, t.Prefix, t.CreatedAt, t.ExpiresAt, t.LastUsedAt, t.RevokedAt))
            .ToListAsync(cancellation);
        return Pages.Show<TokensPage>(new { Tokens = tokens, Made = made, viewer.Now, State = state }, status);
    }
}

public sealed record TokenRow(
    long Id, string Name, TokenScope Scope, string Prefix, DateTime CreatedAt, DateTime ExpiresAt, DateTime? LastUsedAt, DateTime? RevokedAt)
{
    /// <summary>A stable word, part of a text's key.</summary>
    public string StateAt(DateTime now) => RevokedAt is not null ? "revoked" : ExpiresAt <= now ? "expired" : "in-force";
}
