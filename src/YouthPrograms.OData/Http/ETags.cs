using Microsoft.AspNetCore.Http;
using YouthPrograms.OData.Json;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Query;

namespace YouthPrograms.OData.Http;

/// <summary>Versions of entities in headers. They are weak: two representations of one version differ in bytes.</summary>
internal static class ETags
{
    public static void Set(HttpResponse response, RowShape shape, Row row)
    {
        if (shape.ETag >= 0)
            response.Headers.ETag = EntityWriter.ETagText(shape.Set.ETag!, row[shape.ETag]);
    }

    /// <summary>Answers 304 when If-None-Match names the version the caller already has.</summary>
    public static bool NotModified(HttpContext http, JsonForm form, RowShape shape, Row row)
    {
        var given = http.Request.Headers.IfNoneMatch.ToString();
        if (shape.ETag < 0 || given.Length == 0 || !Names(given, EntityWriter.ETagText(shape.Set.ETag!, row[shape.ETag])))
            return false;
        Set(http.Response, shape, row);
        Reply.Headers(http.Response, form.Is401, null);
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    /// <summary>Compares If-Match with the version found; null when it is <c>*</c> or not needed.</summary>
    public static object? Match(Exchange exchange, SetModel set, object? version)
    {
        if (set.ETag is not { } etag)
            return null;
        var given = exchange.Http.Request.Headers.IfMatch.ToString();
        if (given.Length == 0)
            return exchange.Model.Limits.RequireIfMatch ? throw Refusal.Of(428, "IfMatchRequired", Message.IfMatchRequired) : null;
        if (given.Trim() == "*")
            return null;
        return Names(given, EntityWriter.ETagText(etag, version)) ? version : throw Refusal.Of(412, "VersionConflict", Message.IfMatchFailed);
    }

    private static bool Names(string header, string etag)
        => header.Split(',', StringSplitOptions.TrimEntries).Any(e => e == "*" || Strong(e) == Strong(etag));

    private static string Strong(string etag) => etag.StartsWith("W/", StringComparison.OrdinalIgnoreCase) ? etag[2..] : etag;
}
