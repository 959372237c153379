using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Accounts;

/// <summary>Signing in and out, and what an account may do. Programs use Identity's own endpoints under /auth.</summary>
public static class Accounts
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddScoped<FirstAdministrator>();
        services.AddScoped<FrontPage>();
        services.AddScoped<ChangeMe>();
        services.AddScoped<GrantRole>();
        services.AddScoped<RevokeRole>();
        services.AddScoped<CreateToken>();
        services.AddScoped<RevokeToken>();
        services.AddScoped<TwoFactor>();
        services.AddPasswordReset();
    }

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapRegistration();
        routes.MapMembers();
        routes.MapTokens();
        routes.MapPasswordReset();
        routes.MapTwoFactor();
        routes.MapGroup("/auth").MapIdentityApi<Account>().Finally(FitIn);
        routes.MapGet("/account/sign-in", ([Microsoft.AspNetCore.Mvc.FromQuery(Name = "ReturnUrl")] string? returnUrl) =>
            Pages.Show<SignInPage>(new { ReturnUrl = Pages.LocalOr(returnUrl, "") })).AllowAnonymous();
        routes.MapPost("/account/sign-in", SignInAsync).AllowAnonymous();
        routes.MapPost("/account/sign-out", SignOutAsync).AllowAnonymous();
        routes.MapGet("/account/denied", Pages.Forbidden).AllowAnonymous();
        routes.MapGet("/account", async (FrontPage front, Viewer viewer, CancellationToken cancellation) =>
            Pages.Show<AccountPage>(new { Account = await front.AccountAsync(viewer, cancellation) })).RequireAuthorization(Policies.SignedIn);
        routes.MapPost("/account", ChangeMeAsync).RequireAuthorization(Policies.SignedIn);
        routes.MapGet("/account/first", (string? token) => Pages.Show<FirstAdministratorPage>(new { Token = token ?? "" })).AllowAnonymous();
        routes.MapPost("/account/first", CreateFirstAsync).AllowAnonymous();
    }

    private static void FitIn(EndpointBuilder endpoint)
    {
        // Identity asks for a signed-in user where it needs one; the rest of its endpoints are for anybody.
        if (!endpoint.Metadata.OfType<IAuthorizeData>().Any())
            endpoint.Metadata.Add(new AllowAnonymousAttribute());
        // It would switch the second step off for whoever finds a page left open, without password and without a trace.
        if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } path } && path.EndsWith("/manage/2fa", StringComparison.Ordinal))
            endpoint.RequestDelegate = http => http.RefuseAsync(StatusCodes.Status404NotFound, "not-found");
    }

    private static async Task<IResult> SignInAsync(FormPost post, SignInManager<Account> manager, FrontPage front, CancellationToken cancellation)
    {
        var email = post.RequiredText("email");
        var password = post.RequiredText("password");
        var returnUrl = Pages.LocalOr(post.Text("returnUrl"), "");
        var answer = post.IsSound ? await CheckAsync(manager, email, password) : SignInResult.Failed;
        if (answer.RequiresTwoFactor)
            return Pages.SeeOther($"{TwoFactorPages.SignInCode}?ReturnUrl={Uri.EscapeDataString(returnUrl)}");
        if (post.IsSound && !answer.Succeeded)
            post.Refuse(new Problem(ProblemKind.Invalid, "sign-in-refused", "email"));
        return post.IsSound
            ? Pages.SeeOther(returnUrl.Length > 0 ? returnUrl : await front.AddressAsync(email, cancellation))
            : Pages.Show<SignInPage>(new { State = post.State(), ReturnUrl = returnUrl }, post.Status());
    }

    private static Task<SignInResult> CheckAsync(SignInManager<Account> manager, string email, string password)
    {
        manager.AuthenticationScheme = IdentityConstants.ApplicationScheme;
        return manager.PasswordSignInAsync(email, password, isPersistent: true, lockoutOnFailure: true);
    }

    private static async Task<IResult> SignOutAsync(FormPost post, SignInManager<Account> manager)
    {
        if (!post.IsSound)
            return Pages.Refused(post.Problems[0]);
        await manager.SignOutAsync();
        return Pages.SeeOther("/");
    }

    private static async Task<IResult> ChangeMeAsync(FormPost post, ChangeMe change, FrontPage front, Viewer viewer, CancellationToken cancellation)
    {
        var wanted = new MyChange(post.RequiredText("displayName"), post.Text("language"));
        if (post.IsSound && (await change.RunAsync(wanted, viewer, cancellation)).IsRefused(out var problem))
            post.Refuse(problem);
        return post.IsSound
            ? Pages.Done("/account", "account-saved")
            : Pages.Show<AccountPage>(new { Account = await front.AccountAsync(viewer, cancellation), State = post.State() }, post.Status());
    }

    private static async Task<IResult> CreateFirstAsync(FormPost post, FirstAdministrator first, CancellationToken cancellation)
    {
        var (token, email, password) = (post.Text("token") ?? "", post.RequiredText("email"), post.RequiredText("password"));
        if (post.IsSound && (await first.CreateAsync(token, email, password, cancellation)).IsRefused(out var problem))
            post.Refuse(problem);
        return post.IsSound
            ? Pages.Done("/account/sign-in", "administrator-created")
            : Pages.Show<FirstAdministratorPage>(new { State = post.State(), Token = token }, post.Status());
    }
}
