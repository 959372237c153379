using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

public sealed record AnonymizeRecordRequest(long AthleteId, string Reason);

/// <summary>
/// Takes from a record all that identifies the child, for good: name, school, birth date, documents, contacts, consents and the
/// links of guardians. Entries and results stay, under a hidden name. For the organizer, and for the guardian whose right it is;
/// only once the tournament is over, because until then entries must stand up to a check.
/// </summary>
public sealed class AnonymizeRecord(ProgramsDb db, UnsavedLines unsaved, AfterCommit after)
{
    /// <summary>What stands where a name stood.</summary>
    public const string Hidden = "*";

    public async Task<Outcome<Done>> RunAsync(AnonymizeRecordRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        var delegation = await db.AthleteRecords.VisibleTo(viewer).Where(r => r.AthleteId == request.AthleteId)
            .Select(r => (long?)r.Athlete.DelegationId).SingleOrDefaultAsync(cancellation);
        if (delegation is not { } locked)
            return Problems.NotFound("Athlete");
        await db.LockAsync<Delegation>(locked, cancellation);
        var athlete = await LoadAsync(request.AthleteId, cancellation);
        var tournament = athlete.Delegation.Tournament;
        if (!viewer.OrganizesTournament(tournament.Id) && !viewer.Guards.Contains(athlete.Id))
            return Problems.Forbidden();
        if (Check(request, athlete, tournament) is { Count: > 0 } problems)
            return problems;
        Erase(athlete, viewer.Now);
        await unsaved.KeepAsync(locked, [], cancellation);
        db.Acting.Why = request.Reason.Trim();
        if (await db.TrySaveAsync(cancellation) is { } stale)
            return stale;
        await transaction.CommitAsync(cancellation);
        await after.PublishedChangedAsync(tournament.Slug, cancellation);
        return default(Done);
    }

    private static List<Problem> Check(AnonymizeRecordRequest request, Athlete athlete, Tournament tournament)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(request.Reason))
            problems.Add(Problems.Required("reason"));
        if (athlete.Record.AnonymizedAt is not null)
            problems.Add(new Problem(ProblemKind.Conflict, "already-anonymized"));
        else if (tournament.State is not (TournamentState.Completed or TournamentState.Cancelled))
            problems.Add(new Problem(ProblemKind.Conflict, "tournament-not-over"));
        return problems;
    }

    private void Erase(Athlete athlete, DateTime now)
    {
        var record = athlete.Record;
        (record.FullName, record.BirthDate, record.School, record.Documents) = (Hidden, null, null, null);
        (record.GuardianName, record.GuardianPhone) = (null, null);
        (record.LinkCodeHash, record.LinkCodeExpiresAt) = (null, null);
        // Unique in the tournament, and made of nothing.
        record.Fingerprint = $"anonymized-{Guid.NewGuid():N}";
        record.AnonymizedAt = now;
        db.Consents.RemoveRange(record.Consents);
        db.Memberships.RemoveRange(athlete.Guardians);
        athlete.PublicName = Hidden;
        foreach (var entry in athlete.Memberships.Select(m => m.Entry).Where(e => e.Event.Kind != EventKind.Team))
            EntryLabels.Write(entry, entry.Members.OrderBy(m => m.Order).Select(m => m.Athlete), 1);
    }

    private Task<Athlete> LoadAsync(long athleteId, CancellationToken cancellation) => db.Athletes.AsSplitQuery()
        .Include(a => a.Record).ThenInclude(r => r.Consents)
        .Include(a => a.Guardians)
        .Include(a => a.Delegation).ThenInclude(d => d.Tournament)
        .Include(a => a.Memberships).ThenInclude(m => m.Entry).ThenInclude(e => e.Event)
        .Include(a => a.Memberships).ThenInclude(m => m.Entry).ThenInclude(e => e.Members).ThenInclude(m => m.Athlete)
        .SingleAsync(a => a.Id == athleteId, cancellation);
}
