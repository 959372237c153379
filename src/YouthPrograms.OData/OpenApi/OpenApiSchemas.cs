using System.Text.Json.Nodes;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData.OpenApi;

/// <summary>Types as JSON schemas: as they are answered, and what may be given when an entity is created or changed.</summary>
internal sealed class OpenApiSchemas(ServiceModel model, Wording wording, OpenApiTexts texts)
{
    public static string Create(SetModel set) => set.Type.Name + "-create";

    public static string Change(SetModel set) => set.Type.Name + "-change";

    public JsonObject All()
    {
        var all = new JsonObject { ["odata.error"] = Error() };
        foreach (var type in model.Types.Enums)
            all[type.Name] = Enumeration(type);
        foreach (var type in model.Types.Complex)
            all[type.Name] = Object(type.Properties.Select(p => Member(type, p))).Described(wording.Of(type));
        foreach (var set in model.Sets.Values)
            Add(all, set);
        return all;
    }

    private void Add(JsonObject all, SetModel set)
    {
        all[set.Type.Name] = Object([.. Control(set), .. set.Type.Properties.Select(p => Member(set.Type, p)), .. set.Type.Navigations.Select(n => Member(set.Type, n))])
            .Described(wording.Of(set.Type));
        if (IsCreated(set))
            all[Create(set)] = Given(set, set.Type.Properties.Where(p => p.IsInsertable), set.Type.Properties.Where(p => p.Required && p.IsInsertable), deep: true);
        if (set.Definition.OnUpdate is not null)
            all[Change(set)] = Given(set, set.Type.Properties.Where(p => p.IsUpdatable(set)), [], deep: false);
    }

    // Also what is only ever created with the entity around it.
    private bool IsCreated(SetModel set)
        => set.Definition.OnCreate is not null || model.Sets.Values.Any(s => DeepInserts(s).Any(n => n.Target == set));

    private static IEnumerable<NavigationModel> DeepInserts(SetModel set)
        => set.Type.Navigations.Where(n => n.ClrName is { } name && set.Definition.DeepInserts.Contains(name));

    private JsonObject Given(SetModel set, IEnumerable<PropertyModel> properties, IEnumerable<PropertyModel> required, bool deep)
    {
        var links = set.Type.Navigations.Where(n => n is { Many: false, Ef: not null }).Select(Link);
        var nested = deep ? DeepInserts(set).Select(n => KeyValuePair.Create(n.Name, (JsonNode?)Nested(n))) : [];
        var schema = Object([.. properties.Select(p => Member(set.Type, p)), .. links, .. nested]);
        var names = required.Select(p => p.Name).ToList();
        if (names.Count > 0)
            schema["required"] = OpenApiJson.Texts(names);
        return schema.Described(wording.Of(set.Type));
    }

    private KeyValuePair<string, JsonNode?> Link(NavigationModel navigation) => new(
        navigation.Name + "@odata.bind",
        new JsonObject { ["type"] = "string", ["format"] = "uri-reference" }.Described(texts[OpenApiText.Link]));

    private static JsonObject Nested(NavigationModel navigation) => navigation.Many
        ? new() { ["type"] = "array", ["items"] = OpenApiJson.Schema(Create(navigation.Target)) }
        : OpenApiJson.Schema(Create(navigation.Target));

    private IEnumerable<KeyValuePair<string, JsonNode?>> Control(SetModel set)
    {
        if (set.ETag is not null)
            yield return new("@odata.etag", new JsonObject { ["type"] = "string", ["readOnly"] = true }.Described(texts[OpenApiText.ETag]));
    }

    private KeyValuePair<string, JsonNode?> Member(StructureModel type, PropertyModel property)
    {
        var schema = Of(property.Type).Described(wording.Of(type, property));
        if (property.Computed || property.ReadOnly)
            schema["readOnly"] = true;
        Bound(schema, property.Bounds);
        return new(property.Name, schema);
    }

    private static void Bound(JsonObject schema, ValueBounds bounds)
    {
        if (bounds.Least is { } least)
            schema["minimum"] = least;
        if (bounds.Greatest is { } greatest)
            schema["maximum"] = greatest;
        if (bounds.MaxLength is { } characters)
            schema["maxLength"] = characters;
        if (bounds.Pattern is { } pattern)
            schema["pattern"] = pattern;
        if (bounds.Allowed is { } allowed)
            schema["enum"] = OpenApiJson.Texts(allowed);
    }

