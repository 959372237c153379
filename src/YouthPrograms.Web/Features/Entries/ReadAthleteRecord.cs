using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Audit;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>What is kept about one child, for those who may read it.</summary>
public sealed record AthleteRecordRow(
    long AthleteId,
    long DelegationId,
    int RowVersion,
    string FullName,
    string PublicName,
    AthleteGender Gender,
    string AgeGroup,
    DateOnly? BirthDate,
    bool Verified,
    string? School,
    string? GuardianName,
    string? GuardianPhone,
    string? Documents = null,
    DateTime? AnonymizedAt = null);

/// <summary>Reads the record of an athlete with the birth date, and writes down who did.</summary>
public sealed class ReadAthleteRecord(ProgramsDb db)
{
    /// <summary>The athlete a record belongs to; null when there is none for this viewer.</summary>
    public Task<long?> AthleteOfAsync(long recordId, Viewer viewer, CancellationToken cancellation) =>
        db.AthleteRecords.VisibleTo(viewer).Where(r => r.Id == recordId).Select(r => (long?)r.AthleteId).SingleOrDefaultAsync(cancellation);

    public async Task<Outcome<AthleteRecordRow>> RunAsync(long athleteId, Viewer viewer, CancellationToken cancellation)
    {
        var record = await db.AthleteRecords.AsNoTracking().VisibleTo(viewer).Include(r => r.Athlete)
            .SingleOrDefaultAsync(r => r.AthleteId == athleteId, cancellation);
        if (record is null)
            return Problems.NotFound("Athlete");
        db.Note<AthleteRecord>("ReadBirthDate", record.Id, viewer.Now);
        await db.SaveChangesAsync(cancellation);
        var athlete = record.Athlete;
        return new AthleteRecordRow(
            athlete.Id, athlete.DelegationId, record.RowVersion, record.FullName, athlete.PublicName, athlete.Gender, athlete.AgeGroup,
            record.BirthDate, record.Verified, record.School, record.GuardianName, record.GuardianPhone,
            record.Documents, record.AnonymizedAt);
    }
}
