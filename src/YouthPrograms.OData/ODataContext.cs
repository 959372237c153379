using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData;

/// <summary>What a set is asked for.</summary>
public enum ODataAccess
{
    Read,
    Create,
    Update,
    Delete,
    Operation,
}

/// <summary>The request as a handler sees it.</summary>
public sealed class ODataContext<TViewer>
    where TViewer : notnull
{
    private readonly HandlerCall call;

    internal ODataContext(HandlerCall call) => this.call = call;

    public TViewer Viewer => (TViewer)call.Viewer;

    public HttpContext Http => call.Http;

    /// <summary>The request's scope.</summary>
    public IServiceProvider Services => call.Http.RequestServices;

    /// <summary>Cancelled when the caller hangs up.</summary>
    public CancellationToken Aborted => call.Http.RequestAborted;

    /// <summary>The key of the entity addressed, or null.</summary>
    public object? Key => call.Key;

    /// <summary>The version that If-Match named and the entity had when compared; null for <c>*</c> or without If-Match.</summary>
    public object? ETag => call.ETag;

    public T Get<T>()
        where T : notnull
        => call.Http.RequestServices.GetRequiredService<T>();
}
