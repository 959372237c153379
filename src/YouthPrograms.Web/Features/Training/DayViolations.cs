using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Training.Certificates;
using YouthPrograms.Training.Impact;

namespace YouthPrograms.Web.Features.Training;

/// <summary>What an auditor asks of counts, certificates and quizzes. A query answers the rows that break its rule.</summary>
public static class DayViolations
{
    /// <summary>A counted class has one count that holds, made last, and a state that says the same.</summary>
    public static async Task<IReadOnlyList<string>> AttendanceAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var rows = await db.Bookings.Where(b => b.Attendances.Count > 0)
            .Where(b => b.Attendances.Count(a => a.Current) != 1
                || b.Attendances.Any(a => !a.Current && a.CountedAt > b.Attendances.Where(one => one.Current).Max(one => one.CountedAt))
                || (b.State == BookingState.Attended && b.Attendances.Any(a => a.Current && a.Present == 0))
                || (b.State == BookingState.NoShow && b.Attendances.Any(a => a.Current && a.Present > 0)))
            .Select(b => b.Id).ToListAsync(cancellation);
        return rows.ConvertAll(id => $"Bookings({id})");
    }

    /// <summary>Only who was present has a certificate, and only after the end.</summary>
    public static async Task<IReadOnlyList<string>> CertificatesAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var rows = await db.Certificates
            .Where(c => c.RevokedAt == null
                && (c.Present <= 0 || c.IssuedAt < c.SessionEndedAt
                    || (c.Kind == CertificateKind.Class && !(c.Booking!.State == BookingState.Attended && c.Booking.Attendances.Any(a => a.Current && a.Present > 0)))
                    || (c.Kind == CertificateKind.School && !c.Session.Bookings.Any(b => b.SchoolId == c.SchoolId && b.State == BookingState.Attended))
                    || (c.Kind == CertificateKind.Trainer && !c.Session.Trainers.Any(t => t.TrainerId == c.TrainerId))))
            .Select(c => c.Id).ToListAsync(cancellation);
        return rows.ConvertAll(id => $"Certificates({id})");
    }

    /// <summary>A certificate says what it said when it was issued.</summary>
    public static async Task<IReadOnlyList<string>> AlteredAsync(ProgramsDb db, CancellationToken cancellation)
    {
        List<string> wrong = [];
        await foreach (var one in db.Certificates.Select(c => new { c.Id, c.Serial, c.Content, c.ContentHash }).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (CertificateContent.Hash(one.Serial, one.Content) != one.ContentHash)
                wrong.Add($"Certificates({one.Id})");
        }
        return wrong;
    }

    /// <summary>A quiz has no more points than questions, and each class answers a phase once.</summary>
    public static async Task<IReadOnlyList<string>> PointsAsync(ProgramsDb db, CancellationToken cancellation)
    {
        var rows = await db.Assessments.Where(a => a.N <= 0 || a.Points < 0 || a.Points > a.N * LearningGain.Questions).Select(a => a.Id).ToListAsync(cancellation);
        var twice = await db.Assessments.GroupBy(a => new { a.SessionId, a.ClassToken, a.Phase }).Where(group => group.Count() > 1)
            .Select(group => group.Min(a => a.Id)).ToListAsync(cancellation);
        return [.. rows.Concat(twice).Select(id => $"Assessments({id})")];
    }
}
