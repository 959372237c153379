using System.Globalization;
using Microsoft.AspNetCore.Http;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Json;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.OpenApi;

namespace YouthPrograms.OData.Http;

/// <summary>The service document, the two metadata documents, and the OpenAPI document.</summary>
internal sealed class Documents(Exchange exchange)
{
    public Task AnswerAsync(ResourceKind kind)
    {
        Allowed.Require(exchange, "GET", "HEAD");
        OptionRules.CheckValue(exchange.Url);
        return kind == ResourceKind.Metadata ? MetadataAsync() : ServiceAsync();
    }

    /// <summary>Not an address of OData: its name has no place in the grammar, so it is told apart before.</summary>
    public static bool IsOpenApi(HttpRequest request, string prefix) => request.Path.Equals(prefix + "/" + OpenApiDocument.Name);

    public static async Task OpenApiAsync(HttpContext http, ServiceModel model)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            http.Response.Headers.Allow = "GET, HEAD";
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            if (HttpMethods.IsOptions(http.Request.Method))
                return;
            throw Refusal.Of(405, "MethodNotAllowed", Message.MethodNotAllowed, http.Request.Method);
        }
        var documents = model.Documents.For(CultureInfo.CurrentUICulture);
        http.Response.ContentType = "application/json;charset=utf-8";
        http.Response.ContentLength = documents.OpenApi.Length;
        http.Response.Headers.Vary = "Accept-Language";
        http.Response.Headers.ContentLanguage = documents.Language.Name;
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.Body.WriteAsync(documents.OpenApi, http.RequestAborted);
    }

    private LanguageDocuments Localized => exchange.Model.Documents.For(CultureInfo.CurrentUICulture);

    private Task MetadataAsync()
        => Negotiation.WantsXml(exchange.Http.Request, exchange.Url, exchange.Form.Is401)
            ? Reply.BytesAsync(exchange, "application/xml;charset=utf-8", Localized.Xml)
            : Reply.BytesAsync(exchange, "application/json;charset=utf-8", Localized.Json);

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
