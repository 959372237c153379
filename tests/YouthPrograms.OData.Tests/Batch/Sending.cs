using System.Text;
using System.Text.Json.Nodes;
using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Batch;

/// <summary>Batches as clients write them, and their answers in one line each.</summary>
internal static class Sending
{
    public static Task<HttpResponseMessage> JsonBatchAsync(this LeagueService service, string requests, params (string Name, string Value)[] headers)
        => service.PostBatchAsync(Encoding.UTF8.GetBytes("{\"requests\":[" + requests + "]}"), "application/json", headers);

    /// <summary>The statuses of all answers: <c>1:201 2:424</c>.</summary>
    public static async Task<string> StatusesAsync(this LeagueService service, string requests, params (string Name, string Value)[] headers)
        => Statuses(await ResponsesAsync(await service.JsonBatchAsync(requests, headers)));

    public static string Statuses(JsonArray responses) => string.Join(' ', responses.Select(r => $"{r!["id"]}:{r["status"]}"));

    public static async Task<JsonArray> ResponsesAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == 200, text);
        return JsonNode.Parse(text)!["responses"]!.AsArray();
    }

    public static Task<HttpResponseMessage> MultipartAsync(this LeagueService service, string body, params (string Name, string Value)[] headers)
        => service.PostBatchAsync(Encoding.UTF8.GetBytes(body.ReplaceLineEndings("\r\n")), "multipart/mixed; boundary=b", headers);

    public static async Task<HttpResponseMessage> PostBatchAsync(
        this LeagueService service, byte[] body, string type, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/odata/$batch") { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await service.Client.SendAsync(request);
    }

    /// <summary>The status lines of a multipart answer: <c>200 201 204</c>.</summary>
    public static async Task<string> StatusLinesAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == 200, text);
        return string.Join(' ', text.Split('\n').Where(l => l.StartsWith("HTTP/1.1 ", StringComparison.Ordinal)).Select(l => l[9..12]));
    }
}
