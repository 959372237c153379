using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web;

/// <summary>Refusals given before the OData service is asked, in the form and the language it would give them.</summary>
internal static class ODataRefusals
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Answers with a stable code and the text <c>problem.{code}</c>.</summary>
    public static Task RefuseAsync(this HttpContext http, int status, string code)
    {
        var response = http.Response;
        response.StatusCode = status;
        response.ContentType = "application/json;odata.metadata=minimal;charset=utf-8";
        response.Headers["OData-Version"] = "4.0";
        response.Headers.Vary = "Accept-Language";
        if (HttpMethods.IsHead(http.Request.Method))
            return Task.CompletedTask;
        var message = http.RequestServices.GetRequiredService<Texts>()["problem." + code];
        var body = new { error = new { code, message } };
        return response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body, Readable), http.RequestAborted).AsTask();
    }
}
