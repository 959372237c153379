using Microsoft.EntityFrameworkCore;
using Quartz;
using YouthPrograms.Data;
using YouthPrograms.Data.Requests;

namespace YouthPrograms.Reminders.Jobs;

/// <summary>Deletes the answers kept for equal requests once their day is over: they hold what their readers may see of children.</summary>
[DisallowConcurrentExecution]
internal sealed class ForgetAnswersJob(ProgramsDb db, TimeProvider clock) : IJob
{
    public static readonly JobKey Key = new("forget-answers", "requests");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await RunAsync(cancellationToken);

    public Task<int> RunAsync(CancellationToken cancellation)
    {
        var since = clock.GetUtcNow().UtcDateTime - KeyedRequest.Kept;
        return db.KeyedRequests.Where(r => r.StartedAt <= since).ExecuteDeleteAsync(cancellation);
    }
}
