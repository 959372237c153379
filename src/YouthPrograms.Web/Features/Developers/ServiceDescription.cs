using System.Text.Json.Nodes;
using YouthPrograms.OData;

namespace YouthPrograms.Web.Features.Developers;

/// <summary>A set with its properties and navigations and all that can be asked of it; without properties, what belongs to no set.</summary>
public sealed record DescribedSet(
    string Name, string Description, bool SignInNeeded, IReadOnlyList<DescribedMember> Members, IReadOnlyList<DescribedCall> Calls);

public sealed record DescribedCall(string Method, string Path, string Title, string? Description, IReadOnlyList<DescribedMember> Arguments);

public sealed record DescribedMember(
    string Name, string Type, string? Description, IReadOnlyList<string> Values, bool Needed = false, bool ReadOnly = false);

/// <summary>The service as its own OpenAPI document describes it, so that the pages can show nothing that programs are not told.</summary>
public sealed class ServiceDescription(IServiceProvider services)
{
    /// <summary>The tag of operations that belong to no set.</summary>
    public const string Unbound = "()";

    private static readonly string[] Methods = ["get", "post", "patch", "put", "delete"];

    private readonly JsonNode document = JsonNode.Parse(services.ODataOpenApi().Span)!;

    public IReadOnlyList<DescribedSet> Sets() => [.. document["tags"]!.AsArray().Select(tag => Describe(tag!)).Where(set => set.Calls.Count > 0)];

    public DescribedSet? Find(string name) => Sets().FirstOrDefault(set => set.Name == name);

    private DescribedSet Describe(JsonNode tag)
    {
        var name = (string)tag["name"]!;
        var reading = document["paths"]!["/" + name]?["get"];
        return new(name, (string?)tag["description"] ?? "", reading?["security"] is not null, Members(reading), name[0] == '$' ? [] : [.. Calls(name)]);
    }

    private IEnumerable<DescribedCall> Calls(string tag) =>
        from path in document["paths"]!.AsObject()
        from method in Methods
        let call = path.Value![method]
        where call is not null && (string?)call["tags"]![0] == tag
        select new DescribedCall(method.ToUpperInvariant(), path.Key, (string)call["summary"]!, (string?)call["description"], Arguments(call));

    private List<DescribedMember> Members(JsonNode? reading)
    {
        var answer = reading?["responses"]!["200"]!["content"]!["application/json"]!["schema"];
        var type = Resolve(answer?["properties"]?["value"]?["items"] ?? answer);
        return type?["properties"] is JsonObject members
            ? [.. members.Where(m => m.Key[0] != '@').Select(m => Member(m.Key, m.Value!, m.Value!) with { ReadOnly = (bool?)m.Value!["readOnly"] is true })]
            : [];
    }

    // What is asked in the address or given in the body; options and headers are the same everywhere.
    private List<DescribedMember> Arguments(JsonNode call)
    {
        var named = (call["parameters"]?.AsArray() ?? []).Where(p => (string?)p!["name"] is { } name && name[0] != '$')
            .Select(p => Member((string)p!["name"]!, p["schema"]!, p) with { Needed = (bool?)p["required"] is true });
        var body = call["requestBody"]?["content"]?["application/json"]?["schema"];
        var needed = body?["required"]?.AsArray().Select(r => (string)r!).ToHashSet() ?? [];
        var given = (body?["properties"]?.AsObject() ?? [])
            .Select(p => Member(p.Key, p.Value!, p.Value!) with { Needed = needed.Contains(p.Key) });
        return [.. named, .. given];
    }

    private DescribedMember Member(string name, JsonNode schema, JsonNode described) =>
        new(name, TypeOf(schema), (string?)described["description"], [.. (Resolve(schema["anyOf"]?[0] ?? schema)?["enum"]?.AsArray() ?? []).Select(v => (string)v!)]);

    private JsonNode? Resolve(JsonNode? schema) => (string?)schema?["$ref"] is { } reference ? document["components"]!["schemas"]![Last(reference)] : schema;

    private static string TypeOf(JsonNode schema) => schema switch
    {
        _ when (string?)schema["$ref"] is { } reference => Last(reference),
        _ when schema["anyOf"] is JsonArray either => TypeOf(either[0]!) + "?",
        _ when schema["type"] is JsonArray orNull => ((string?)schema["format"] ?? (string)orNull[0]!) + "?",
        _ when (string?)schema["type"] == "array" => TypeOf(schema["items"]!) + "[]",
        _ => (string?)schema["format"] ?? (string?)schema["type"] ?? "",
    };

    private static string Last(string reference) => reference[(reference.LastIndexOf('/') + 1)..];
}
