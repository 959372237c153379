using System.Data.Common;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Http.Batch;
using YouthPrograms.OData.Json;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Query.Plans;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Http;

/// <summary>Receives every request of the service and sends it to whom it concerns. Every failure is answered here.</summary>
internal sealed class FrontDesk(ServiceModel model, string prefix, ILogger log, TimeProvider time, PlanDesk plans, PlanMeter meter)
{
    public static FrontDesk Open(IServiceProvider services, string prefix)
    {
        using var scope = services.CreateScope();
        var definition = services.GetRequiredService<ServiceDefinition>();
        definition.Prefix = "/" + prefix.Trim('/');
        var model = ModelCompiler.Compile(definition, definition.Context(scope.ServiceProvider).Model);
        definition.Documents = model.Documents;
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger("YouthPrograms.OData");
        var time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        var meter = new PlanMeter(services.GetService<IMeterFactory>()?.Create(PlanMeter.Name) ?? new Meter(PlanMeter.Name));
        var plans = new PlanDesk(model, services.GetRequiredService<PlanConnections>(), meter, time, log);
        return new(model, model.Prefix, log, time, plans, meter);
    }

    public async Task AnswerAsync(HttpContext http)
    {
        try
        {
            await DispatchAsync(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
        catch (Exception e)
        {
            await Reply.FailureAsync(http, FailureOf(e, http));
        }
    }

    /// <summary>What the caller is told of an exception. One that nobody foresaw is logged and told as a bare 500.</summary>
    public ODataFailure FailureOf(Exception exception, HttpContext http)
    {
        switch (exception)
        {
            case RefusalException refusal:
                return refusal.Failure;
            case DbUpdateConcurrencyException:
                return Refusal.Of(412, "VersionConflict", Message.IfMatchFailed).Failure;
            case DbUpdateException { InnerException: DbException broken } when IsConstraint(broken):
                log.LogWarning(exception, "OData request {Method} {Path} broke a constraint of the database", http.Request.Method, http.Request.Path);
                return Refusal.Of(409, "Conflict", Message.Conflict).Failure;
            case BadHttpRequestException bad:
                return Refusal.Of(bad.StatusCode, "BadRequest", Message.BodyTooLarge, model.Limits.MaxBodyBytes).Failure;
            default:
                log.LogError(exception, "OData request {Method} {Path} failed", http.Request.Method, http.Request.Path);
                return Refusal.Of(500, "InternalError", Message.Unexpected).Failure;
        }
    }

    // SQLSTATE class 23; SQLite has a number of its own for it.
    private static bool IsConstraint(DbException e) => e is SqliteException { SqliteErrorCode: 19 } || e.SqlState?.StartsWith("23", StringComparison.Ordinal) == true;

    private async Task DispatchAsync(HttpContext http)
    {
        if (Documents.IsOpenApi(http.Request, prefix))
        {
            await Documents.OpenApiAsync(http, model);
            return;
        }
        var (path, query) = Target(http);
        var posted = PostedQuery.Is(http.Request.Method, path);
        if (posted)
            (path, query) = await PostedQuery.ReadAsync(http, path, query, model.Limits);
        var method = posted ? HttpMethods.Get : http.Request.Method;
        var reads = HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
        var shape = reads ? plans.ShapeOf(path, query) : null;
        if (shape is not null && await plans.TryAnswerAsync(http, shape, Root(http)))
            return;
        if (reads && model.AdmitShape is { } admit && plans.IsNew(shape, query) && !await admit(http))
            return;
        var exchange = await OpenAsync(http, method, path, query, reads);
        var ended = false;
        try
        {
            await BindAsync(exchange, shape);
            ended = true;
        }
        finally
        {
            // When the clock has stopped: the caller's hanging up must not stop this, too.
            await Watching.TellAsync(Watching.Of(exchange.Context), http, ended);
        }
    }

    private async Task BindAsync(Exchange exchange, RequestShape? shape)
    {
        using var clock = exchange.Clock;
        try
        {
            var resource = Find(exchange);
            await RouteAsync(exchange, resource);
            if (shape is not null && exchange.Http.Response.StatusCode < StatusCodes.Status400BadRequest)
                plans.Learn(shape, exchange, resource);
        }
        catch (Exception e) when (clock.Expired && e is not RefusalException)
        {
            throw Refusal.BadRequest("QueryTooLong", Message.QueryTooLong, model.Limits.MaxQueryTime.TotalSeconds);
        }
    }

    private async Task RouteAsync(Exchange exchange, Resource resource)
    {
        if (HttpMethods.IsOptions(exchange.Method))
            Reply.Options(exchange, resource.IsQuery ? "POST" : Allowed.Of(resource));
        else if (resource.IsQuery)
            throw Allowed.NotAllowed(exchange, "POST");
        else if (resource.Kind is ResourceKind.Service or ResourceKind.Metadata)
            await new Documents(exchange).AnswerAsync(resource.Kind);
        else if (resource.Kind == ResourceKind.Batch)
            await new BatchDesk(this, exchange).AnswerAsync();
        else if (resource.Kind == ResourceKind.Operation)
            await new Operations(exchange).AnswerAsync(resource);
        else
            await MethodAsync(exchange, resource);
    }

    private static Resource Find(Exchange exchange)
    {
        var binder = new ResourceBinder(exchange.Context);
        return exchange.Url.Path is [NameSegment { Name: "$entity" }] ? EntityIds.Find(exchange, binder) : binder.Bind(exchange.Url.Path);
    }

    private static Task MethodAsync(Exchange exchange, Resource resource)
    {
        Allowed.Require(exchange, resource);
        return (exchange.Method, resource.Kind) switch
        {
            ("GET" or "HEAD", _) => new Reads(exchange).AnswerAsync(resource),
            _ when resource.IsReference => new Links(exchange).AnswerAsync(resource),
            (_, ResourceKind.Property) => new PropertyWrites(exchange).AnswerAsync(resource),
            ("POST", _) => new Writes(exchange).CreateAsync(resource),
            ("PATCH" or "PUT", _) => new Writes(exchange).UpdateAsync(resource),
            _ => new Writes(exchange).DeleteAsync(resource),
        };
    }

    private string Root(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}{prefix}";

    private async Task<Exchange> OpenAsync(HttpContext http, string method, string path, string query, bool reads)
    {
        var is401 = Negotiation.Is401(http.Request);
        var url = RequestUrl.Parse(path, query, model.Limits);
        var root = Root(http);
        var form = NeedsJson(http, url.Path)
            ? Negotiation.Json(http.Request, url.Format, is401, root, model.Namespace)
            : new JsonForm(MetadataLevel.Minimal, false, is401, false, root, model.Namespace);
        meter.Bindings.Add(1);
        var viewer = await model.Viewer(http);
        var context = new RequestContext(model, model.Context(http.RequestServices), viewer, time.GetUtcNow(), url.Options.Aliases);
        var clock = QueryClock.Start(http, context.Db.Database.GetDbConnection(), reads, model.Limits);
        return new(http, model, url, form, context, root, path) { Method = method, Clock = clock };
    }

    private static bool NeedsJson(HttpContext http, IReadOnlyList<Segment> path)
        => !HttpMethods.IsOptions(http.Request.Method)
            && path is not [NameSegment { Name: "$metadata" or "$batch" }, ..] and not [.., CountSegment] and not [.., NameSegment { Name: "$value" }];

    /// <summary>Path below the prefix and query as they were sent: decoding would turn <c>%2F</c> into a separator.</summary>
    private (string Path, string Query) Target(HttpContext http)
    {
        var raw = http.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } target && target[0] == '/'
            ? target
            : http.Request.PathBase.ToUriComponent() + http.Request.Path.ToUriComponent() + http.Request.QueryString;
        var mark = raw.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? raw : raw[..mark];
        var start = path.IndexOf(prefix, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            throw Refusal.NotFound(http.Request.Path);
        return (path[(start + prefix.Length)..], mark < 0 ? "" : raw[(mark + 1)..]);
    }
}
