using Microsoft.AspNetCore.Identity;
using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Accounts;

/// <summary>The pages of the second step: its set-up, and the one that asks for the code at sign-in.</summary>
internal static class TwoFactorPages
{
    public const string SignInCode = "/account/sign-in/code";
    private const string Page = "/account/two-factor";

    public static void MapTwoFactor(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(SignInCode, AskAsync).AllowAnonymous();
        routes.MapPost(SignInCode, CheckAsync).AllowAnonymous();
        var settings = routes.MapGroup(Page).RequireAuthorization(Policies.SignedIn);
        settings.MapGet("", (TwoFactor use, Viewer viewer) => ShowAsync(use, viewer, FormState.Empty, [], 200));
        settings.MapPost("/start", async (FormPost post, TwoFactor use, Viewer viewer) =>
        {
            if (post.IsSound && (await use.StartAsync(viewer)).IsRefused(out var problem))
                post.Refuse(problem);
            return post.IsSound ? Pages.SeeOther(Page) : Pages.Refused(post.Problems[0]);
        });
        settings.MapPost("/enable", (FormPost post, TwoFactor use, Viewer viewer, SecretAnswer secret, HttpContext http) =>
            CodesAsync(post, post.RequiredText("code"), use.EnableAsync, use, viewer, secret, http));
        settings.MapPost("/codes", (FormPost post, TwoFactor use, Viewer viewer, SecretAnswer secret, HttpContext http) =>
            CodesAsync(post, post.RequiredText("password"), use.RenewCodesAsync, use, viewer, secret, http));
        settings.MapPost("/disable", async (FormPost post, TwoFactor use, Viewer viewer) =>
        {
            var password = post.RequiredText("password");
            if (post.IsSound && (await use.DisableAsync(password, viewer)).IsRefused(out var problem))
                post.Refuse(problem);
            return post.IsSound ? Pages.Done(Page, "two-factor-off") : await ShowAsync(use, viewer, post.State(), [], post.Status());
        });
    }

    // The codes stand on the answer to the post and nowhere else, so there is no page to lead on to.
    private static async Task<IResult> CodesAsync(
        FormPost post, string given, Func<string, Viewer, Task<Outcome<IReadOnlyList<string>>>> make,
        TwoFactor use, Viewer viewer, SecretAnswer secret, HttpContext http)
    {
        if (!post.IsSound)
            return await ShowAsync(use, viewer, post.State(), [], post.Status());
        var made = await make(given, viewer);
        if (made.IsRefused(out var problem))
        {
            post.Refuse(problem);
            return await ShowAsync(use, viewer, post.State(), [], post.Status());
        }
        secret.Give(http.Response);
        return await ShowAsync(use, viewer, FormState.Empty, made.Value, 200);
    }

    private static async Task<IResult> ShowAsync(TwoFactor use, Viewer viewer, FormState state, IReadOnlyList<string> codes, int status) =>
        Pages.Show<TwoFactorPage>(new { Current = await use.ReadAsync(viewer), Codes = codes, State = state }, status);

    private static async Task<IResult> AskAsync(
        SignInManager<Account> manager, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "ReturnUrl")] string? returnUrl) =>
        await manager.GetTwoFactorAuthenticationUserAsync() is null
            ? Pages.SeeOther("/account/sign-in")
            : Pages.Show<SignInCodePage>(new { ReturnUrl = Pages.LocalOr(returnUrl, "") });

    private static async Task<IResult> CheckAsync(FormPost post, SignInManager<Account> manager, FrontPage front, CancellationToken cancellation)
    {
        // Whoever waited too long between the two steps begins again.
        if (await manager.GetTwoFactorAuthenticationUserAsync() is not { } account)
            return Pages.SeeOther("/account/sign-in");
        var code = TwoFactor.Bare(post.RequiredText("code"));
        if (post.IsSound && !(await SignInAsync(manager, code)).Succeeded)
            post.Refuse(new Problem(ProblemKind.Invalid, "code-refused", "code"));
        var returnUrl = Pages.LocalOr(post.Text("returnUrl"), "");
        return post.IsSound
            ? Pages.SeeOther(returnUrl.Length > 0 ? returnUrl : await front.AddressAsync(account.Email!, cancellation))
            : Pages.Show<SignInCodePage>(new { State = post.State(), ReturnUrl = returnUrl }, post.Status());
    }

    private static Task<SignInResult> SignInAsync(SignInManager<Account> manager, string code) =>
        code.Length == 6 && code.All(char.IsAsciiDigit)
            ? manager.TwoFactorAuthenticatorSignInAsync(code, isPersistent: true, rememberClient: false)
            : manager.TwoFactorRecoveryCodeSignInAsync(code);
}
