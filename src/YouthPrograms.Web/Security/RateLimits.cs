using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Security;

/// <summary>How many requests a minute (<c>RateLimits:*</c>), counted by each node for itself. A caller may use a minute's at once.</summary>
public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    public bool Enabled { get; set; } = true;

    /// <summary>Of one token, or of an account without one, on /odata.</summary>
    public int CallerPerMinute { get; set; } = 3_000;

    /// <summary>Of one address on /odata: a school's whole network may be one.</summary>
    public int AddressPerMinute { get; set; } = 6_000;

    /// <summary>
    /// Of one token or account, or of an address without either, on /odata: reads of a shape that nobody has asked before. They
    /// must be translated first, which takes some hundred times as long as answering.
    /// </summary>
    public int NewShapesPerMinute { get; set; } = 600;

    /// <summary>Of one address, signing in or up, or showing a password again. Ten wrong passwords lock an account, whatever this says.</summary>
    public int SignInPerMinute { get; set; } = 60;
}

/// <summary>Keeps one caller from taking what is everybody's. A batch counts as the requests in it. The machine itself is not limited: it is the operator's.</summary>
public static class RateLimits
{
    private const string NewShapes = "new shapes";
    private static readonly PathString[] SignIns = ["/auth", "/account/sign-in", "/account/register", "/account/first", "/account/two-factor"];

    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RateLimitOptions>().Bind(configuration.GetSection(RateLimitOptions.Section))
            .Validate(o => o is { CallerPerMinute: > 0, AddressPerMinute: > 0, NewShapesPerMinute: > 0, SignInPerMinute: > 0 }, "RateLimits:…PerMinute must be 1 or more; RateLimits:Enabled=false switches them off.")
            .ValidateOnStart();
        services.AddRateLimiter(_ => { });
        services.AddKeyedSingleton(NewShapes, (provider, _) =>
        {
            var limits = provider.GetRequiredService<IOptions<RateLimitOptions>>().Value;
            return PartitionedRateLimiter.Create<HttpContext, string>(http => OfNewShapes(http, limits));
        });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<RateLimitOptions>>((limiter, limits) =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(http => ByAddress(http, limits.Value)),
                PartitionedRateLimiter.Create<HttpContext, string>(http => ByCaller(http, limits.Value)));
            limiter.OnRejected = (rejected, _) => RefuseAsync(rejected.HttpContext, rejected.Lease);
        });
    }

    /// <summary>Stands behind authentication, which says whose request it is.</summary>
    public static void UseRateLimits(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<RateLimitOptions>>().Value.Enabled)
            app.UseRateLimiter();
    }

    private static RateLimitPartition<string> ByAddress(HttpContext http, RateLimitOptions limits)
    {
        if (IsThisMachine(http))
            return Unlimited();
        if (IsOData(http))
            return Limited("odata " + AddressOf(http), limits.AddressPerMinute);
        return HttpMethods.IsPost(http.Request.Method) && Array.Exists(SignIns, path => http.Request.Path.StartsWithSegments(path))
            ? Limited("sign-in " + AddressOf(http), limits.SignInPerMinute)
            : Unlimited();
    }

    private static RateLimitPartition<string> ByCaller(HttpContext http, RateLimitOptions limits) =>
        !IsOData(http) || IsThisMachine(http) || CallerOf(http) is not { } caller ? Unlimited() : Limited(caller, limits.CallerPerMinute);

    private static RateLimitPartition<string> OfNewShapes(HttpContext http, RateLimitOptions limits) =>
        IsThisMachine(http) ? Unlimited() : Limited(CallerOf(http) ?? AddressOf(http), limits.NewShapesPerMinute);

    private static string? CallerOf(HttpContext http) => http.User.FindFirstValue(TokenSignIn.IdClaim) is { } token
        ? "token " + token
        : http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } account ? "account " + account : null;

    private static bool IsThisMachine(HttpContext http) => http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);

    private static bool IsOData(HttpContext http) => http.Request.Path.StartsWithSegments(ServiceModel.Prefix);

    private static RateLimitPartition<string> Unlimited() => RateLimitPartition.GetNoLimiter("");

    // Refilled about every second, so that a caller who waits as told gets on, and by no less than was promised for a minute.
    private static RateLimitPartition<string> Limited(string key, int perMinute) =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ =>
        {
            var refill = Math.Max(1, perMinute / 60);
            return new TokenBucketRateLimiterOptions
            {
                TokenLimit = perMinute,
                TokensPerPeriod = refill,
                ReplenishmentPeriod = TimeSpan.FromMinutes((double)refill / perMinute),
            };
        });

    // Who has one IPv6 address has the other 2 to the power of 64 of its network.
    private static string AddressOf(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    /// <summary>Counts one more request of a batch; one too many is answered as if it had been sent alone.</summary>
    public static ValueTask<bool> AdmitAsync(HttpContext part) =>
        AdmitAsync(part, part.RequestServices.GetRequiredService<IOptions<RateLimiterOptions>>().Value.GlobalLimiter!);

    /// <summary>Counts a read that nothing is known of yet.</summary>
    public static ValueTask<bool> AdmitShapeAsync(HttpContext http) =>
        AdmitAsync(http, http.RequestServices.GetRequiredKeyedService<PartitionedRateLimiter<HttpContext>>(NewShapes));

    private static async ValueTask<bool> AdmitAsync(HttpContext http, PartitionedRateLimiter<HttpContext> limiter)
    {
        if (!http.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value.Enabled)
            return true;
        using var lease = limiter.AttemptAcquire(http);
        if (!lease.IsAcquired)
            await RefuseAsync(http, lease);
        return lease.IsAcquired;
    }

    private static async ValueTask RefuseAsync(HttpContext http, RateLimitLease lease)
    {
        var after = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromMinutes(1);
        http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (SignIn.IsForPrograms(http.Request))
            await http.RefuseAsync(StatusCodes.Status429TooManyRequests, "too-many-requests");
        else
            await Pages.Show<MessagePage>(new { Key = "refused", Problem = new Problem(ProblemKind.Busy, "too-many-requests") }, StatusCodes.Status429TooManyRequests)
                .ExecuteAsync(http);
    }
}
