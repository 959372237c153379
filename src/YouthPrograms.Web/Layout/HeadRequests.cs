namespace YouthPrograms.Web.Layout;

internal static class HeadRequests
{
    /// <summary>
    /// Whatever answers GET answers HEAD with the same status and headers and no body (RFC 9110, 9.3.2). The OData library does
    /// so by itself.
    /// </summary>
    public static IApplicationBuilder UseHeadRequests(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (!HttpMethods.IsHead(http.Request.Method) || http.Request.Path.StartsWithSegments(ServiceModel.Prefix, StringComparison.Ordinal))
        {
            await next(http);
            return;
        }
        http.Request.Method = HttpMethods.Get;
        http.Response.Body = Stream.Null;
        await next(http);
        http.Request.Method = HttpMethods.Head;
    });
}
