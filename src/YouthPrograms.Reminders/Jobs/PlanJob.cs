using Quartz;

namespace YouthPrograms.Reminders.Jobs;

/// <summary>Plans once a minute, and at once after a commit that woke it; then lets the sender look.</summary>
[DisallowConcurrentExecution]
internal sealed class PlanJob(OutboxPlanner planner) : IJob
{
    public static readonly JobKey Key = new("plan", "reminders");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await planner.RunAsync(cancellationToken);
        await context.Scheduler.TriggerJob(SendJob.Key, cancellationToken);
    }
}
