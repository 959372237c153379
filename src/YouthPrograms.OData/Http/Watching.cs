using Microsoft.AspNetCore.Http;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData.Http;

/// <summary>Tells an application that a request could read rows of sets it watches.</summary>
internal static class Watching
{
    public static IReadOnlyList<SetModel> Of(RequestContext request) => [.. request.Reached.Where(s => s.Definition.Watch is not null)];

    /// <summary>Of an answer that did not end well, once some of it has left.</summary>
    public static async ValueTask TellAsync(IReadOnlyList<SetModel> watched, HttpContext http, bool ended)
    {
        if (!(ended || http.Response.HasStarted) || http.Response.StatusCode is not (StatusCodes.Status200OK or StatusCodes.Status201Created))
            return;
        foreach (var set in watched)
            await set.Definition.Watch!(http);
    }
}
