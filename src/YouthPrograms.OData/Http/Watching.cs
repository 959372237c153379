using Microsoft.AspNetCore.Http;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData.Http;

/// <summary>Tells an application that a request could read rows of sets it watches.</summary>
internal static class Watching
{
    public static IReadOnlyList<SetModel> Of(RequestContext request) => [.. request.Reached.Where(s => s.Definition.Watch is not null)];

    public static async ValueTask TellAsync(IReadOnlyList<SetModel> watched, HttpContext http)
    {
        for (var i = 0; i < watched.Count && http.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status201Created; i++)
            await watched[i].Definition.Watch!(http);
    }
}
