using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace YouthPrograms.OData.Http.Batch;

/// <summary>
/// A request of a batch as an HTTP request of its own: with the batch's user, services and connection, but its own method,
/// address, headers, body and response.
/// </summary>
internal static class PartContext
{
    // What says something of the batch's own body, answer and preconditions is not said of its parts.
    private static readonly string[] OfTheBatch =
    [
        "Accept", "Content-Type", "Content-Length", "Content-Encoding", "Content-Disposition", "Transfer-Encoding", "Expect", "Prefer", "If-Match",
        "If-None-Match", "If-Modified-Since", "If-Unmodified-Since", "Range", "Idempotency-Key", "TE", "Trailer", "Upgrade",
    ];

    private static readonly string[] Preconditions = ["If-Match", "If-None-Match"];

    // A part speaks for the batch's user on the batch's connection; who that is has been decided.
    private static readonly string[] NotForParts =
        ["Authorization", "Proxy-Authorization", "Cookie", "Host", "Connection", "Content-Length", "Transfer-Encoding", "Expect"];

    public static DefaultHttpContext Of(Exchange batch, BatchRequest request, string target, BatchOutcomes outcomes, Stream answer)
    {
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var outer = batch.Http;
        var features = new FeatureCollection(outer.Features);
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Protocol = outer.Request.Protocol,
            Scheme = outer.Request.Scheme,
            Method = request.Method,
            PathBase = outer.Request.PathBase,
            Path = mark < 0 ? target : target[..mark],
            QueryString = mark < 0 ? "" : target[mark..],
            RawTarget = target,
            Headers = Headers(outer.Request.Headers, request.Headers, outcomes),
            Body = new MemoryStream(request.Body, writable: false),
        });
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(answer));
        features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature { RequestAborted = outer.RequestAborted });
        features.Set<IQueryFeature>(new QueryFeature(features));
        features.Set<IFormFeature>(null);
        features.Set(outcomes);
        return new(features);
    }

    private static HeaderDictionary Headers(IHeaderDictionary outer, IHeaderDictionary own, BatchOutcomes outcomes)
    {
        var headers = new HeaderDictionary();
        foreach (var (name, value) in outer.Where(h => !OfTheBatch.Contains(h.Key, StringComparer.OrdinalIgnoreCase)))
            headers[name] = value;
        foreach (var (name, value) in own.Where(h => !NotForParts.Contains(h.Key, StringComparer.OrdinalIgnoreCase)))
            headers[name] = value;
        foreach (var name in Preconditions.Where(headers.ContainsKey))
            headers[name] = outcomes.Version(headers[name].ToString().Trim());
        return headers;
    }

    /// <summary>Path and query for any of the three forms of address: absolute, from the host's root, from the service's root.</summary>
    public static string Target(Exchange batch, string url)
    {
        if (url.StartsWith('/'))
            return url;
        var absolute = url.Contains("://", StringComparison.Ordinal) && url.IndexOfAny(['/', '?', '(']) is var first && url[first] == '/' && url[first - 1] == ':'
            ? url
            : batch.Root + "/" + url;
        var origin = $"{batch.Http.Request.Scheme}://{batch.Http.Request.Host}/";
        return absolute.StartsWith(origin, StringComparison.OrdinalIgnoreCase)
            ? absolute[(origin.Length - 1)..]
            : throw Refusal.BadRequest("ForeignAddress", Message.ForeignAddress, url);
    }
}
