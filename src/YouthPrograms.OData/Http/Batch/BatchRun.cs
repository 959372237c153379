using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using YouthPrograms.OData.Json;

namespace YouthPrograms.OData.Http.Batch;

/// <summary>
/// Runs the requests of a batch one after the other, a group inside one transaction. The batch was read to its end
/// before, so nothing the caller sends late can leave a transaction open.
/// </summary>
internal sealed class BatchRun(FrontDesk desk, Exchange exchange, bool stopsAtFailure)
{
    private readonly BatchOutcomes outcomes = new();
    private readonly List<BatchAnswer> answers = [];
    private readonly Stopwatch started = Stopwatch.StartNew();
    private long answeredBytes;
    private int begun;

    public async Task<List<BatchAnswer>> ThroughAsync(IReadOnlyList<BatchUnit> units)
    {
        foreach (var unit in units)
        {
            Forget();
            var done = unit.Group is null ? [await OneAsync(unit.Requests[0], null)] : await GroupAsync(unit);
            var failed = done.Exists(a => a.Failed);
            outcomes.Close(unit, !failed);
            answers.AddRange(done);
            if (failed && stopsAtFailure)
                break;
        }
        return answers;
    }

    // What one request has loaded or failed to save must not be seen, or saved, by the next.
    private void Forget() => exchange.Context.Db.ChangeTracker.Clear();

    private async Task<List<BatchAnswer>> GroupAsync(BatchUnit unit)
    {
        List<BatchAnswer> done = [];
        try
        {
            await exchange.Model.Atomic(
                exchange.Http.RequestServices,
                async () =>
                {
                    done = await MembersAsync(unit);
                    return !done[^1].Failed;
                },
                exchange.Aborted);
        }
        catch (Exception e) when (!exchange.Aborted.IsCancellationRequested)
        {
            // The transaction could not begin or commit: whatever the members said, nothing of it is there.
            done = [Refused(unit.Requests[0], unit.Group, desk.FailureOf(e, exchange.Http))];
        }
        finally
        {
            Forget();
        }
        return done is [.., { Failed: true } fault] ? Failed(unit, fault) : done;
    }

    private async Task<List<BatchAnswer>> MembersAsync(BatchUnit unit)
    {
        List<BatchAnswer> done = [];
        foreach (var request in unit.Requests)
        {
            done.Add(await OneAsync(request, unit.Group));
            if (done[^1].Failed)
                break;
        }
        return done;
    }

    private static List<BatchAnswer> Failed(BatchUnit unit, BatchAnswer fault)
        => [.. unit.Requests.Select(r => r == fault.Request ? fault : Depends(r, unit.Group))];

    private async Task<BatchAnswer> OneAsync(BatchRequest request, string? group)
    {
        if (!outcomes.Allows(request))
            return Noted(Depends(request, group), "");
        if (started.Elapsed > exchange.Model.Limits.MaxBatchTime)
            return Noted(Refused(request, group, Refusal.BadRequest("BatchTooLong", Message.BatchTooLong, exchange.Model.Limits.MaxBatchTime.TotalSeconds).Failure), "");
        if (answeredBytes > exchange.Model.Limits.MaxBatchAnswerBytes)
            return Noted(Refused(request, group, Refusal.BadRequest("BatchAnswerTooLarge", Message.BatchAnswerTooLarge, exchange.Model.Limits.MaxBatchAnswerBytes).Failure), "");
        try
        {
            var target = PartContext.Target(exchange, outcomes.Address(request.Url));
            using var buffer = new MemoryStream();
            exchange.Model.Forget?.Invoke(exchange.Http.RequestServices);
            var part = PartContext.Of(exchange, request, target, outcomes, buffer);
            if (await AdmitsAsync(part))
                await desk.AnswerAsync(part);
            // The desk answers nothing to a caller who has hung up; that silence must not pass for success.
            exchange.Aborted.ThrowIfCancellationRequested();
            answeredBytes += buffer.Length;
            return Noted(new(request, group, part.Response.StatusCode, part.Response.Headers, buffer.ToArray()), target);
        }
        catch (RefusalException refusal)
        {
            return Noted(Refused(request, group, refusal.Failure), "");
        }
    }

    // The first was admitted with the batch itself.
    private async ValueTask<bool> AdmitsAsync(HttpContext part)
        => begun++ == 0 || exchange.Model.Admit is not { } admit || await admit(part);

    private BatchAnswer Noted(BatchAnswer answer, string target)
    {
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var own = $"{exchange.Http.Request.Scheme}://{exchange.Http.Request.Host}{(mark < 0 ? target : target[..mark])}";
        var address = answer.Headers.Location.ToString() is { Length: > 0 } created ? created : own;
        outcomes.Note(answer.Request.Id, !answer.Failed, answer.Failed ? "" : address, answer);
        return answer;
    }

    private static BatchAnswer Depends(BatchRequest request, string? group)
        => Refused(request, group, Refusal.Of(StatusCodes.Status424FailedDependency, "FailedDependency", Message.FailedDependency).Failure);

    private static BatchAnswer Refused(BatchRequest request, string? group, ODataFailure failure)
    {
        var headers = new HeaderDictionary { ["Content-Type"] = "application/json;odata.metadata=minimal;charset=utf-8", ["OData-Version"] = "4.0" };
        return new(request, group, failure.Status, headers, ErrorWriter.Write(failure));
    }
}
