using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using YouthPrograms.OData.Binding;
using YouthPrograms.OData.Json;
using YouthPrograms.OData.Model;
using YouthPrograms.OData.Query;
using YouthPrograms.OData.Query.Plans;
using YouthPrograms.OData.Url;

namespace YouthPrograms.OData.Http;

/// <summary>Answers reads by plans where there are any, and learns plans from those that were answered without.</summary>
internal sealed class PlanDesk(ServiceModel model, PlanConnections connections, PlanMeter meter, TimeProvider time, ILogger log)
{
    private readonly PlanCache cache = new(model.Limits.MaxPlans);

    /// <summary>The read's shape, when it is one that plans are made for.</summary>
    public RequestShape? ShapeOf(string path, string query) => model.Limits.MaxPlans > 0 ? RequestShape.Of(path, query, model.Limits) : null;

    /// <summary>Whether the read must be translated from its beginning, as far as can be told without doing so.</summary>
    public bool IsNew(RequestShape? shape, string query)
        => model.Limits.MaxPlans > 0 && (shape is null ? query.Length > 0 : cache.Find(shape) is null);

    /// <summary>False when the request must be bound: nothing has been done then.</summary>
    public async ValueTask<bool> TryAnswerAsync(HttpContext http, RequestShape shape, string root)
    {
        if (cache.Find(shape) is not { } family)
        {
            meter.Misses.Add(1);
            return false;
        }
        var viewer = await model.Viewer(http);
        if (!family.TryGet(family.Kind(viewer), out var plan) || plan is null)
        {
            meter.Misses.Add(1);
            return false;
        }
        foreach (var (set, access) in family.Demands)
        {
            if (set.Definition.Authorize?.Invoke(access, viewer) is { } failure)
                throw new RefusalException(failure);
        }
        var answered = false;
        try
        {
            answered = await TryRunAsync(http, shape, plan, viewer, Form(http, shape, plan, root));
        }
        finally
        {
            await Watching.TellAsync(family.Watched, http, answered);
        }
        (answered ? meter.Hits : meter.Detours).Add(1);
        return answered;
    }

    private JsonForm Form(HttpContext http, RequestShape shape, Plan plan, string root)
    {
        var is401 = Negotiation.Is401(http.Request);
        return plan.Read is null
            ? new(MetadataLevel.Minimal, false, is401, false, root, model.Namespace)
            : Negotiation.Json(http.Request, shape.Format, is401, root, model.Namespace);
    }

    private async ValueTask<bool> TryRunAsync(HttpContext http, RequestShape shape, Plan plan, object viewer, JsonForm form)
    {
        var prefer = Preferences.Of(http.Request);
        var given = new Given
        {
            Viewer = viewer,
            Now = time.GetUtcNow(),
            Top = shape.Top,
            Skip = shape.Skip,
            PageSize = Math.Min(prefer.MaxPageSize ?? int.MaxValue, plan.Set.MaxPage),
        };
        if (connections.TryRent(model) is not { } connection)
            return false;
        var buffer = AnswerBuffer.Rent();
        var reply = new PlanReply(http, form, prefer, model.Limits, buffer);
        var clock = QueryClock.Start(http, connection.Connection, reads: true, model.Limits);
        var isSound = false;
        try
        {
            if (shape.Token is { } token && plan is { IsEntity: false, Read: { } read })
                given.Token = SkipToken.Read(Percent.Decode(token, out _), read.Order);
            var answered = await new PlanRun(plan, new(shape, given), connection, reply, clock.Token).AnswerAsync();
            isSound = true;
            return answered;
        }
        catch (RefusalException) when (!reply.HasLeft)
        {
            // A value that does not fit. Binding it says so in the right words.
            isSound = true;
            return false;
        }
        catch (Exception e) when (clock.Expired && !reply.HasLeft && e is DbException or OperationCanceledException)
        {
            throw Refusal.BadRequest("QueryTooLong", Message.QueryTooLong, model.Limits.MaxQueryTime.TotalSeconds);
        }
        catch (DbException) when (http.RequestAborted.IsCancellationRequested)
        {
            throw new OperationCanceledException(http.RequestAborted);
        }
        catch (Exception e) when (e is not OperationCanceledException && !reply.HasLeft)
        {
            // Whatever it is, binding the request finds it again and knows what to call it.
            log.LogDebug(e, "A plan failed; the request is bound instead");
            return false;
        }
        catch (Exception e) when (e is not OperationCanceledException || clock.Expired)
        {
            // The status has left; all that can be told is that the answer is not whole.
            log.LogError(e, "OData request {Method} {Path} failed within its answer", http.Request.Method, http.Request.Path);
            http.Abort();
            return true;
        }
        finally
        {
            // Before anybody else has the connection: a late interruption would end their query.
            clock.Dispose();
            buffer.Return();
            if (isSound)
                connections.Return(connection);
            else
                connections.Discard(connection);
        }
    }

    /// <summary>
    /// Makes a plan of a request that was just answered, so that the next of its shape need not be bound; or remembers that
    /// there can be none, so that it does not pass for new.
    /// </summary>
    public void Learn(RequestShape shape, Exchange exchange, Resource resource)
    {
        var family = cache.Add(shape, exchange.Context);
        var kind = family.Kind(exchange.Context.Viewer);
        if (family.TryGet(kind, out _))
            return;
        try
        {
            var set = resource.Set ?? throw new NoPlanException("there are no rows to read");
            var builder = new PlanBuilder(exchange.Context, shape);
            var plan = builder.Build(resource, exchange.Url.Options, exchange.PageSize(set), exchange.Url.Text.GetValueOrDefault("skiptoken"));
            family.Set(kind, family.IsOf(exchange.Context) ? plan : throw new NoPlanException("another request of the shape asked otherwise"));
        }
        catch (Exception e)
        {
            family.Set(kind, null);
            meter.Refusals.Add(1);
            log.LogDebug(e, "No plan for {Path}", exchange.Http.Request.Path);
        }
    }
}
