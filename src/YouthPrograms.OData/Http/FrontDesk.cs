using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Json;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Http;

/// <summary>Receives every request of the service and sends it to whom it concerns. Every failure is answered here.</summary>
internal sealed class FrontDesk(ServiceModel model, string prefix, ILogger log, TimeProvider time)
{
    public static FrontDesk Open(IServiceProvider services, string prefix)
    {
        using var scope = services.CreateScope();
        var definition = services.GetRequiredService<ServiceDefinition>();
        var model = ModelCompiler.Compile(definition, definition.Context(scope.ServiceProvider).Model);
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger("YouthPrograms.OData");
        return new(model, "/" + prefix.Trim('/'), log, services.GetService<TimeProvider>() ?? TimeProvider.System);
    }

    public async Task AnswerAsync(HttpContext http)
    {
        try
        {
            await DispatchAsync(http);
        }
        catch (RefusalException refusal)
        {
            await Reply.FailureAsync(http, refusal.Failure);
        }
        catch (DbUpdateConcurrencyException)
        {
            await Reply.FailureAsync(http, Refusal.Of(412, "VersionConflict", Message.IfMatchFailed).Failure);
        }
        catch (BadHttpRequestException e)
        {
            await Reply.FailureAsync(http, Refusal.Of(e.StatusCode, "BadRequest", Message.BodyTooLarge, model.Limits.MaxBodyBytes).Failure);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
        catch (Exception e)
        {
            log.LogError(e, "OData request {Method} {Path} failed", http.Request.Method, http.Request.Path);
            await Reply.FailureAsync(http, Refusal.Of(500, "InternalError", Message.Unexpected).Failure);
        }
    }

    private async Task DispatchAsync(HttpContext http)
    {
        var exchange = await OpenAsync(http);
        var resource = new ResourceBinder(exchange.Context).Bind(exchange.Url.Path);
        if (resource.Kind is ResourceKind.Service or ResourceKind.Metadata)
            await new Documents(exchange).AnswerAsync(resource.Kind);
        else if (resource.Kind == ResourceKind.Batch || resource.IsQuery)
            throw Refusal.Unsupported(resource.IsQuery ? "$query" : "$batch");
        else if (resource.Kind == ResourceKind.Operation)
            await new Operations(exchange).AnswerAsync(resource);
        else
            await MethodAsync(exchange, resource);
    }

    private static Task MethodAsync(Exchange exchange, Resource resource)
    {
        var plain = !resource.IsCount && !resource.IsReference;
        return (exchange.Http.Request.Method, resource.Kind) switch
        {
            ("GET" or "HEAD", _) => new Reads(exchange).AnswerAsync(resource),
            ("POST", ResourceKind.Collection) when plain => new Writes(exchange).CreateAsync(resource),
            ("PATCH", ResourceKind.Entity) when plain => new Writes(exchange).UpdateAsync(resource),
            ("DELETE", ResourceKind.Entity) when plain => new Writes(exchange).DeleteAsync(resource),
            var (method, kind) => throw NotAllowed(exchange.Http, method, kind, plain),
        };
    }

    private static RefusalException NotAllowed(HttpContext http, string method, ResourceKind kind, bool plain)
    {
        http.Response.Headers.Allow = kind switch
        {
            ResourceKind.Collection when plain => "GET, HEAD, POST",
            ResourceKind.Entity when plain => "GET, HEAD, PATCH, DELETE",
            _ => "GET, HEAD",
        };
        return Refusal.Of(405, "MethodNotAllowed", Message.MethodNotAllowed, method);
    }

    private async Task<Exchange> OpenAsync(HttpContext http)
    {
        var (path, query) = Target(http);
        var is401 = Negotiation.Is401(http.Request);
        var url = RequestUrl.Parse(path, query, model.Limits);
        var root = $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}{prefix}";
        var needsJson = url.Path is not [NameSegment { Name: "$metadata" }, ..] and not [.., CountSegment] and not [.., NameSegment { Name: "$value" }];
        var form = needsJson
            ? Negotiation.Json(http.Request, url, is401, root, model.Namespace)
            : new JsonForm(MetadataLevel.Minimal, false, is401, false, root, model.Namespace);
        var viewer = await model.Viewer(http);
        var context = new RequestContext(model, model.Context(http.RequestServices), viewer, time.GetUtcNow(), url.Options.Aliases);
        return new(http, model, url, form, context, root, path);
    }

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
