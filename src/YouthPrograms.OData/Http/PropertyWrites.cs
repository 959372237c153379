using System.Text;
using System.Text.Json;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Json;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Write;

namespace YouthPrograms.OData.Http;

/// <summary>PUT, PATCH and DELETE of one property, which the set's update handler does. DELETE means null.</summary>
internal sealed class PropertyWrites(Exchange exchange)
{
    private readonly Writes writes = new(exchange);

    // Part of a complex value is not written alone: the handler would have to be given the rest of it as it was.
    public static IEnumerable<string> Methods(Resource resource)
    {
        if (resource.Set!.Definition.OnUpdate is null || resource.Path is not [var property] || !property.IsUpdatable(resource.Set))
            yield break;
        yield return "PUT";
        if (property.Type.Kind is not (DataKind.Complex or DataKind.Collection) && !resource.IsRawValue)
            yield return "PATCH";
        if (property.Type.Nullable)
            yield return "DELETE";
    }

    public async Task AnswerAsync(Resource resource)
    {
        var set = resource.Set!;
        var property = resource.Path[0];
        exchange.Context.Demand(set, ODataAccess.Update);
        OptionRules.CheckValue(exchange.Url);
        var (key, version) = await writes.CurrentAsync(resource);
        var matched = ETags.Match(exchange, set, version);
        var change = new ChangeSet();
        change.Values[property.ClrName!] = exchange.Method == "DELETE" ? null : await ValueAsync(resource, property);
        await writes.ChangeAsync(set, key, matched, change);
    }

    private async Task<object?> ValueAsync(Resource resource, PropertyModel property)
    {
        if (resource.IsRawValue)
            return await RawAsync(property);
        using var body = await BodyReader.ReadAsync(exchange);
        var json = body.RootElement;
        if (property.Type.Kind != DataKind.Complex && (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("value", out json)))
            throw Refusal.Target(property.Name, "MissingProperty", Message.MissingProperty, "value");
        return ValueReader.TryRead(json, property.Type, out var value) ? value : throw Invalid(property, ValueReader.Describe(json));
    }

    private async Task<object?> RawAsync(PropertyModel property)
    {
        var type = exchange.Http.Request.ContentType ?? "";
        var isBinary = property.Type.Kind == DataKind.Binary;
        if (!isBinary && !type.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase))
            throw Refusal.Of(415, "UnsupportedMediaType", Message.BadQueryType);
        var body = await BodyReader.BufferAsync(exchange.Http.Request, exchange.Model.Limits.MaxBodyBytes, exchange.Aborted);
        if (isBinary)
            return body;
        var text = Encoding.UTF8.GetString(body);
        return Text(text, property.Type) ?? throw Invalid(property, text.Length > 40 ? text[..40] + "…" : text);
    }

    private static object? Text(string text, DataType type)
    {
        if (type.IsNumeric)
            return Literals.Number(text, type.Kind);
        if (type.Kind == DataKind.Boolean)
            return text switch { "true" => true, "false" => false, _ => null };
        return ValueReader.TryRead(JsonSerializer.SerializeToElement(text), type, out var value) ? value : null;
    }

    private RefusalException Invalid(PropertyModel property, string given)
        => Refusal.Target(property.Name, "InvalidValue", Message.BadLiteral, given, property.Type.EdmName(exchange.Model.Namespace));
}
