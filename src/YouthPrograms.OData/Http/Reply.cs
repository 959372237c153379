using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using YouthPrograms.OData.Json;

namespace YouthPrograms.OData.Http;

/// <summary>Status, headers and bodies.</summary>
internal static class Reply
{
    public static void Headers(HttpResponse response, bool is401, string? applied)
    {
        response.Headers["OData-Version"] = is401 ? "4.01" : "4.0";
        response.Headers.Vary = "Accept, OData-MaxVersion, Prefer, Accept-Language";
        if (applied is not null)
            response.Headers["Preference-Applied"] = applied;
    }

    /// <summary>Writes JSON straight into the response. Nothing may fail here: the rows are read, the status is sent.</summary>
    public static async Task JsonAsync(Exchange exchange, int status, Action<Utf8JsonWriter> write, bool paged = false, bool wrote = false)
    {
        var response = exchange.Http.Response;
        Headers(response, exchange.Form.Is401, exchange.Prefer.Applied(paged, wrote));
        response.StatusCode = status;
        response.ContentType = Negotiation.ContentType(exchange.Form);
        if (HttpMethods.IsHead(exchange.Http.Request.Method))
            return;
        using var json = new Utf8JsonWriter(response.BodyWriter, JsonOptions.Writer);
        write(json);
        json.Flush();
        await response.BodyWriter.FlushAsync(exchange.Http.RequestAborted);
    }

    public static void Empty(Exchange exchange, bool wrote = false)
    {
        Headers(exchange.Http.Response, exchange.Form.Is401, exchange.Prefer.Applied(false, wrote));
        exchange.Http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    public static void Options(Exchange exchange, string allow)
    {
        exchange.Http.Response.Headers.Allow = allow;
        Empty(exchange);
    }

    public static Task TextAsync(Exchange exchange, string text) => BytesAsync(exchange, "text/plain;charset=utf-8", Encoding.UTF8.GetBytes(text));

    public static Task BytesAsync(Exchange exchange, string contentType, byte[] body)
        => BytesAsync(exchange.Http, exchange.Form.Is401, contentType, body);

    public static async Task BytesAsync(HttpContext http, bool is401, string contentType, ReadOnlyMemory<byte> body)
    {
        Headers(http.Response, is401, null);
        http.Response.ContentType = contentType;
        http.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    public static async Task FailureAsync(HttpContext http, ODataFailure failure)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }
        var allow = http.Response.Headers.Allow;
        http.Response.Clear();
        http.Response.Headers.Allow = allow;
        Headers(http.Response, is401: false, applied: null);
        http.Response.StatusCode = failure.Status;
        http.Response.ContentType = "application/json;odata.metadata=minimal;charset=utf-8";
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.Body.WriteAsync(ErrorWriter.Write(failure), http.RequestAborted);
    }
}
