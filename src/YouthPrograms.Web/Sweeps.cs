namespace YouthPrograms.Web;

/// <summary>
/// Something that becomes due by the clock alone. Every node does it, so the second to come must find nothing left to do; it
/// answers how much there was.
/// </summary>
internal sealed record SweepWork(string Name, TimeSpan Every, Func<IServiceProvider, CancellationToken, Task<int>> Run);

internal static class SweepRegistration
{
    public static IServiceCollection AddSweep(
        this IServiceCollection services, string name, TimeSpan every, Func<IServiceProvider, CancellationToken, Task<int>> run) =>
        services.AddSingleton(new SweepWork(name, every, run)).AddHostedService<Sweeps>();
}

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
        catch (Exception failed) when (!stopping.IsCancellationRequested)
        {
            // Whatever it was, the next time may do better: nothing else looks for what is due.
            log.LogError(failed, "{Sweep} could not be swept", work.Name);
        }
    }
}
