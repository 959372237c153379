using System.Text.Json.Nodes;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData.OpenApi;

/// <summary>Answers, and who may ask.</summary>
internal static class OpenApiAnswers
{
    public static JsonObject Headers(OpenApiTexts texts) => new()
    {
        ["ETag"] = Header(texts[OpenApiText.ETag]),
        ["Location"] = Header(texts[OpenApiText.Location]),
    };

    public static JsonObject Shared(OpenApiTexts texts) => new()
    {
        ["error"] = new JsonObject { ["description"] = texts[OpenApiText.Error], ["content"] = OpenApiJson.Content(OpenApiJson.Schema("odata.error")) },
        ["nothing"] = new JsonObject { ["description"] = texts[OpenApiText.Nothing] },
        ["not-modified"] = new JsonObject { ["description"] = texts[OpenApiText.NotModified] },
    };

    public static JsonObject Named(string name) => OpenApiJson.Reference("responses", name);

    /// <summary>A body, with the headers that come along.</summary>
    public static JsonObject Body(string description, JsonObject content, params string[] headers)
    {
        var answer = new JsonObject { ["description"] = description };
        if (headers.Length > 0)
            answer["headers"] = new JsonObject(headers.Select(h => KeyValuePair.Create(h, (JsonNode?)OpenApiJson.Reference("headers", h))));
        answer["content"] = content;
        return answer;
    }

    /// <summary>One of the ways to sign in or, where strangers are answered as well, none.</summary>
    public static JsonArray Security(ServiceModel model, bool signInNeeded)
    {
        var ways = model.SignInWays.Select(way => (JsonNode?)new JsonObject { [way.Name] = new JsonArray() });
        return OpenApiJson.Array(signInNeeded ? ways : [new JsonObject(), .. ways]);
    }

    private static JsonObject Header(string description)
        => new() { ["description"] = description, ["schema"] = new JsonObject { ["type"] = "string" } };
}
