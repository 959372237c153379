using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Json;

namespace YouthPrograms.OData.Http;

/// <summary>The service document and the two metadata documents.</summary>
internal sealed class Documents(Exchange exchange)
{
    public Task AnswerAsync(ResourceKind kind)
    {
        Allowed.Require(exchange, "GET", "HEAD");
        OptionRules.CheckValue(exchange.Url);
        return kind == ResourceKind.Metadata ? MetadataAsync() : ServiceAsync();
    }

    private Task MetadataAsync()
        => Negotiation.WantsXml(exchange.Http.Request, exchange.Url)
            ? Reply.BytesAsync(exchange, "application/xml;charset=utf-8", exchange.Model.MetadataXml)
            : Reply.BytesAsync(exchange, "application/json;charset=utf-8", exchange.Model.MetadataJson);

    private Task ServiceAsync() => Reply.JsonAsync(exchange, 200, json =>
    {
        json.WriteStartObject();
        if (exchange.Form.Metadata != MetadataLevel.None)
            json.WriteString(exchange.Form.Control("context"), exchange.Root + "/$metadata");
        json.WriteStartArray("value");
        foreach (var set in exchange.Model.Sets.Values)
            Entry(json, set.Name, set.IsSingleton ? "Singleton" : "EntitySet");
        foreach (var function in exchange.Model.Imports.Values.Where(o => !o.IsAction && o.Parameters.Count == 0))
            Entry(json, function.Name, "FunctionImport");
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Entry(System.Text.Json.Utf8JsonWriter json, string name, string kind)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("kind", kind);
        json.WriteString("url", name);
        json.WriteEndObject();
    }
}
