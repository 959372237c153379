using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

public sealed record WithdrawEntryRequest(long EntryId, string Reason);

/// <summary>
/// The delegation takes an entry back. That is possible until the draw, also after registration has closed: a child falls
/// ill when it does.
/// </summary>
public sealed class WithdrawEntry(ProgramsDb db, AfterCommit after)
{
    public Task<Outcome<Done>> RunAsync(WithdrawEntryRequest request, Viewer viewer, CancellationToken cancellation) =>
        db.DecideAsync(db.Entries.LedBy(viewer), request.EntryId, entry => Withdraw(entry, request.Reason), after, cancellation);

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
