using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using YouthPrograms.OData.Json;
using YouthPrograms.OData.Query.Plans;

namespace YouthPrograms.OData.Http;

/// <summary>An answer that leaves as it is written. Status and headers go with its first piece.</summary>
internal sealed class PlanReply(HttpContext http, JsonForm form, Preferences prefer, ODataLimits limits, AnswerBuffer buffer)
{
    public HttpContext Http => http;

    public JsonForm Form => form;

    public ODataLimits Limits => limits;

    public Utf8JsonWriter Json => buffer.Json;

    public bool IsFull => buffer.IsFull;

    /// <summary>Whether a piece has left, so that nothing else can be answered any more.</summary>
    public bool HasLeft { get; private set; }

    public void Begin(bool paged)
    {
        Reply.Headers(http.Response, form.Is401, prefer.Applied(paged, wrote: false));
        http.Response.ContentType = Negotiation.ContentType(form);
    }

    public void WriteContext(string fragment)
    {
        if (form.Metadata != MetadataLevel.None)
            Json.WriteString(form.Names.Context, form.Root + "/$metadata#" + fragment);
    }

    public ValueTask SendAsync()
    {
        HasLeft = true;
        if (HttpMethods.IsHead(http.Request.Method))
        {
            buffer.Clear();
            return default;
        }
        buffer.MoveTo(http.Response.BodyWriter);
        var flushing = http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        return flushing.IsCompletedSuccessfully ? default : Awaited(flushing.AsTask());
    }

    private static async ValueTask Awaited(Task flushing) => await flushing;

    public ValueTask EndAsync() => SendAsync();

    public async ValueTask TextAsync(long number)
    {
        var text = new byte[20];
        Utf8Formatter.TryFormat(number, text, out var length);
        HasLeft = true;
        await Reply.BytesAsync(http, form.Is401, "text/plain;charset=utf-8", text.AsMemory(0, length));
    }
}
