using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Impact;
using YouthPrograms.Web.Features.Bookings;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Training;

/// <summary>A class on the day: who is expected, who was counted, what was measured.</summary>
public sealed record ClassOfDay(long BookingId, string School, string SchoolEn, string ClassLabel, int Pupils, int Adults, BookingState State, string? AccessNeeds, int? Present)
{
    public string Title => $"{Texts.Choose(School, SchoolEn)} {ClassLabel}";

    public IReadOnlyList<AssessmentPhase> Answered { get; init; } = [];

    public IReadOnlyList<DrillRun> Timed { get; init; } = [];
}

public sealed record CertificateRow(string Serial, CertificateKind Kind, string? School, string? SchoolEn, string? ClassLabel, string? Trainer, string? TrainerEn, bool IsRevoked)
{
    public string Title => Kind switch
    {
        CertificateKind.Class => $"{Texts.Choose(School!, SchoolEn!)} {ClassLabel}",
        CertificateKind.School => Texts.Choose(School!, SchoolEn!),
        CertificateKind.Trainer => Texts.Choose(Trainer!, TrainerEn!),
    };
}

public sealed record SessionDay(SessionRow Session, IReadOnlyList<ClassOfDay> Classes, IReadOnlyList<CertificateRow> Certificates);

/// <summary>What those who run a session need on its day, and afterwards.</summary>
public sealed class DayReading(ProgramsDb db, ClassTokens tokens)
{
    private const int Quarter = 100;

    public async Task<SessionDay?> FindAsync(long id, Viewer viewer, CancellationToken cancellation)
    {
        var session = await SessionRow.Of(db.TrainingSessions.VisibleTo(viewer).Where(s => s.Id == id)).SingleOrDefaultAsync(cancellation);
        return session is not null && await SessionStaff.MayAsync(db, id, viewer, cancellation)
            ? new(session, await ClassesAsync(id, cancellation), await CertificatesAsync(db.Certificates.Where(c => c.SessionId == id), cancellation))
            : null;
    }

    /// <summary>Sessions of the last hundred days: a quiz may still be answered ninety days later.</summary>
    public Task<List<SessionRow>> EarlierAsync(Viewer viewer, CancellationToken cancellation)
    {
        var (since, until) = (viewer.Now.AddDays(-Quarter), viewer.Now.AddDays(-1));
        return SessionRow.Of(db.TrainingSessions.VisibleTo(viewer)
                .Where(s => s.EndsAt > since && s.EndsAt <= until && s.State != SessionState.Cancelled && s.Trainers.Any(one => one.Trainer.AccountId == viewer.AccountId))
                .OrderByDescending(s => s.StartsAt))
            .ToListAsync(cancellation);
    }

    /// <summary>Of a booked class and of its school in that session.</summary>
    public Task<List<CertificateRow>> OfBookingAsync(Booking booking, CancellationToken cancellation) => CertificatesAsync(
        db.Certificates.Where(c => c.RevokedAt == null
            && (c.BookingId == booking.Id || (c.SessionId == booking.SessionId && c.Kind == CertificateKind.School && c.SchoolId == booking.SchoolId))),
        cancellation);

    private static Task<List<CertificateRow>> CertificatesAsync(IQueryable<Certificate> certificates, CancellationToken cancellation) => certificates
        .AsNoTracking().OrderBy(c => c.Kind).ThenBy(c => c.Id)
        .Select(c => new CertificateRow(
            c.Serial, c.Kind, c.School!.Name, c.School.NameEn, c.Booking!.ClassLabel, c.Trainer!.Name, c.Trainer.NameEn, c.RevokedAt != null))
        .ToListAsync(cancellation);

    private async Task<IReadOnlyList<ClassOfDay>> ClassesAsync(long sessionId, CancellationToken cancellation)
    {
        var classes = await db.Bookings.AsNoTracking()
            .Where(b => b.SessionId == sessionId && b.State >= BookingState.Confirmed && b.State <= BookingState.Closed)
            .OrderBy(b => b.School.Code).ThenBy(b => b.ClassLabel)
            .Select(b => new ClassOfDay(
                b.Id, b.School.Name, b.School.NameEn, b.ClassLabel, b.Pupils, b.Adults, b.State, b.AccessNeeds,
                b.Attendances.Where(a => a.Current).Select(a => (int?)a.Present).SingleOrDefault()))
            .ToListAsync(cancellation);
        var answered = (await db.Assessments.Where(a => a.SessionId == sessionId).Select(a => new { a.ClassToken, a.Phase }).ToListAsync(cancellation))
            .ToLookup(a => a.ClassToken, a => a.Phase);
        var timed = (await db.DrillTimings.Where(t => t.SessionId == sessionId).Select(t => new { t.ClassToken, t.Run }).ToListAsync(cancellation))
            .ToLookup(t => t.ClassToken, t => t.Run);
        List<ClassOfDay> measured = [];
        foreach (var one in classes)
        {
            var token = await tokens.OfAsync(one.BookingId, cancellation);
            measured.Add(one with { Answered = [.. answered[token].Order()], Timed = [.. timed[token].Order()] });
        }
        return measured;
    }
}
