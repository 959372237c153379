using Microsoft.AspNetCore.Http.Features;
using YouthPrograms.Data.People;

namespace YouthPrograms.Web.Security;

/// <summary>What holds for every request of a program, whatever it is about.</summary>
public static class ProgramAccess
{
    private static readonly string[] Ways = ["Basic realm=\"YouthPrograms\", charset=\"UTF-8\"", "Bearer"];

    /// <summary>
    /// Whoever shows something that does not sign them in is told so: read on as a stranger, a program whose token has ended
    /// would take the public rows for all there are. A token that reads may do nothing else.
    /// </summary>
    public static IApplicationBuilder UseProgramAccess(this IApplicationBuilder app) => app.UseWhen(
        http => http.Request.Path.StartsWithSegments(ServiceModel.Prefix),
        branch => branch.Use((http, next) =>
        {
            http.Response.OnStarting(NameWaysAsync, http.Response);
            if (http.Request.Headers.Authorization.Count > 0 && http.User.Identity?.IsAuthenticated != true)
                return http.RefuseAsync(StatusCodes.Status401Unauthorized, "credentials-refused");
            if (http.User.HasClaim(TokenSignIn.ScopeClaim, nameof(TokenScope.Read)) && !OnlyReads(http))
                return http.RefuseAsync(StatusCodes.Status403Forbidden, "token-reads-only");
            return next(http);
        }));

    /// <summary>A posted query is a read. A batch is not, because what it does stands inside of it.</summary>
    internal static bool OnlyReads(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || HttpMethods.IsOptions(http.Request.Method)
        || IsPostedQuery(http);

    // Undecoded, as the service decides it.
    private static bool IsPostedQuery(HttpContext http)
    {
        var raw = http.Features.Get<IHttpRequestFeature>()?.RawTarget is ['/', ..] target ? target : http.Request.Path.ToUriComponent();
        return HttpMethods.IsPost(http.Request.Method) && raw.Split('?')[0].TrimEnd('/').EndsWith("/$query", StringComparison.Ordinal);
    }

    private static Task NameWaysAsync(object state)
    {
        var response = (HttpResponse)state;
        if (response.StatusCode == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = Ways;
        return Task.CompletedTask;
    }
}
