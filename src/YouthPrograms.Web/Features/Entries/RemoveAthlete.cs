using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

public sealed record RemoveAthleteRequest(long AthleteId, string? Reason = null);

/// <summary>
/// Removes an athlete with the record and the entries that are theirs alone. Whoever stands in a draw stays, and so does a
/// member that a team cannot do without.
/// </summary>
public sealed class RemoveAthlete(ProgramsDb db, AfterCommit after)
{
    public async Task<Outcome<Done>> RunAsync(RemoveAthleteRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        var found = await db.Athletes.LedBy(viewer).Where(a => a.Id == request.AthleteId).Select(a => a.DelegationId).ToListAsync(cancellation);
        if (found is not [var delegation] || await DelegationRoster.LockAsync(db, delegation, viewer, cancellation) is not { } roster)
            return Problems.NotFound("Athlete");
        if (RegistrationWindow.Check(roster.Tournament, viewer, request.Reason) is { } closed)
            return closed;
        // Not only those in force: a rejected or withdrawn entry names the athlete, too.
        var entries = await db.Entries.Include(e => e.Event).Include(e => e.Members)
            .Where(e => e.Members.Any(m => m.AthleteId == request.AthleteId)).ToListAsync(cancellation);
        if (entries.SelectMany(Against).ToList() is { Count: > 0 } problems)
            return problems;
        Leave(entries, request.AthleteId);
        await db.Memberships.Where(m => m.AthleteId == request.AthleteId).ForEachAsync(m => db.Memberships.Remove(m), cancellation);
        db.Athletes.Remove(roster.Athletes.Single(a => a.Id == request.AthleteId));
        db.Acting.Why = request.Reason;
        if (await db.TrySaveAsync(cancellation) is { } stale)
            return stale;
        await transaction.CommitAsync(cancellation);
        await after.PublishedChangedAsync(roster.Tournament.Slug, cancellation);
        return default(Done);
    }

    private static IEnumerable<Problem> Against(Entry entry)
    {
        if (entry.Event.State is EventState.Drawn or EventState.Running or EventState.Completed)
            yield return EntryProblems.StillEntered(entry.Event.Code);
        else if (entry.IsInForce() && entry.Event.Kind != EventKind.Singles)
            foreach (var problem in EventEligibility.OfSize(entry.Event, entry.Members.Count - 1))
                yield return problem;
    }

    private void Leave(List<Entry> entries, long athleteId)
    {
        foreach (var entry in entries)
        {
            if (entry.Event.Kind == EventKind.Team && entry.Members.Count > 1)
                db.EntryMembers.RemoveRange(entry.Members.Where(m => m.AthleteId == athleteId));
            else
                db.Entries.Remove(entry);
        }
    }
}
