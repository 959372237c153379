using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using YouthPrograms.Data;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Operations;

/// <summary>What keeps the service running: health, limits, headers.</summary>
public static class Operations
{
    private const string Ready = "ready";

    public static void AddOperations(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: [Ready]);
        services.AddSingleton(_ => new StartOutput(Console.Out));
        services.AddScoped<ChangeMessage>();
        services.AddScoped<ReadFlightPlan>();
        services.AddScoped<ChangeReminderRule>();
        services.AddScoped<RunAuditor>();
        services.AddSingleton(RunAuditor.Nightly);
        services.AddScoped<DemoPeople>();
        services.AddScoped<DemoBookings>();
        services.AddScoped<DemoPlay>();
    }

    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapOutbox();
        routes.MapFlights();
        routes.MapAuditor();
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }

    /// <summary>The address without any configuration; <c>--urls</c> and the environment go before it.</summary>
    public static void UseDefaultUrl(this IWebHostBuilder host)
    {
        if (string.IsNullOrEmpty(host.GetSetting(WebHostDefaults.ServerUrlsKey)))
            host.UseUrls("http://localhost:5080");
        // Links in mails and on the console lead to where the service listens, until a public address is set.
        else if (host.GetSetting("Programs:PublicUrl") is null or "" && Uri.TryCreate(host.GetSetting(WebHostDefaults.ServerUrlsKey)!.Split(';')[0], UriKind.Absolute, out var listening))
            host.UseSetting("Programs:PublicUrl", listening.GetLeftPart(UriPartial.Authority));
    }

    /// <summary>Scripts and styles come from here alone; a page cannot be framed by another site.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.ContentSecurityPolicy =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
        return next(http);
    });

    private sealed class DatabaseHealth(ProgramsDb db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}

/// <summary>How much may be sent. A form up to the limit is read, so that its answer can say what was too large about it.</summary>
public static class Uploads
{
    public const long RequestLimit = 64L << 20;

    /// <summary>A roster of a delegation is some kilobytes; this leaves room for pictures somebody pasted into it.</summary>
    public const long FileLimit = 5L << 20;

    public static void AddUploads(this IServiceCollection services) =>
        services.Configure<FormOptions>(options => options.MultipartBodyLengthLimit = RequestLimit);
}

/// <summary>A bug's answer: people get a page, programs a status; neither gets internals.</summary>
public static class Errors
{
    public static Task ShowAsync(HttpContext http)
    {
        // A request that cannot be read at all, such as a word where an address has a number, is the caller's.
        var status = http.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException unreadable
            ? unreadable.StatusCode
            : StatusCodes.Status500InternalServerError;
        var answer = SignIn.IsForPrograms(http.Request)
            ? TypedResults.Problem(statusCode: status)
            : Pages.Show<MessagePage>(new { Key = status < 500 ? "refused" : "error" }, status);
        return answer.ExecuteAsync(http);
    }
}
