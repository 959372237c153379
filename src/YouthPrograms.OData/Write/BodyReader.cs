using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using YouthPrograms.OData.Http;

namespace YouthPrograms.OData.Write;

/// <summary>Bodies as JSON, bounded in size and depth.</summary>
internal static class BodyReader
{
    private const int MaxDepth = 32;

    public static async Task<JsonDocument> ReadAsync(Exchange exchange)
    {
        var request = exchange.Http.Request;
        if (request.ContentType is { Length: > 0 } type && !type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            throw Refusal.Of(415, "UnsupportedMediaType", Message.BadMediaType);
        var body = await BufferAsync(request, exchange.Model.Limits.MaxBodyBytes, exchange.Aborted);
        return Parse(body.Length == 0 ? "{}"u8.ToArray() : body);
    }

    public static JsonDocument Parse(byte[] body)
    {
        if (!Utf8.IsValid(body))
            throw Refusal.BadRequest("MalformedJson", Message.NotUtf8);
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(body, new() { MaxDepth = MaxDepth });
            // Half a surrogate pair can only be written with an escape, and is noticed only when the text is read.
            if (body.AsSpan().IndexOf("\\u"u8) >= 0)
                ReadTexts(document.RootElement);
            return document;
        }
        catch (JsonException e)
        {
            throw Refusal.BadRequest("MalformedJson", Message.MalformedJson, e.LineNumber + 1, e.BytePositionInLine);
        }
        catch (InvalidOperationException)
        {
            document?.Dispose();
            throw Refusal.BadRequest("MalformedJson", Message.NotUtf8);
        }
    }

    private static void ReadTexts(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String)
            _ = json.GetString();
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray())
                ReadTexts(item);
        }
        if (json.ValueKind != JsonValueKind.Object)
            return;
        foreach (var member in json.EnumerateObject())
        {
            _ = member.Name;
            ReadTexts(member.Value);
        }
    }

    // The length is counted, not believed: a chunked body names none.
    public static async Task<byte[]> BufferAsync(HttpRequest request, int limit, CancellationToken aborted)
    {
        if (request.ContentLength > limit)
            throw Refusal.Of(413, "BodyTooLarge", Message.BodyTooLarge, limit);
        using var buffer = new MemoryStream();
        var chunk = new byte[16_384];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, aborted)) > 0)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > limit)
                throw Refusal.Of(413, "BodyTooLarge", Message.BodyTooLarge, limit);
        }
        return buffer.ToArray();
    }
}
