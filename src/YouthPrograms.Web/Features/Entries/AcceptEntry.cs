using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

public sealed record AcceptEntryRequest(long EntryId);

/// <summary>The organizer accepts an entry; it is public from now on.</summary>
public sealed class AcceptEntry(ProgramsDb db, AfterCommit after)
{
    public Task<Outcome<Done>> RunAsync(AcceptEntryRequest request, Viewer viewer, CancellationToken cancellation) =>
        db.DecideAsync(db.Entries.OrganizedBy(viewer), request.EntryId, Accept, after, cancellation);

    private static Problem? Accept(Entry entry)
    {
        if (entry.State != EntryState.Submitted)
            return EntryProblems.EntryNotWaiting();
        entry.State = EntryState.Accepted;
        return null;
    }
}
