using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData.OpenApi;

/// <summary>
/// The service as an OpenAPI 3.1 document: what the sets and operations of the model answer, and nothing they do not. The
/// shapes are those of OData 4.0 with minimal metadata, which callers get who ask for nothing else.
/// </summary>
internal static class OpenApiDocument
{
    public const string Name = "openapi.json";

    // Han characters stand as themselves, and nothing in it is ever put into a page unescaped.
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(ServiceModel model, Wording wording)
        => JsonSerializer.SerializeToUtf8Bytes(Of(model, wording, new(wording.Language)), Written);

    private static JsonObject Of(ServiceModel model, Wording wording, OpenApiTexts texts) => new()
    {
        ["openapi"] = "3.1.0",
        ["info"] = new JsonObject
        {
            ["title"] = model.Namespace,
            ["description"] = wording.Find(model.Namespace) ?? texts[OpenApiText.Service],
            // Names never change their meaning, so there is one version.
            ["version"] = "1",
        },
        ["servers"] = new JsonArray(new JsonObject { ["url"] = model.Prefix }),
        ["tags"] = new JsonArray([.. Tags(model, wording, texts)]),
        ["paths"] = Paths(model, wording, texts),
        ["components"] = new JsonObject
        {
            ["schemas"] = new OpenApiSchemas(model, wording, texts).All(),
            ["parameters"] = OpenApiParameters.Shared(model, wording, texts),
            ["headers"] = OpenApiAnswers.Headers(texts),
            ["responses"] = OpenApiAnswers.Shared(texts),
            ["securitySchemes"] = new JsonObject(model.SignInWays.Select(way => KeyValuePair.Create(way.Name, (JsonNode?)SignIn(way, wording)))),
        },
        ["security"] = OpenApiAnswers.Security(model, signInNeeded: false),
    };

    private static IEnumerable<JsonNode?> Tags(ServiceModel model, Wording wording, OpenApiTexts texts)
    {
        foreach (var set in model.Sets.Values)
            yield return Tag(set.Name, wording.Of(set));
        if (model.Imports.Count > 0)
            yield return Tag(OpenApiCalls.UnboundTag, texts[OpenApiText.Unbound]);
        yield return Tag(OpenApiService.Tag, texts[OpenApiText.Documents]);
    }

    private static JsonObject Tag(string name, string? description)
        => new JsonObject { ["name"] = name }.Described(description);

    private static JsonObject Paths(ServiceModel model, Wording wording, OpenApiTexts texts)
    {
        var paths = new JsonObject();
        var sets = new OpenApiSets(model, texts);
        var calls = new OpenApiCalls(model, wording, texts);
        foreach (var set in model.Sets.Values)
        {
            sets.AddTo(paths, set);
            foreach (var operation in set.Operations.Values)
                calls.AddTo(paths, operation);
        }
        foreach (var operation in model.Imports.Values)
            calls.AddTo(paths, operation);
        new OpenApiService(texts).AddTo(paths);
        return paths;
    }

    private static JsonObject SignIn(SignInWay way, Wording wording)
    {
        var scheme = way.Cookie is { } cookie
            ? new JsonObject { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = cookie }
            : new JsonObject { ["type"] = "http", ["scheme"] = way.Name };
        return scheme.Described(wording.Find(way.Name));
    }
}
