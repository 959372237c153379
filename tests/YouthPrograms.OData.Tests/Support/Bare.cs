using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace YouthPrograms.OData.Tests.Support;

/// <summary>A body without context URL and ETags, which have tests of their own.</summary>
internal static class Bare
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Of(JsonNode body)
    {
        Strip(body);
        return body.ToJsonString(Options);
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
                Strip(item);
        }
        else if (node is JsonObject members)
        {
            foreach (var name in new[] { "@odata.context", "@context", "@odata.etag", "@etag" })
                members.Remove(name);
            foreach (var (_, value) in members)
                Strip(value);
        }
    }
}
