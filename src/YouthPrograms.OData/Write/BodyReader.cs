using System.Text.Json;
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
        try
        {
            return JsonDocument.Parse(body.Length == 0 ? "{}"u8.ToArray() : body, new() { MaxDepth = MaxDepth });
        }
        catch (JsonException e)
        {
            throw Refusal.BadRequest("MalformedJson", Message.MalformedJson, e.LineNumber + 1, e.BytePositionInLine);
        }
    }

    // The length is counted, not believed: a chunked body names none.
    private static async Task<byte[]> BufferAsync(HttpRequest request, int limit, CancellationToken aborted)
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
