using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;
using YouthPrograms.Reminders.Jobs;

namespace YouthPrograms.Reminders;

/// <summary>
/// Lets planning happen now instead of within the minute. Called after a commit; it only leaves a mark, so it neither
/// waits nor fails, and a hundred commits at once wake the planner a few times.
/// </summary>
public sealed class ReminderClock
{
    private readonly Channel<bool> marks = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    internal ChannelReader<bool> Marks => marks.Reader;

    public void Wake() => marks.Writer.TryWrite(true);
}

/// <summary>Turns the marks into runs of the planner, on whichever node is free.</summary>
internal sealed class Waking(
    ReminderClock clock, ISchedulerFactory schedulers, IHostApplicationLifetime application, ILogger<Waking> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        // What happened while no node ran is planned now, not in a minute.
        clock.Wake();
        await foreach (var _ in clock.Marks.ReadAllAsync(stoppingToken))
        {
            try
            {
                var scheduler = await schedulers.GetScheduler(stoppingToken);
                await scheduler.TriggerJob(PlanJob.Key, stoppingToken);
            }
            catch (SchedulerException e)
            {
                log.LogWarning(e, "The planner could not be woken; it plans within the minute");
            }
            await Task.Delay(Pause, stoppingToken);
        }
    }

    // Before that the scheduler does not know its jobs.
    private async Task StartedAsync(CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = application.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stopping);
    }
}
