using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using YouthPrograms.Data;
using YouthPrograms.Data.Mail;

namespace YouthPrograms.Reminders.Mail;

/// <summary>Says at start whether mails can leave; the service runs on either way and keeps them.</summary>
internal sealed class TransportAnnouncement(IMailTransport transport, ILogger<TransportAnnouncement> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (await transport.FindProblemAsync(stoppingToken) is { } problem)
            log.LogError("Mails cannot leave: {Problem}", problem);
        else
            log.LogInformation("Mails leave by {Transport}", transport.GetType().Name);
    }
}

/// <summary>
/// Degraded, never unhealthy: a node without a mail server still serves every page, and taking it away helps no mail.
/// </summary>
internal sealed class MailHealthCheck(IMailTransport transport, ProgramsDb db, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (await transport.FindProblemAsync(cancellationToken) is { } problem)
            return HealthCheckResult.Degraded(problem);
        var since = clock.GetUtcNow().UtcDateTime - Overdue;
        var overdue = await db.Messages.CountAsync(
            m => m.State == MessageState.Planned && m.DueAt < since, cancellationToken);
        return overdue == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"{overdue} mails have been due for more than ten minutes.");
    }
}