    private KeyValuePair<string, JsonNode?> Member(StructureModel type, NavigationModel navigation)
    {
        var target = OpenApiJson.Schema(navigation.Target.Type.Name);
        var schema = navigation.Many ? new JsonObject { ["type"] = "array", ["items"] = target } : navigation.Nullable ? OrNull(target) : target;
        schema["readOnly"] = true;
        return new(navigation.Name, schema.Described(wording.Of(type, navigation)));
    }

    private JsonObject Enumeration(EnumModel type)
    {
        var names = Enum.GetNames(type.Clr);
        var lines = names.Select(name => wording.Of(type, name) is { } text ? $"- {name}: {text}" : null).OfType<string>().ToList();
        var description = string.Join("\n", [.. wording.Of(type) is { } whole ? (string[])[whole] : [], .. lines]);
        // Several members of a flags type stand in one text, separated by commas.
        var schema = type.IsFlags
            ? new JsonObject { ["type"] = "string", ["examples"] = OpenApiJson.Texts(names) }
            : new JsonObject { ["type"] = "string", ["enum"] = OpenApiJson.Texts(names) };
        return schema.Described(description.Length == 0 ? null : description);
    }

    /// <summary>A list as it is answered, with what stands around it.</summary>
    public static JsonObject Page(JsonObject item, OpenApiTexts texts, bool paged = true)
    {
        var members = new JsonObject
        {
            ["@odata.context"] = new JsonObject { ["type"] = "string" },
            ["@odata.count"] = new JsonObject { ["type"] = "integer" }.Described(texts[OpenApiText.TotalCount]),
            ["value"] = new JsonObject { ["type"] = "array", ["items"] = item },
        };
        if (paged)
            members["@odata.nextLink"] = new JsonObject { ["type"] = "string", ["format"] = "uri" }.Described(texts[OpenApiText.NextLink]);
        return new() { ["type"] = "object", ["properties"] = members, ["required"] = new JsonArray("value") };
    }

    private JsonObject Error()
    {
        JsonObject Text(OpenApiText text) => new JsonObject { ["type"] = "string" }.Described(texts[text]);
        JsonObject Cause(params KeyValuePair<string, JsonNode?>[] more) => new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject([
                new("code", Text(OpenApiText.ErrorCode)), new("message", Text(OpenApiText.ErrorMessage)), new("target", Text(OpenApiText.ErrorTarget)), .. more]),
            ["required"] = new JsonArray("code", "message"),
        };
        var details = new JsonObject { ["type"] = "array", ["items"] = Cause() }.Described(texts[OpenApiText.ErrorDetails]);
        return new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["error"] = Cause(new KeyValuePair<string, JsonNode?>("details", details)) },
            ["required"] = new JsonArray("error"),
        };
    }

    private static JsonObject Object(IEnumerable<KeyValuePair<string, JsonNode?>> members)
        => new() { ["type"] = "object", ["properties"] = new JsonObject(members) };

    private static JsonObject OrNull(JsonObject schema) => new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };

    /// <summary>A value in a body.</summary>
    public static JsonObject Of(DataType type)
    {
        if (type.Kind == DataKind.Collection)
            return new() { ["type"] = "array", ["items"] = Of(type.Element!) };
        if (type.Enum is null && type.Structure is null)
            return Primitive(type, type.Nullable);
        var named = OpenApiJson.Schema(type.Enum?.Name ?? type.Structure!.Name);
        return type.Nullable ? OrNull(named) : named;
    }

    /// <summary>A value in an address, where null is said by leaving it out.</summary>
    public static JsonObject Plain(DataType type) => type.Kind == DataKind.Enum ? OpenApiJson.Schema(type.Enum!.Name) : Primitive(type, nullable: false);

    private static JsonObject Primitive(DataType type, bool nullable)
    {
        var (name, format) = Shape(type.Kind);
        var schema = new JsonObject { ["type"] = nullable ? new JsonArray(name, "null") : name };
        if (format is not null)
            schema["format"] = format;
        return schema;
    }

    private static (string Type, string? Format) Shape(DataKind kind) => kind switch
    {
        DataKind.Boolean => ("boolean", null),
        DataKind.Byte or DataKind.SByte or DataKind.Int16 => ("integer", null),
        DataKind.Int32 => ("integer", "int32"),
        DataKind.Int64 => ("integer", "int64"),
        DataKind.Single => ("number", "float"),
        DataKind.Double => ("number", "double"),
        DataKind.Decimal => ("number", "decimal"),
        DataKind.Guid => ("string", "uuid"),
        DataKind.Date => ("string", "date"),
        DataKind.TimeOfDay => ("string", "time"),
        DataKind.DateTimeOffset => ("string", "date-time"),
        DataKind.Duration => ("string", "duration"),
        DataKind.Binary => ("string", "base64url"),
        _ => ("string", null),
    };
}
