using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace YouthPrograms.Web.Features.Bookings;

/// <summary>
/// Runs <see cref="ReleaseExpiredHolds"/> every minute. Each node does: a hold is ended under its session's lock, so that
/// the second to come finds nothing left to do.
/// </summary>
internal sealed class HoldSweep(IServiceScopeFactory scopes, ILogger<HoldSweep> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await SweepAsync(stoppingToken);
    }

    private async Task SweepAsync(CancellationToken stopping)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var released = await scope.ServiceProvider.GetRequiredService<ReleaseExpiredHolds>().RunAsync(stopping);
            if (released > 0)
                log.LogInformation("Ended {Released} holds that had run out", released);
        }
        catch (Exception failed) when (failed is DbException or DbUpdateException)
        {
            // The database may be back in a minute; until then nobody is refused for an expired hold either.
            log.LogWarning(failed, "Holds could not be swept");
        }
    }
}
