using System.Text.Json.Nodes;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData.OpenApi;

/// <summary>Query options and headers: those that are the same everywhere are components, the others name what the set has.</summary>
internal sealed class OpenApiParameters(ServiceModel model, OpenApiTexts texts)
{
    public static JsonObject Shared(ServiceModel model, Wording wording, OpenApiTexts texts)
    {
        var shared = new JsonObject
        {
            ["top"] = Query("$top", Whole(), texts[OpenApiText.Top]),
            ["skip"] = Query("$skip", Whole(), texts[OpenApiText.Skip]),
            ["count"] = Query("$count", new() { ["type"] = "boolean" }, texts[OpenApiText.CountOption]),
            ["search"] = Query("$search", Text(), texts[OpenApiText.Search]),
            ["compute"] = Query("$compute", Text(), texts[OpenApiText.Compute]),
            ["apply"] = Query("$apply", Text(), texts[OpenApiText.Apply]),
            ["language"] = Header("Accept-Language", texts[OpenApiText.Language]),
            ["prefer"] = Header("Prefer", texts[OpenApiText.Prefer]),
            ["prefer-return"] = Header("Prefer", texts[OpenApiText.PreferWrite]),
            ["if-none-match"] = Header("If-None-Match", texts[OpenApiText.IfNoneMatch]),
            ["if-match"] = Header("If-Match", texts[OpenApiText.IfMatch]),
            ["if-match-required"] = Header("If-Match", texts[OpenApiText.IfMatch], required: true),
        };
        foreach (var header in model.WriteHeaders)
            shared[NameOf(header)] = Header(header, wording.Find(header));
        return shared;
    }

    /// <summary>What a page of the set can be asked for.</summary>
    public JsonArray OfCollection(SetModel set) => new(
    [
        Named("top"), Named("skip"), Named("count"), Filter(set), OrderBy(set), .. set.IsSearchable ? (JsonNode?[])[Named("search")] : [],
        .. Projection(set), Named("compute"), Named("apply"), Named("prefer"), Named("language"),
    ]);

    public JsonArray OfCount(SetModel set)
        => new([Filter(set), .. set.IsSearchable ? (JsonNode?[])[Named("search")] : [], Named("apply"), Named("language")]);

    public JsonArray OfEntity(SetModel set)
        => new([.. Projection(set), Named("compute"), .. set.ETag is null ? [] : (JsonNode?[])[Named("if-none-match")], Named("language")]);

    /// <summary>Headers of a write; <paramref name="versioned"/> is the set whose version may be named.</summary>
    public JsonArray OfWrite(SetModel? versioned, bool required) => new(
    [
        .. versioned?.ETag is null ? [] : (JsonNode?[])[Named(required && model.Limits.RequireIfMatch ? "if-match-required" : "if-match")],
        Named("prefer-return"), .. model.WriteHeaders.Select(h => (JsonNode?)Named(NameOf(h))), Named("language"),
    ]);

    public JsonObject Key(SetModel set) => new JsonObject
    {
        ["name"] = set.Key.Name,
        ["in"] = "path",
        ["required"] = true,
        ["schema"] = OpenApiSchemas.Plain(set.Key.Type),
    }.Described(texts[OpenApiText.Key]);

    public static JsonObject Named(string name) => OpenApiJson.Reference("parameters", name);

    public static JsonObject Query(string name, JsonObject schema, string? description)
        => new JsonObject { ["name"] = name, ["in"] = "query", ["schema"] = schema }.Described(description);

    private static JsonObject Header(string name, string? description, bool required = false)
        => new JsonObject { ["name"] = name, ["in"] = "header", ["required"] = required, ["schema"] = Text() }.Described(description);

    private static string NameOf(string header) => header.ToLowerInvariant();

    private IEnumerable<JsonNode?> Projection(SetModel set)
    {
        yield return Names("$select", set.Type.Properties.Select(p => p.Name), texts[OpenApiText.Select]);
        if (set.Type.Navigations.Count > 0)
            yield return Names("$expand", ["*", .. set.Type.Navigations.Select(n => n.Name)], texts[OpenApiText.Expand]);
    }

    // Any text is allowed, so that paths and nested options are; the examples are the names.
    private static JsonObject Names(string option, IEnumerable<string> names, string description) => new JsonObject
    {
        ["name"] = option,
        ["in"] = "query",
        ["style"] = "form",
        ["explode"] = false,
        ["schema"] = new JsonObject
        {
            ["type"] = "array",
            ["uniqueItems"] = true,
            ["items"] = new JsonObject { ["type"] = "string", ["examples"] = OpenApiJson.Texts(names) },
        },
    }.Described(description);

    private JsonObject Filter(SetModel set)
        => Query("$filter", Text(), Without(OpenApiText.Filter, OpenApiText.NotFilterable, SchemaCapabilities.Unfilterable(set)));

    private JsonObject OrderBy(SetModel set) => Query(
        "$orderby", Text(), Without(OpenApiText.OrderBy, OpenApiText.NotSortable, [.. set.Type.Properties.Where(p => !p.Sortable).Select(p => p.Name)]));

    private string Without(OpenApiText what, OpenApiText but, List<string> names)
        => names.Count == 0 ? texts[what] : $"{texts[what]} {texts[but]}{string.Join(", ", names)}.";

    private static JsonObject Text() => new() { ["type"] = "string" };

    private static JsonObject Whole() => new() { ["type"] = "integer", ["minimum"] = 0 };
}
