using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

public sealed record RejectEntryRequest(long EntryId, string Reason);

/// <summary>The organizer rejects an entry, accepted before or not; the coach reads why.</summary>
public sealed class RejectEntry(ProgramsDb db, AfterCommit after)
{
    public Task<Outcome<Done>> RunAsync(RejectEntryRequest request, Viewer viewer, CancellationToken cancellation) =>
        db.DecideAsync(db.Entries.OrganizedBy(viewer), request.EntryId, entry => Reject(entry, request.Reason), after, cancellation);

    private Problem? Reject(Entry entry, string reason)
    {
        if (!entry.IsInForce())
            return EntryProblems.EntryNotInForce();
        if (string.IsNullOrWhiteSpace(reason))
            return EntryProblems.ReasonMissing();
        db.Acting.Why = reason;
        entry.End(EntryState.Rejected, reason);
        return null;
    }
}
