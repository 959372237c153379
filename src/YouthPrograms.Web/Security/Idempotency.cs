using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using YouthPrograms.Data;

namespace YouthPrograms.Web.Security;

/// <summary>
/// <c>Idempotency-Key</c> on a write under /odata: the same request under the same key is done once and answered the same,
/// so that a program whose connection broke may simply send it again. A stranger's key is ignored: nothing that a stranger
/// sends is done, so there is nothing to keep, and a store that anybody may fill would be a burden.
/// </summary>
public static class Idempotency
{
    public const string Header = "Idempotency-Key";

    /// <summary>Says that the answer is an earlier one.</summary>
    public const string Replayed = "Idempotency-Replayed";

    private const int LongestKey = 200;

    /// <summary>The most that the OData service takes, which is a batch.</summary>
    private const int LargestBody = 4 << 20;

    /// <summary>A larger answer is not kept; the work is still done once.</summary>
    private const int LargestAnswer = 1 << 20;

    private static readonly string[] KeptHeaders =
        ["Content-Type", "Location", "ETag", "OData-Version", "OData-EntityId", "Preference-Applied", "Allow", "Vary"];

    public static void AddIdempotency(this IServiceCollection services)
    {
        services.AddScoped<RequestKeys>();
        services.AddScoped<SecretAnswer>();
    }

    /// <summary>Stands behind authorization and directly before the OData service.</summary>
    public static IApplicationBuilder UseIdempotency(this IApplicationBuilder app) => app.UseWhen(
        http => http.Request.Path.StartsWithSegments(ServiceModel.Prefix) && http.Request.Headers.ContainsKey(Header) && !ProgramAccess.OnlyReads(http),
        branch => branch.Use(async (http, next) =>
        {
            if (http.RequestServices.GetRequiredService<Viewer>().AccountId is { } account)
                await AnswerAsync(http, account, next);
            else
                await next(http);
        }));

    private static async Task AnswerAsync(HttpContext http, long account, RequestDelegate next)
    {
        if (http.Request.Headers[Header] is not [{ Length: > 0 and <= LongestKey } key] || !key.All(c => c is >= ' ' and <= '~'))
        {
            await http.RefuseAsync(StatusCodes.Status400BadRequest, "idempotency-key-invalid");
            return;
        }
        if (await ReadAsync(http.Request, http.RequestAborted) is not { } body)
        {
            await http.RefuseAsync(StatusCodes.Status413PayloadTooLarge, "request-too-large");
            return;
        }
        var call = new KeyedCall(account, Hash(Encoding.ASCII.GetBytes(key)), HashOf(http.Request, body));
        // Apart from the request's own context, whose transactions and tracked rows are the use case's.
        await using var scope = http.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var keys = scope.ServiceProvider.GetRequiredService<RequestKeys>();
        await (await keys.ClaimAsync(call, http.RequestAborted) switch
        {
            Claimed claim => WorkAsync(http, keys, claim, next),
            Answered { Answer: { } kept } answered => ReplayAsync(http, answered.Status, kept),
            Answered => http.RefuseAsync(StatusCodes.Status409Conflict, "idempotency-answer-not-kept"),
            UsedOtherwise => http.RefuseAsync(StatusCodes.Status422UnprocessableEntity, "idempotency-key-reused"),
            _ => WaitAsync(http),
        });
    }

    private static Task WaitAsync(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "1";
        return http.RefuseAsync(StatusCodes.Status409Conflict, "idempotency-in-progress");
    }

    private static async Task ReplayAsync(HttpContext http, int status, KeptAnswer kept)
    {
        http.Response.StatusCode = status;
        foreach (var (name, value) in kept.Headers)
            http.Response.Headers[name] = value;
        http.Response.Headers[Replayed] = "true";
        if (kept.Body.Length > 0)
            await http.Response.Body.WriteAsync(kept.Body, http.RequestAborted);
    }

    /// <summary>The work goes on when the caller hangs up: a broken connection is what the key is for, and the answer is kept.</summary>
    private static async Task WorkAsync(HttpContext http, RequestKeys keys, Claimed claim, RequestDelegate next)
    {
        var aborted = http.RequestAborted;
        http.RequestAborted = CancellationToken.None;
        var (outside, answer) = (http.Response.Body, new MemoryStream());
        http.Response.Body = answer;
        var ended = false;
        try
        {
            await next(http);
            await http.Response.BodyWriter.FlushAsync(CancellationToken.None);
            ended = true;
        }
        finally
        {
            http.Response.Body = outside;
            http.RequestAborted = aborted;
            await EndAsync(http, keys, claim, ended, answer);
        }
        answer.Position = 0;
        await answer.CopyToAsync(outside, aborted);
    }

    // Only what will not change by sending it again: our own fault may.
    private static async Task EndAsync(HttpContext http, RequestKeys keys, Claimed claim, bool ended, MemoryStream answer)
    {
        try
        {
            if (ended && http.Response.StatusCode is (>= 200 and < 300) or (>= 400 and < 500))
                await keys.KeepAsync(claim, http.Response.StatusCode, Kept(http, answer), CancellationToken.None);
            else
                await keys.ReleaseAsync(claim, CancellationToken.None);
        }
        catch (DbException lost)
        {
            // The work is done and must be answered; an equal request is told to wait until the claim runs out.
            http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Idempotency))
                .LogError(lost, "The answer of keyed request {Request} could not be kept", claim.Id);
        }
    }

    private static KeptAnswer? Kept(HttpContext http, MemoryStream answer) =>
        http.RequestServices.GetRequiredService<SecretAnswer>().IsGiven || answer.Length > LargestAnswer
            ? null
            : new(KeptHeaders.Where(http.Response.Headers.ContainsKey).ToDictionary(name => name, name => http.Response.Headers[name].ToString()), answer.ToArray());

    /// <summary>The body, which the service then reads from memory; null when it is larger than anything the service takes.</summary>
    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken aborted)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16_384];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, aborted)) > 0)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > LargestBody)
                return null;
        }
        var body = buffer.ToArray();
        request.Body = new MemoryStream(body, writable: false);
        return body;
    }

    private static string HashOf(HttpRequest request, byte[] body)
    {
        var head = $"{request.Method.ToUpperInvariant()}\n{request.PathBase.ToUriComponent()}{request.Path.ToUriComponent()}{request.QueryString.ToUriComponent()}\n";
        return Hash([.. Encoding.UTF8.GetBytes(head), .. body]);
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
