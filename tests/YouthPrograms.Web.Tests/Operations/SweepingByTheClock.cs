using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace YouthPrograms.Web.Tests.Operations;

public sealed class SweepingByTheClock
{
    [Fact]
    public async Task No_failure_ends_it()
    {
        var third = new TaskCompletionSource();
        var runs = 0;
        var services = new ServiceCollection().AddLogging();
        services.AddSweep("Test", TimeSpan.FromMilliseconds(5), (_, _) =>
        {
            if (++runs >= 3)
                third.TrySetResult();
            // What Entity Framework makes of a PostgreSQL that was away for a moment.
            return runs < 3 ? throw new InvalidOperationException("likely due to a transient failure", new TimeoutException()) : Task.FromResult(1);
        });
        await using var provider = services.BuildServiceProvider();
        var sweeps = provider.GetRequiredService<IHostedService>();
        await sweeps.StartAsync(TestContext.Current.CancellationToken);
        await third.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await sweeps.StopAsync(TestContext.Current.CancellationToken);
    }
}
