using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

public sealed record AddAthleteRequest(
    long DelegationId,
    string FullName,
    AthleteGender Gender,
    DateOnly BirthDate,
    string? School = null,
    string? GuardianName = null,
    string? GuardianPhone = null,
    string? Reason = null);

/// <summary>Adds one athlete to a delegation; the value is its key.</summary>
public sealed class AddAthlete(ProgramsDb db, Fingerprints fingerprints, AfterCommit after)
{
    public async Task<Outcome<long>> RunAsync(AddAthleteRequest request, Viewer viewer, CancellationToken cancellation)
    {
        var key = await fingerprints.KeyAsync(cancellation);
        await using var transaction = await db.BeginWriteAsync(cancellation);
        if (await DelegationRoster.LockAsync(db, request.DelegationId, viewer, cancellation) is not { } roster)
            return Problems.NotFound("Delegation");
        if (RegistrationWindow.Check(roster.Tournament, viewer, request.Reason) is { } closed)
            return closed;
        var facts = new AthleteFacts(
            request.FullName, request.Gender, request.BirthDate, request.School, request.GuardianName, request.GuardianPhone).Tidied();
        var fingerprint = key.Of(facts);
        List<Problem> problems = [.. facts.Problems(roster.Events), .. await TwiceAsync(roster, fingerprint, cancellation)];
        if (problems.Count > 0)
            return problems;
        var athlete = AthleteFacts.Blank(roster.Delegation, roster.FreeNumber(null));
        facts.WriteTo(athlete, roster.Events, fingerprint, viewer.Now);
        if (await SaveAsync(athlete, request.Reason, cancellation) is { } twice)
            return twice;
        await transaction.CommitAsync(cancellation);
        await after.PublishedChangedAsync(roster.Tournament.Slug, cancellation);
        return athlete.Id;
    }

    private async Task<Problem[]> TwiceAsync(DelegationRoster roster, string fingerprint, CancellationToken cancellation)
    {
        if (roster.Athletes.Exists(a => a.Record.Fingerprint == fingerprint))
            return [EntryProblems.TwiceInDelegation()];
        return await db.AthleteRecords.AnyAsync(r => r.TournamentId == roster.Tournament.Id && r.Fingerprint == fingerprint, cancellation)
            ? [EntryProblems.Elsewhere()]
            : [];
    }

    private async Task<Problem?> SaveAsync(Athlete athlete, string? reason, CancellationToken cancellation)
    {
        db.Acting.Why = reason;
        db.Athletes.Add(athlete);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateException refused) when (db.IsUniqueViolation(refused))
        {
            return EntryProblems.Elsewhere();
        }
    }
}
