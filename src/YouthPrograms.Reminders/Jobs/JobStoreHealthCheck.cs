using Microsoft.Extensions.Diagnostics.HealthChecks;
using Quartz;

namespace YouthPrograms.Reminders.Jobs;

/// <summary>The scheduler runs and its store answers.</summary>
internal sealed class JobStoreHealthCheck(ISchedulerFactory schedulers) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var scheduler = await schedulers.GetScheduler(cancellationToken);
            return await scheduler.Exists(PlanJob.Key, cancellationToken)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The scheduler has not stored its jobs yet.");
        }
        catch (SchedulerException e)
        {
            return HealthCheckResult.Unhealthy("The job store does not answer.", e);
        }
    }
}
