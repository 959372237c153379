using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using YouthPrograms.Data;
using YouthPrograms.Data.Mail;
using YouthPrograms.Reminders.Mail;
using YouthPrograms.Reminders.Messages;

namespace YouthPrograms.Reminders.Jobs;

/// <summary>Sends what is due. Each row is worked on in a scope of its own, so that none can spoil another.</summary>
public sealed class OutboxSender(
    IServiceScopeFactory scopes,
    IMailTransport transport,
    TimeProvider clock,
    IOptions<MailOptions> options,
    ILogger<OutboxSender> log)
{
    private const int Batch = 200;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Returns when nothing is due any more. Cancelling lets the mails finish that have begun.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await InScopeAsync(scope => GiveUpAbandonedAsync(scope, cancellation));
        var worked = int.MaxValue;
        while (worked > 0 && !cancellation.IsCancellationRequested)
        {
            worked = 0;
            await Parallel.ForEachAsync(
                await DueAsync(cancellation),
                new ParallelOptions { MaxDegreeOfParallelism = options.Value.Connections },
                async (row, _) =>
                {
                    if (!cancellation.IsCancellationRequested && await WorkOnAsync(row))
                        Interlocked.Increment(ref worked);
                });
        }
    }

    private async Task<List<DueRow>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await LeasesOf(scope).DueAsync(Batch, cancellation);
    }

    private async Task<bool> WorkOnAsync(DueRow row)
    {
        await using var scope = scopes.CreateAsyncScope();
        var leases = LeasesOf(scope);
        if (await leases.ClaimAsync(row, CancellationToken.None) is not { } lease)
            return false;
        var message = await scope.ServiceProvider.GetRequiredService<ProgramsDb>()
            .Messages.AsNoTracking().SingleAsync(m => m.Id == lease.Id);
        if (await AttemptAsync(scope, leases, lease, message) is { } ending)
            await leases.EndAsync(lease, ending);
        return true;
    }

    private async Task<Ending?> AttemptAsync(AsyncServiceScope scope, Leases leases, Lease lease, Message message)
    {
        if (Now > message.DeadlineAt)
            return Unless(lease, message, Ending.Missed);
        OutgoingMail? mail;
        try
        {
            mail = await scope.ServiceProvider.GetRequiredService<MailComposer>().ComposeAsync(message, Now);
        }
        catch (Exception e)
        {
            // One mail that cannot be written must not keep the others from leaving.
            log.LogError(e, "Mail {MessageId} by rule {Rule} could not be written", message.Id, message.RuleCode);
            var failed = new Delivery(DeliveryState.NotSent, $"It could not be written: {e.GetType().Name}");
            await leases.StartAsync(lease);
            return Ending.Of(message, lease.SendsOnceMore, failed, message.Attempts + 1, Now);
        }
        if (mail is null)
            return Unless(lease, message, Ending.Cancelled);
        return await leases.StartAsync(lease)
            ? Ending.Of(message, lease.SendsOnceMore, await transport.SendAsync(mail), message.Attempts + 1, Now)
            : null;
    }

    // What may have arrived cannot be called cancelled or missed any more.
    private static Ending Unless(Lease lease, Message message, Ending ending) =>
        lease.SendsOnceMore ? new Ending(MessageState.Ambiguous, Error: message.Error) : ending;

    private async Task GiveUpAbandonedAsync(AsyncServiceScope scope, CancellationToken cancellation)
    {
        var leases = LeasesOf(scope);
        foreach (var row in await leases.AbandonedAsync(cancellation))
        {
            log.LogWarning("Whether mail {MessageId} was sent is not known: its sender stopped in the middle", row.Id);
            var ending = Ending.Ambiguous(row, sentOnceMore: false, "The sender stopped before the server answered.", Now);
            await leases.GiveUpAsync(row, ending);
        }
    }

    private async Task InScopeAsync(Func<AsyncServiceScope, Task> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        await work(scope);
    }

    private Leases LeasesOf(AsyncServiceScope scope) => new(scope.ServiceProvider.GetRequiredService<ProgramsDb>(), clock);
}
