using Quartz;

namespace YouthPrograms.Reminders.Jobs;

/// <summary>Sends what is due. One at a time in the cluster; should two ever run, the leases keep them apart.</summary>
[DisallowConcurrentExecution]
internal sealed class SendJob(OutboxSender sender) : IJob
{
    public static readonly JobKey Key = new("send", "reminders");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await sender.RunAsync(cancellationToken);
}
