using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Mail;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

namespace YouthPrograms.Web.Features.Operations;

/// <summary>What an operator sees of mails, rules and writes. An auditor sees the same and changes nothing.</summary>
internal static class OutboxPages
{
    private const int Newest = 100;

    public static void MapOutbox(this IEndpointRouteBuilder routes)
    {
        var operate = routes.MapGroup("/operate").RequireAuthorization(Policies.Operator);
        operate.MapGet("", async (ProgramsDb db, Viewer viewer, CancellationToken cancellation) =>
            Pages.Show<OperatePage>(new { Board = await BoardAsync(db, viewer, cancellation) }));
        operate.MapGet("/audit", async (ProgramsDb db, Viewer viewer, CancellationToken cancellation) =>
            Pages.Show<AuditPage>(new { Rows = await AuditAsync(db, viewer, cancellation) }));
        operate.MapPost("/messages/{id:long}/resend", async (long id, FormPost post, ChangeMessage change, Viewer viewer, CancellationToken cancellation) =>
            Answer(post, post.IsSound ? await change.ResendAsync(id, post.Text("reason"), viewer, cancellation) : post.Problems[0], "mail-resent"));
        operate.MapPost("/messages/{id:long}/suppress", async (long id, FormPost post, ChangeMessage change, Viewer viewer, CancellationToken cancellation) =>
            Answer(post, post.IsSound ? await change.SuppressAsync(id, post.Text("reason"), viewer, cancellation) : post.Problems[0], "mail-suppressed"));
        operate.MapPost("/rules/{id:long}", async (long id, FormPost post, ChangeReminderRule change, Viewer viewer, CancellationToken cancellation) =>
            Answer(post, post.IsSound
                ? await change.RunAsync(new(id, post.Checked("enabled"), post.Text("offset")), viewer, cancellation)
                : post.Problems[0], "rule-changed"));
    }

    private static IResult Answer(FormPost post, Outcome<Done> outcome, string said) =>
        outcome.IsRefused(out var problem) ? Pages.Refused(problem) : Pages.Done("/operate", said);

    private static async Task<OutboxBoard> BoardAsync(ProgramsDb db, Viewer viewer, CancellationToken cancellation)
    {
        var visible = db.Messages.AsNoTracking().VisibleTo(viewer);
        var counts = await visible.GroupBy(m => m.State).Select(g => new StateCount(g.Key, g.Count())).ToListAsync(cancellation);
        var late = await visible.CountAsync(m => (m.State == MessageState.Planned || m.State == MessageState.Retry)
            && m.DueAt < viewer.Now.AddMinutes(-10), cancellation);
        var rows = await visible.OrderByDescending(m => m.DueAt).ThenByDescending(m => m.Id).Take(Newest)
            .Select(m => new MessageRow(m.Id, m.Subject, m.SubjectId, m.RuleCode, m.Recipient, m.Language, m.State, m.DueAt, m.SentAt, m.Attempts, m.Error))
            .ToListAsync(cancellation);
        var rules = await db.ReminderRules.AsNoTracking().VisibleTo(Visibility.OfReminderRules, viewer).OrderBy(r => r.Id)
            .Select(r => new RuleRow(r.Id, r.Code, r.Name, r.NameEn, r.Offset, r.Class, r.Enabled)).ToListAsync(cancellation);
        return new OutboxBoard(counts, late, rows, rules);
    }

    private static Task<List<AuditRow>> AuditAsync(ProgramsDb db, Viewer viewer, CancellationToken cancellation) =>
        db.AuditEvents.AsNoTracking().VisibleTo(Visibility.OfAuditEvents, viewer).OrderByDescending(a => a.Id).Take(Newest)
            .Select(a => new AuditRow(a.At, a.Who, a.What, a.Subject, a.SubjectId, a.Before, a.After, a.Why)).ToListAsync(cancellation);
}

public sealed record OutboxBoard(
    IReadOnlyList<StateCount> Counts, int Late, IReadOnlyList<MessageRow> Messages, IReadOnlyList<RuleRow> Rules);

public sealed record StateCount(MessageState State, int Count);

public sealed record MessageRow(
    long Id, MessageSubject Subject, long SubjectId, string Rule, string Recipient, string Language, MessageState State, DateTime DueAt, DateTime? SentAt, int Attempts, string? Error)
{
    public bool CanResend => State is MessageState.Failed or MessageState.Ambiguous or MessageState.Missed or MessageState.Sent;

    public bool CanSuppress => State is MessageState.Planned or MessageState.Retry;
}

public sealed record RuleRow(long Id, string Code, string Name, string NameEn, string Offset, MessageClass Class, bool Enabled);

public sealed record AuditRow(DateTime At, string Who, string What, string Subject, long SubjectId, string? Before, string? After, string? Why);
