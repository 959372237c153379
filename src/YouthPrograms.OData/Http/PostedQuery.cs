using System.Text;
using Microsoft.AspNetCore.Http;
using YouthPrograms.OData.Write;

namespace YouthPrograms.OData.Http;

/// <summary>A read whose options stand in the body, because they are too long, or too private, for an address.</summary>
internal static class PostedQuery
{
    private const string Segment = "/$query";

    public static bool Is(string method, string path)
        => HttpMethods.IsPost(method) && path.TrimEnd('/').EndsWith(Segment, StringComparison.Ordinal);

    /// <summary>The address as if it had been sent whole; options may be split between address and body.</summary>
    public static async Task<(string Path, string Query)> ReadAsync(HttpContext http, string path, string query, ODataLimits limits)
    {
        if (!(http.Request.ContentType ?? "").Split(';')[0].Trim().Equals("text/plain", StringComparison.OrdinalIgnoreCase))
            throw Refusal.Of(415, "UnsupportedMediaType", Message.BadQueryType);
        var body = await BodyReader.BufferAsync(http.Request, limits.MaxBodyBytes, http.RequestAborted);
        var options = Encoding.UTF8.GetString(body).Trim();
        var whole = path.TrimEnd('/');
        return (whole[..^Segment.Length], query.Length == 0 ? options : query + "&" + options);
    }
}
