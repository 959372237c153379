using System.Net.Http.Json;
using System.Text.Json;

namespace YouthPrograms.Web.Tests.Service;

/// <summary>What a program does with the OData service.</summary>
internal static class Requests
{
    public static async Task<JsonElement> ReadAsync(this HttpClient client, string address, int status = 200) =>
        await (await client.GetAsync("/odata/" + address)).JsonAsync(status);

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer, int status)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{answer.RequestMessage?.RequestUri}: {(int)answer.StatusCode}\n{body}");
        return body.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(body);
    }

    public static Task<HttpResponseMessage> CreateAsync(this HttpClient client, string set, object body) =>
        client.PostAsJsonAsync("/odata/" + set, body, JsonSerializerOptions.Default);

    /// <summary>An unbound action.</summary>
    public static Task<HttpResponseMessage> PostAsync(this HttpClient client, string action, object body) => client.CreateAsync(action, body);

    public static Task<HttpResponseMessage> RunAsync(this HttpClient client, string entity, string action, object? body = null) =>
        client.PostAsJsonAsync($"/odata/{entity}/YouthPrograms.{action}", body ?? new { }, JsonSerializerOptions.Default);

    public static Task<HttpResponseMessage> ChangeAsync(this HttpClient client, string entity, object body, string? etag = "*") =>
        client.SendAsync(WithETag(new HttpRequestMessage(HttpMethod.Patch, "/odata/" + entity) { Content = JsonContent.Create(body, options: JsonSerializerOptions.Default) }, etag));

    public static Task<HttpResponseMessage> RemoveAsync(this HttpClient client, string entity, string? etag = "*") =>
        client.SendAsync(WithETag(new HttpRequestMessage(HttpMethod.Delete, "/odata/" + entity), etag));

    public static long Id(this JsonElement entity) => entity.GetProperty("Id").GetInt64();

    public static string ETag(this JsonElement entity) => entity.GetProperty("@odata.etag").GetString()!;

    public static string Code(this JsonElement error) => error.GetProperty("error").GetProperty("code").GetString()!;

    public static string[] DetailTargets(this JsonElement error) =>
        [.. error.GetProperty("error").GetProperty("details").EnumerateArray().Select(detail => detail.GetProperty("target").GetString()!)];

    private static HttpRequestMessage WithETag(HttpRequestMessage request, string? etag)
    {
        if (etag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", etag);
        return request;
    }
}
