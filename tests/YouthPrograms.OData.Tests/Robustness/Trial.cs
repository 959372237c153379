using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.TestHost;

namespace YouthPrograms.OData.Tests.Robustness;

/// <summary>What came of one request, and what is wrong with it; null when nothing is.</summary>
internal sealed record Verdict(int Status, TimeSpan Time, long Allocated, string? Fault);

/// <summary>Sends requests as they are, past any client that would mend them, and judges the answers.</summary>
internal sealed class Trial(TestServer server)
{
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(1);

    public async Task<Verdict> OfAsync(MadeRequest request)
    {
        var verdict = await OnceAsync(request);
        // On a busy machine anything may take a second once: what is slow is asked again.
        return verdict.Time > MostTime && verdict.Fault is null ? Slow(await OnceAsync(request)) : verdict;
    }

    private static Verdict Slow(Verdict again) => again.Time > MostTime && again.Fault is null ? again with { Fault = $"took {again.Time.TotalSeconds:F1} s, twice" } : again;

    private async Task<Verdict> OnceAsync(MadeRequest request)
    {
        var allocated = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        var http = await server.SendAsync(to => Fill(to, request));
        using var body = new MemoryStream();
        await http.Response.Body.CopyToAsync(body);
        return new(http.Response.StatusCode, watch.Elapsed, GC.GetTotalAllocatedBytes() - allocated, FaultOf(http.Response, body.ToArray()));
    }

    private static void Fill(HttpContext http, MadeRequest request)
    {
        http.Request.Method = request.Method;
        http.Request.Scheme = "http";
        http.Request.Host = new("localhost");
        // The route is found by the path; the library reads the target as it was sent.
        http.Request.Path = "/odata/x";
        http.Features.Get<IHttpRequestFeature>()!.RawTarget = request.Target.StartsWith("/odata", StringComparison.Ordinal) ? request.Target : "/odata" + request.Target;
        foreach (var (name, value) in request.Headers)
            http.Request.Headers[name] = value;
        if (request.ContentType is null)
            return;
        http.Request.ContentType = request.ContentType;
        http.Request.Body = new MemoryStream(request.Body, writable: false);
        http.Request.ContentLength = request.Body.Length;
    }

    private static string? FaultOf(HttpResponse response, byte[] body)
    {
        if (response.StatusCode >= 500 && response.StatusCode != 501)
            return "answered " + Encoding.UTF8.GetString(body);
        if (body.AsSpan().IndexOf("InternalError"u8) >= 0)
            return "answered within " + Encoding.UTF8.GetString(body);
        return response.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true && body.Length > 0 && !IsJson(body)
            ? "answered what is no JSON: " + Encoding.UTF8.GetString(body)
            : null;
    }

    private static bool IsJson(byte[] body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            while (reader.Read())
            {
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static string Describe(int seed, int number, MadeRequest request, Verdict verdict)
        => $"seed {seed}, number {number}: {request.Method} {request.Target} {string.Join(' ', request.Headers)} {request.ContentType}\n{Encoding.UTF8.GetString(request.Body)}\n{verdict.Status} {verdict.Fault}";
}
