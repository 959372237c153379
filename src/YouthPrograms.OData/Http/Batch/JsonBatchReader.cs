using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using YouthPrograms.OData.Write;

namespace YouthPrograms.OData.Http.Batch;

/// <summary>A batch in JSON (OData JSON Format 4.01, 19.1). Whatever is not as it says refuses the whole batch.</summary>
internal sealed class JsonBatchReader(ODataLimits limits)
{
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> groups = new(StringComparer.Ordinal);
    private readonly List<(string? Group, List<BatchRequest> Requests)> units = [];

    public static List<BatchUnit> Read(byte[] body, ODataLimits limits)
    {
        using var document = BodyReader.Parse(body);
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("requests", out var requests) || requests.ValueKind != JsonValueKind.Array)
            throw Malformed("requests");
        var reader = new JsonBatchReader(limits);
        foreach (var request in requests.EnumerateArray())
            reader.Request(request);
        return [.. reader.units.Select(u => new BatchUnit(u.Group, u.Requests))];
    }

    private void Request(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw Malformed("requests");
        var method = BatchMethods.Of(Text(json, "method") ?? throw Malformed("method"));
        var headers = Headers(json);
        var request = new BatchRequest(
            Text(json, "id") is { Length: > 0 } id ? id : throw Malformed("id"),
            method,
            Text(json, "url") ?? throw Malformed("url"),
            headers,
            Body(json, method, headers))
        {
            DependsOn = DependsOn(json),
            If = Text(json, "if") is { } condition ? BatchCondition.Parse(condition, limits) : null,
        };
        Add(request, Text(json, "atomicityGroup"));
    }

    private void Add(BatchRequest request, string? group)
    {
        if (groups.Contains(request.Id!) || !ids.Add(request.Id!))
            throw Malformed("id");
        if (group is not null && units is [.., var last] && last.Group == group)
        {
            BatchMethods.RequireWrite(request);
            last.Requests.Add(request);
            return;
        }
        if (group is not null)
        {
            if (group.Length == 0 || ids.Contains(group) || !groups.Add(group))
                throw Malformed("atomicityGroup");
            BatchMethods.RequireWrite(request);
        }
        units.Add((group, [request]));
    }

    private List<string> DependsOn(JsonElement json)
    {
        if (!json.TryGetProperty("dependsOn", out var list) || list.ValueKind == JsonValueKind.Null)
            return [];
        if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(i => i.ValueKind != JsonValueKind.String))
            throw Malformed("dependsOn");
        List<string> names = [.. list.EnumerateArray().Select(i => i.GetString()!)];
        return names.TrueForAll(n => ids.Contains(n) || groups.Contains(n)) ? names : throw Malformed("dependsOn");
    }

    private static HeaderDictionary Headers(JsonElement json)
    {
        var headers = new HeaderDictionary();
        if (!json.TryGetProperty("headers", out var given) || given.ValueKind == JsonValueKind.Null)
            return headers;
        if (given.ValueKind != JsonValueKind.Object)
            throw Malformed("headers");
        foreach (var header in given.EnumerateObject())
            headers[header.Name] = header.Value.ValueKind == JsonValueKind.String ? header.Value.GetString() : throw Malformed("headers");
        return headers;
    }

    private static byte[] Body(JsonElement json, string method, IHeaderDictionary headers)
    {
        if (!json.TryGetProperty("body", out var body) || body.ValueKind == JsonValueKind.Null)
            return [];
        if (method is "GET" or "HEAD" or "DELETE")
            throw Malformed("body");
        var type = headers.ContentType.ToString();
        if (type.Length == 0 || IsJson(type))
            return Encoding.UTF8.GetBytes(body.GetRawText());
        if (body.ValueKind != JsonValueKind.String)
            throw Malformed("body");
        var text = body.GetString()!;
        if (type.StartsWith("text/", StringComparison.OrdinalIgnoreCase))
            return Encoding.UTF8.GetBytes(text);
        return Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : throw Malformed("body");
    }

    /// <summary>application/json, or a type of its family.</summary>
    public static bool IsJson(string contentType)
    {
        var type = contentType.Split(';')[0].Trim();
        return type.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }

    private static string? Text(JsonElement json, string name)
        => !json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
            : value.ValueKind == JsonValueKind.String ? value.GetString()
            : throw Malformed(name);

    private static RefusalException Malformed(string what) => Refusal.Target(what, "MalformedBatch", Message.MalformedBatch, what);
}
