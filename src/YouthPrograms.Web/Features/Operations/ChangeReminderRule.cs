using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Reminders.Planning;

namespace YouthPrograms.Web.Features.Operations;

public sealed record ReminderRuleChange(long Id, bool? Enabled = null, string? Offset = null, int? RowVersion = null);

/// <summary>Switches a reminder on or off, or moves its time; mails already sent stay sent.</summary>
public sealed class ChangeReminderRule(ProgramsDb db, AfterCommit after)
{
    public async Task<Outcome<Done>> RunAsync(ReminderRuleChange change, Viewer viewer, CancellationToken cancellation)
    {
        if (!viewer.IsAdministrator && !viewer.IsOrganizer && !viewer.IsProgramOfficer)
            return Problems.Forbidden();
        if (change.Offset is not null && !Offset.TryParseAll(change.Offset, out _))
            return new Problem(ProblemKind.Invalid, "offset-not-understood", "offset", change.Offset);
        var rule = await db.ReminderRules.SingleOrDefaultAsync(r => r.Id == change.Id, cancellation);
        if (rule is null)
            return Problems.NotFound("id");
        if (change.RowVersion is { } expected && rule.RowVersion != expected)
            return Problems.Stale();
        rule.Enabled = change.Enabled ?? rule.Enabled;
        rule.Offset = change.Offset ?? rule.Offset;
        await db.SaveChangesAsync(cancellation);
        after.Wake();
        return default(Done);
    }
}
