using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using YouthPrograms.Data;
using YouthPrograms.Data.Mail;
using YouthPrograms.Reminders.Mail;
using YouthPrograms.Reminders.Planning;

namespace YouthPrograms.Reminders.Jobs;

/// <summary>
/// Brings the outbox into line with the plan: a row for each wanted message, none left open that is not wanted any more.
/// However often and on however many nodes it runs, the unique key keeps one row for each message.
/// </summary>
public sealed class OutboxPlanner(
    ProgramsDb db, TimeProvider clock, IOptions<MailOptions> mail, ILogger<OutboxPlanner> log)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var wanted = await PlanAsync(now, cancellation);
        var changes = await CompareAsync(wanted, now, cancellation);
        if (changes.IsEmpty)
            return;
        await using var transaction = await db.BeginWriteAsync(cancellation);
        foreach (var message in changes.New)
            await InsertAsync(message, now, cancellation);
        await SetAsync(changes.Missed, MessageState.Missed, "Its deadline passed.", cancellation);
        await SetAsync(changes.Cancelled, MessageState.Cancelled, "The reason for it is gone.", cancellation);
        await ReviveAsync(changes.Revived, cancellation);
        await transaction.CommitAsync(cancellation);
        log.LogInformation(
            "Planned {New} mails, revived {Revived}, cancelled {Cancelled}, missed {Missed}",
            changes.New.Count, changes.Revived.Count, changes.Cancelled.Count, changes.Missed.Count);
    }

    private async Task<IReadOnlyList<WantedMessage>> PlanAsync(DateTime now, CancellationToken cancellation)
    {
        List<string> unreadable = [];
        var rules = FactLoader.Read(await db.ReminderRules.AsNoTracking().ToListAsync(cancellation), unreadable);
        foreach (var code in unreadable)
            log.LogError("The offset of reminder rule {Rule} cannot be read; nothing is planned by it", code);
        return Plan.Of(await FactLoader.LoadAsync(db, now, cancellation), rules, now);
    }

    private async Task<Changes> CompareAsync(
        IReadOnlyList<WantedMessage> wanted, DateTime now, CancellationToken cancellation)
    {
        var keys = wanted.Select(w => w.Key).ToHashSet();
        var open = await db.Messages.Where(m => m.State == MessageState.Planned || m.State == MessageState.Retry)
            .Select(m => new { m.Id, m.Key, m.DeadlineAt }).ToListAsync(cancellation);
        var known = open.Select(m => m.Key).ToHashSet();
        List<long> revived = [];
        foreach (var some in keys.Except(known).Chunk(500))
        {
            var rows = await db.Messages.Where(m => some.Contains(m.Key))
                .Select(m => new { m.Id, m.Key, Returns = m.State == MessageState.Cancelled && m.DeadlineAt > now })
                .ToListAsync(cancellation);
            known.UnionWith(rows.Select(m => m.Key));
            revived.AddRange(rows.Where(m => m.Returns).Select(m => m.Id));
        }
        return new Changes(
            // In one order on all nodes: two that insert the same keys wait for each other instead of embracing.
            [.. wanted.Where(w => !known.Contains(w.Key)).OrderBy(w => w.Key, StringComparer.Ordinal)],
            [.. open.Where(m => m.DeadlineAt < now).Select(m => m.Id)],
            [.. open.Where(m => m.DeadlineAt >= now && !keys.Contains(m.Key)).Select(m => m.Id)],
            revived);
    }

    private Task<int> InsertAsync(WantedMessage wanted, DateTime now, CancellationToken cancellation)
    {
        var (state, error) = wanted.Disposition switch
        {
            Disposition.Folded => (MessageState.Suppressed, "Folded into the mail that was due at that moment."),
            Disposition.Missed => (MessageState.Missed, "Its deadline passed before it was planned."),
            _ => (MessageState.Planned, null),
        };
        var (rule, contact) = (wanted.Rule, wanted.Contact);
        var messageId = MessageIds.Of(wanted.Key, mail.Value.Sender.Host);
        return db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Messages" ("Key", "RuleCode", "Template", "Class", "Subject", "SubjectId", "AccountId", "Address",
                "Recipient", "Language", "Reason", "State", "DueAt", "DeadlineAt", "Attempts", "Fence", "MessageId",
                "PlannedAt", "Error", "RowVersion")
            VALUES ({wanted.Key}, {rule.Code}, {rule.Template}, {(int)rule.Class}, {(int)wanted.Subject}, {wanted.SubjectId},
                {contact.AccountId}, {contact.Address}, {Recipients.Mask(contact.Address)}, {contact.Language},
                {contact.Reason}, {(int)state}, {wanted.DueAt}, {wanted.DeadlineAt}, 0, 0, {messageId}, {now}, {error}, 1)
            ON CONFLICT ("Key") DO NOTHING
            """, cancellation);
    }

    // Only rows that are still open: one that a sender holds is the sender's, which looks at the reason itself.
    private Task SetAsync(IReadOnlyList<long> ids, MessageState state, string why, CancellationToken cancellation) =>
        ids.Count == 0 ? Task.CompletedTask : db.Messages
            .Where(m => ids.Contains(m.Id) && (m.State == MessageState.Planned || m.State == MessageState.Retry))
            .ExecuteUpdateAsync(
                m => m.SetProperty(x => x.State, state).SetProperty(x => x.Error, why)
                    .SetProperty(x => x.RowVersion, x => x.RowVersion + 1),
                cancellation);

    // A reason may come back: a delegation withdraws its only entry again, a rule is switched on once more.
    private Task ReviveAsync(IReadOnlyList<long> ids, CancellationToken cancellation) =>
        ids.Count == 0 ? Task.CompletedTask : db.Messages
            .Where(m => ids.Contains(m.Id) && m.State == MessageState.Cancelled)
            .ExecuteUpdateAsync(
                m => m.SetProperty(x => x.State, MessageState.Planned).SetProperty(x => x.Error, (string?)null)
                    .SetProperty(x => x.RowVersion, x => x.RowVersion + 1),
                cancellation);

    private sealed record Changes(
        IReadOnlyList<WantedMessage> New, IReadOnlyList<long> Missed, IReadOnlyList<long> Cancelled, IReadOnlyList<long> Revived)
    {
        public bool IsEmpty => New.Count + Missed.Count + Cancelled.Count + Revived.Count == 0;
    }
}
