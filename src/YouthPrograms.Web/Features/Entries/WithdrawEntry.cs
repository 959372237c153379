using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Results;

namespace YouthPrograms.Web.Features.Entries;

public sealed record WithdrawEntryRequest(long EntryId, string Reason);

/// <summary>
/// The delegation takes an entry back, also after registration has closed: a child falls ill when it does. Once it is drawn,
/// matches hang on it, and the organizer takes it out.
/// </summary>
public sealed class WithdrawEntry(ProgramsDb db, LeaveEvent leave, AfterCommit after)
{
    private static readonly EventState[] Drawn = [EventState.Drawn, EventState.Running, EventState.Completed];

    public async Task<Outcome<Done>> RunAsync(WithdrawEntryRequest request, Viewer viewer, CancellationToken cancellation) =>
        await db.Entries.OrganizedBy(viewer).AnyAsync(e => e.Id == request.EntryId && Drawn.Contains(e.Event.State), cancellation)
            ? await leave.RunAsync(request, viewer, cancellation)
            : await db.DecideAsync(db.Entries.LedBy(viewer), request.EntryId, entry => Withdraw(entry, request.Reason), after, cancellation);

    private Problem? Withdraw(Entry entry, string reason)
    {
        if (!entry.IsInForce())
            return EntryProblems.EntryNotInForce();
        if (string.IsNullOrWhiteSpace(reason))
            return EntryProblems.ReasonMissing();
        db.Acting.Why = reason;
        entry.End(EntryState.Withdrawn, reason);
        return null;
    }
}
