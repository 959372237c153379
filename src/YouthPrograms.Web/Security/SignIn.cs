using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using YouthPrograms.Data;
using YouthPrograms.Data.People;

namespace YouthPrograms.Web.Security;

/// <summary>ASP.NET Core Identity: a cookie for pages; a bearer token, or one made by hand, for programs.</summary>
public static class SignIn
{
    /// <summary>The cookie of the pages.</summary>
    public const string Cookie = ".AspNetCore.Identity.Application";

    /// <summary>Asks people to sign in on a page and programs for a token.</summary>
    private const string Challenge = "challenge";

    /// <summary>Takes a personal access token where one was sent, else Identity's bearer token or cookie.</summary>
    private const string Authenticate = "authenticate";

    /// <summary>The scheme that AddIdentityApiEndpoints makes the default; its constant is not public.</summary>
    private const string BearerOrCookie = "Identity.BearerAndApplication";

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddIdentityApiEndpoints<Account>(options =>
        {
            options.User.RequireUniqueEmail = true;
            options.Password.RequiredLength = 10;
            options.Password.RequireNonAlphanumeric = false;
            options.Password.RequireUppercase = false;
            options.Lockout.MaxFailedAccessAttempts = 10;
            Databases.UseLatestTables(options);
        }).AddEntityFrameworkStores<ProgramsDb>();
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, TokenSignIn>(TokenSignIn.SchemeName, null)
            .AddPolicyScheme(Authenticate, null, scheme => scheme.ForwardDefaultSelector = http =>
                TokenSignIn.IsFor(http.Request) ? TokenSignIn.SchemeName : BearerOrCookie)
            .AddPolicyScheme(Challenge, null, scheme => scheme.ForwardDefaultSelector = http =>
                IsForPrograms(http.Request) ? IdentityConstants.BearerScheme : IdentityConstants.ApplicationScheme);
        services.Configure<AuthenticationOptions>(options =>
        {
            options.DefaultAuthenticateScheme = Authenticate;
            options.DefaultChallengeScheme = options.DefaultForbidScheme = Challenge;
        });
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.LoginPath = "/account/sign-in";
            cookie.AccessDeniedPath = "/account/denied";
            cookie.ExpireTimeSpan = TimeSpan.FromDays(14);
            cookie.Cookie.Name = Cookie;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
        });
    }

    public static bool IsForPrograms(HttpRequest request) =>
        request.Path.StartsWithSegments("/odata") || request.Path.StartsWithSegments("/auth");
}
