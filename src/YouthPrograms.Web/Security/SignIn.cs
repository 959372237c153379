using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using YouthPrograms.Data;
using YouthPrograms.Data.People;

namespace YouthPrograms.Web.Security;

/// <summary>ASP.NET Core Identity: a cookie for pages, a bearer token for programs.</summary>
public static class SignIn
{
    /// <summary>Asks people to sign in on a page and programs for a token.</summary>
    private const string Challenge = "challenge";

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
        services.AddAuthentication().AddPolicyScheme(Challenge, null, scheme => scheme.ForwardDefaultSelector = http =>
            IsForPrograms(http.Request) ? IdentityConstants.BearerScheme : IdentityConstants.ApplicationScheme);
        services.Configure<AuthenticationOptions>(options => options.DefaultChallengeScheme = options.DefaultForbidScheme = Challenge);
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.LoginPath = "/account/sign-in";
            cookie.AccessDeniedPath = "/account/denied";
            cookie.ExpireTimeSpan = TimeSpan.FromDays(14);
            cookie.Cookie.SameSite = SameSiteMode.Lax;
        });
    }

    public static bool IsForPrograms(HttpRequest request) =>
        request.Path.StartsWithSegments("/odata") || request.Path.StartsWithSegments("/auth");
}
