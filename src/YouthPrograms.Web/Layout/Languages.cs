using Microsoft.AspNetCore.Localization;

namespace YouthPrograms.Web.Layout;

/// <summary>zh-CN first, English one click away; the choice is a cookie. Programs say theirs in Accept-Language.</summary>
public static class Languages
{
    public const string Chinese = "zh-CN";

    public const string English = "en";

    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<Texts>();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(Chinese).AddSupportedCultures(Chinese, English).AddSupportedUICultures(Chinese, English);
            options.RequestCultureProviders =
            [
                new CookieRequestCultureProvider(),
                new CustomRequestCultureProvider(context => ForPrograms(context, options)),
            ];
        });
    }

    public static void MapLanguages(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/language/{language}", Choose).AllowAnonymous();

    private static async Task<ProviderCultureResult?> ForPrograms(HttpContext http, RequestLocalizationOptions options) =>
        http.Request.Path.StartsWithSegments("/odata") || http.Request.Path.StartsWithSegments("/auth")
            ? await new AcceptLanguageHeaderRequestCultureProvider { Options = options }.DetermineProviderCultureResult(http)
            : null;

    private static IResult Choose(HttpContext http, string language, string? back)
    {
        if (language is not (Chinese or English))
            return Results.NotFound();
        http.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)),
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, IsEssential = true, HttpOnly = true });
        return Results.LocalRedirect(Pages.LocalOr(back, "/"));
    }
}
