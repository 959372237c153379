using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

/// <summary><paramref name="RowVersion"/> is that of the athlete's record as it was read; null writes whatever it is by now.</summary>
public sealed record ChangeAthleteRequest(
    long AthleteId,
    string FullName,
    AthleteGender Gender,
    DateOnly BirthDate,
    string? School = null,
    string? GuardianName = null,
    string? GuardianPhone = null,
    int? RowVersion = null,
    string? Reason = null);

/// <summary>
/// Changes what is known of an athlete. School and guardian may change at any time; name, gender and birth date only while
/// the delegation may still enter.
/// </summary>
public sealed class ChangeAthlete(ProgramsDb db, Fingerprints fingerprints, AfterCommit after)
{
    public async Task<Outcome<Done>> RunAsync(ChangeAthleteRequest request, Viewer viewer, CancellationToken cancellation)
    {
        var key = await fingerprints.KeyAsync(cancellation);
        await using var transaction = await db.BeginWriteAsync(cancellation);
        var found = await db.Athletes.LedBy(viewer).Where(a => a.Id == request.AthleteId).Select(a => a.DelegationId).ToListAsync(cancellation);
        if (found is not [var delegation] || await DelegationRoster.LockAsync(db, delegation, viewer, cancellation) is not { } roster)
            return Problems.NotFound("Athlete");
        var athlete = roster.Athletes.Single(a => a.Id == request.AthleteId);
        if (request.RowVersion is { } read && read != athlete.Record.RowVersion)
            return Problems.Stale();
        var facts = new AthleteFacts(
            request.FullName, request.Gender, request.BirthDate, request.School, request.GuardianName, request.GuardianPhone).Tidied();
        var problems = await ProblemsAsync(roster, athlete, facts, key.Of(facts), request.Reason, viewer, cancellation);
        if (problems.Count > 0)
            return problems;
        facts.WriteTo(athlete, roster.Events, key.Of(facts), viewer.Now);
        roster.Relabel(athlete);
        db.Acting.Why = request.Reason;
        if (await db.TrySaveAsync(cancellation) is { } stale)
            return stale;
        await transaction.CommitAsync(cancellation);
        await after.PublishedChangedAsync(roster.Tournament.Slug, cancellation);
        return default(Done);
    }

    private async Task<List<Problem>> ProblemsAsync(
        DelegationRoster roster, Athlete athlete, AthleteFacts facts, string fingerprint, string? reason, Viewer viewer, CancellationToken cancellation)
    {
        List<Problem> problems = [.. facts.Problems(roster.Events)];
        if (athlete.Record.Fingerprint == fingerprint)
            return problems;
        if (RegistrationWindow.Check(roster.Tournament, viewer, reason) is { } closed)
            problems.Add(closed);
        problems.AddRange(roster.ChangeProblems(athlete, facts));
        var twice = await db.AthleteRecords.Where(r => r.TournamentId == roster.Tournament.Id && r.Fingerprint == fingerprint)
            .Select(r => (long?)r.Athlete.DelegationId).FirstOrDefaultAsync(cancellation);
        if (twice is not null)
            problems.Add(twice == roster.Delegation.Id ? EntryProblems.TwiceInDelegation() : EntryProblems.Elsewhere());
        return problems;
    }
}
