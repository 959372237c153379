using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace YouthPrograms.Reminders.Jobs;

/// <summary>Work that a feature wants done once a night, in a scope of its own. Each is registered as a singleton.</summary>
public sealed record NightlyWork(string Name, Func<IServiceProvider, CancellationToken, Task> Run);

/// <summary>Does the work of the night, one after the other.</summary>
[DisallowConcurrentExecution]
internal sealed class NightlyJob(IEnumerable<NightlyWork> works, IServiceScopeFactory scopes) : IJob
{
    public static readonly JobKey Key = new("nightly", "operations");

    /// <summary>When nobody books, by the clock of <see cref="Zone"/>.</summary>
    public const string Cron = "0 30 2 * * ?";

    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var work in works)
        {
            await using var scope = scopes.CreateAsyncScope();
            await work.Run(scope.ServiceProvider, cancellationToken);
        }
    }
}
