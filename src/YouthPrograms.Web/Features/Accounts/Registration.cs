using Microsoft.AspNetCore.Identity;
using YouthPrograms.Data.People;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Accounts;

/// <summary>An account of one's own, without any role: a parent then links to a child, others are given theirs.</summary>
internal static class Registration
{
    public static void MapRegistration(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/account/register", ([Microsoft.AspNetCore.Mvc.FromQuery(Name = "ReturnUrl")] string? returnUrl) =>
            Pages.Show<RegisterPage>(new { ReturnUrl = Pages.LocalOr(returnUrl, "") })).AllowAnonymous();
        routes.MapPost("/account/register", RegisterAsync).AllowAnonymous();
    }

    private static async Task<IResult> RegisterAsync(FormPost post, UserManager<Account> accounts)
    {
        var (email, password) = (post.RequiredText("email"), post.RequiredText("password"));
        if (post.IsSound)
        {
            var account = new Account
            {
                UserName = email,
                Email = email,
                DisplayName = post.Text("displayName") ?? email,
                Language = Texts.IsEnglish ? Languages.English : Languages.Chinese,
            };
            var created = await accounts.CreateAsync(account, password);
            foreach (var problem in created.Errors.Select(IdentityProblems.Of).DistinctBy(problem => problem.Code))
                post.Refuse(problem);
        }
        var returnUrl = Pages.LocalOr(post.Text("returnUrl"), "");
        var signIn = returnUrl.Length > 0 ? "/account/sign-in?ReturnUrl=" + Uri.EscapeDataString(returnUrl) : "/account/sign-in";
        return post.IsSound
            ? Pages.Done(signIn, "registered")
            : Pages.Show<RegisterPage>(new { State = post.State(), ReturnUrl = returnUrl }, post.Status());
    }
}

/// <summary>What Identity has against an account, at the fields of the form.</summary>
internal static class IdentityProblems
{
    public static Problem Of(IdentityError error) => error.Code.StartsWith("Password", StringComparison.Ordinal)
        ? new Problem(ProblemKind.Invalid, "password-too-weak", "password")
        : new Problem(ProblemKind.Invalid, "not-an-email", "email");
}
