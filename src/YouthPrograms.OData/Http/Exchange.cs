using Microsoft.AspNetCore.Http;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Json;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Http;

/// <summary>One request under way: what it says, and how its answer is to look.</summary>
internal sealed record Exchange(
    HttpContext Http, ServiceModel Model, RequestUrl Url, JsonForm Form, RequestContext Context, string Root, string RawPath)
{
    /// <summary>What the caller wants done: GET for a query that was posted.</summary>
    public string Method { get; init; } = Http.Request.Method;

    public Preferences Prefer { get; } = Preferences.Of(Http.Request);

    public required QueryClock Clock { get; init; }

    /// <summary>For what is asked of the database. The answer is written as long as somebody listens.</summary>
    public CancellationToken Aborted => Clock.Token;

    public int PageSize(SetModel set) => Math.Min(Prefer.MaxPageSize ?? int.MaxValue, set.MaxPage);

    public HandlerCall Call(object? key = null, object? etag = null) => new(Http, Context.Viewer, key, etag);
}
