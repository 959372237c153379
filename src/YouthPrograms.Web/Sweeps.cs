using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace YouthPrograms.Web;

/// <summary>
/// Something that becomes due by the clock alone. Every node does it, so the second to come must find nothing left to do; it
/// answers how much there was.
/// </summary>
public sealed record SweepWork(string Name, TimeSpan Every, Func<IServiceProvider, CancellationToken, Task<int>> Run);

/// <summary>Does each <see cref="SweepWork"/> again and again, in a scope of its own.</summary>
internal sealed class Sweeps(IEnumerable<SweepWork> works, IServiceScopeFactory scopes, ILogger<Sweeps> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(works.Select(work => RepeatAsync(work, stoppingToken)));

    private async Task RepeatAsync(SweepWork work, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(work.Every);
        while (await timer.WaitForNextTickAsync(stopping))
            await SweepAsync(work, stopping);
    }

    private async Task SweepAsync(SweepWork work, CancellationToken stopping)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var done = await work.Run(scope.ServiceProvider, stopping);
            if (done > 0)
                log.LogInformation("{Sweep}: {Done} were due", work.Name, done);
        }
        catch (Exception failed) when (failed is DbException or DbUpdateException)
        {
            // The database may be back the next time.
            log.LogWarning(failed, "{Sweep} could not be swept", work.Name);
        }
    }
}
