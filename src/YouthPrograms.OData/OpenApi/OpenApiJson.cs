using System.Text.Json.Nodes;

namespace YouthPrograms.OData.OpenApi;

/// <summary>Shapes that recur all over the document.</summary>
internal static class OpenApiJson
{
    public static JsonObject Described(this JsonObject json, string? description)
    {
        if (description is not null)
            json["description"] = description;
        return json;
    }

    public static JsonObject Reference(string section, string name) => new() { ["$ref"] = $"#/components/{section}/{name}" };

    public static JsonObject Schema(string name) => Reference("schemas", name);

    public static JsonArray Array(IEnumerable<JsonNode?> items) => new([.. items]);

    public static JsonArray Texts(IEnumerable<string> items) => Array(items.Select(item => (JsonNode?)item));

    /// <summary>A body or an answer in JSON.</summary>
    public static JsonObject Content(JsonObject schema, string type = "application/json")
        => new() { [type] = new JsonObject { ["schema"] = schema } };
}
