using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Certificates;
using YouthPrograms.Training.Impact;
using YouthPrograms.Web.Features.Bookings;

namespace YouthPrograms.Web.Features.Training;

public sealed record IssueCertificatesRequest(long SessionId, int? RowVersion = null);

/// <summary>
/// Certificates for every class that was there, its school and the trainers, after the session was said to have taken place.
/// Whoever has one gets no second one, so it may be run again when a class was counted late. Answers how many were issued.
/// </summary>
public sealed class IssueCertificates(ProgramsDb db, SeatGuard seats, TimeProvider clock)
{
    public async Task<Outcome<int>> RunAsync(IssueCertificatesRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var write = await db.BeginWriteAsync(cancellation);
        // The lock that counting takes: who is found present here is present until these are issued.
        await seats.LockAsync(cancellation, request.SessionId);
        var session = await db.TrainingSessions.VisibleTo(viewer).Include(s => s.Course).Include(s => s.Venue).Include(s => s.Certificates)
            .Include(s => s.Trainers).ThenInclude(t => t.Trainer).SingleOrDefaultAsync(one => one.Id == request.SessionId, cancellation);
        if (session is null)
            return BookingProblems.SessionNotFound;
        if (!await SessionStaff.MayAsync(db, session.Id, viewer, cancellation))
            return BookingProblems.SessionStaffOnly;
        var now = clock.GetUtcNow().UtcDateTime;
        if (Refusal(session, request.RowVersion, now) is { } refusal)
            return refusal;
        var issued = Due(session, await PresentAsync(session.Id, cancellation)).ToList();
        if (issued.Count == 0)
            return AttendanceProblems.NothingToCertify;
        issued.ForEach(certificate => Complete(certificate, session, viewer, now));
        db.Certificates.AddRange(issued);
        await db.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return issued.Count;
    }

    private static Problem? Refusal(TrainingSession session, int? rowVersion, DateTime now) => session switch
    {
        _ when rowVersion is { } version && version != session.RowVersion => BookingProblems.Stale,
        _ when now < session.EndsAt => BookingProblems.SessionNotOver(new(session.EndsAt, session.TimeZone)),
        { State: not (SessionState.Completed or SessionState.Accounted) } => BookingProblems.SessionNotChangeable,
        _ => null,
    };

    private Task<List<Booking>> PresentAsync(long sessionId, CancellationToken cancellation) => db.Bookings
        .Include(b => b.School).Include(b => b.Attendances.Where(a => a.Current))
        .Where(b => b.SessionId == sessionId && b.State == BookingState.Attended && b.Attendances.Any(a => a.Current && a.Present > 0))
        .OrderBy(b => b.Id).ToListAsync(cancellation);

    private static IEnumerable<Certificate> Due(TrainingSession session, List<Booking> present)
    {
        var valid = session.Certificates.FindAll(certificate => certificate.RevokedAt is null);
        foreach (var booking in present.Where(booking => !valid.Exists(one => one.BookingId == booking.Id)))
            yield return New(CertificateKind.Class, PupilsOf(booking), booking.School, booking);
        foreach (var school in present.GroupBy(booking => booking.School).Where(school => !valid.Exists(one => one.Kind is CertificateKind.School && one.SchoolId == school.Key.Id)))
            yield return New(CertificateKind.School, school.Sum(PupilsOf), school.Key);
        foreach (var trainer in session.Trainers.Where(trainer => present.Count > 0 && !valid.Exists(one => one.TrainerId == trainer.TrainerId)))
            yield return New(CertificateKind.Trainer, present.Sum(PupilsOf), trainer: trainer.Trainer);
    }

    private static int PupilsOf(Booking booking) => booking.Attendances[0].Present;

    private static Certificate New(CertificateKind kind, int present, School? school = null, Booking? booking = null, Trainer? trainer = null) => new()
    {
        Kind = kind,
        Present = present,
        School = school,
        Booking = booking,
        Trainer = trainer,
        Serial = "",
        Content = "",
        ContentHash = "",
    };

    private static void Complete(Certificate certificate, TrainingSession session, Viewer viewer, DateTime now)
    {
        certificate.SessionId = session.Id;
        (certificate.SessionEndedAt, certificate.IssuedAt, certificate.IssuedById) = (session.EndsAt, now, viewer.AccountId);
        certificate.Serial = Serials.Make(now.Year, RandomNumberGenerator.GetString(Serials.Alphabet, Serials.RandomLetters));
        certificate.Content = CertificateContent.Write(Lines(certificate, session));
        certificate.ContentHash = CertificateContent.Hash(certificate.Serial, certificate.Content);
    }

    /// <summary>In the language of the federation, with the English name where there is one; fewer than ten pupils are not counted in public.</summary>
    private static IEnumerable<(string Name, string Value)> Lines(Certificate certificate, TrainingSession session)
    {
        yield return ("certificate", certificate.Kind.ToString());
        yield return ("course", $"{session.Course.Name} / {session.Course.NameEn}");
        yield return ("date", new SessionTime(session.StartsAt, session.TimeZone).Local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        yield return ("venue", $"{session.Venue.Name} / {session.Venue.NameEn}");
        if (certificate.School is { } school)
            yield return ("school", $"{school.Name} / {school.NameEn}");
        if (certificate.Booking is { } booking)
            yield return ("class", booking.ClassLabel);
        if (certificate.Trainer is { } trainer)
            yield return ("trainer", $"{trainer.Name} / {trainer.NameEn}");
        if (SmallCells.Publish(certificate.Present) is { } pupils)
            yield return ("pupils", pupils.ToString(CultureInfo.InvariantCulture));
    }
}
