using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using YouthPrograms.Data;
using YouthPrograms.Data.Mail;

namespace YouthPrograms.Reminders.Mail;

/// <summary>
/// Knows whether mails can leave: looks at start and every minute, and logs each change. The service runs on either way and
/// keeps its mails.
/// </summary>
internal sealed class TransportWatch(IMailTransport transport, TimeProvider clock, ILogger<TransportWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public string? Problem { get; private set; } = "The mail transport has not been looked at yet.";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            var problem = await transport.FindProblemAsync(stoppingToken);
            if (problem != Problem)
                Announce(problem);
            Problem = problem;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Announce(string? problem)
    {
        if (problem is not null)
            log.LogError("Mails cannot leave: {Problem}", problem);
        else
            log.LogInformation("Mails leave by {Transport}", transport.GetType().Name);
    }
}

/// <summary>
/// Degraded, never unhealthy: a node without a mail server still serves every page, and taking it away helps no mail.
/// </summary>
internal sealed class MailHealthCheck(TransportWatch transport, ProgramsDb db, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(10);

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (transport.Problem is { } problem)
            return HealthCheckResult.Degraded(problem);
        var since = clock.GetUtcNow().UtcDateTime - Overdue;
        var overdue = await db.Messages.CountAsync(
            m => m.State == MessageState.Planned && m.DueAt < since, cancellationToken);
        return overdue == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"{overdue} mails have been due for more than ten minutes.");
    }
}
