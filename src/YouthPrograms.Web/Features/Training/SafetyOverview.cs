using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Web.Features.Bookings;

namespace YouthPrograms.Web.Features.Training;

public sealed record ProgramRow(string Name, string NameEn, string Summary, string SummaryEn);

public sealed record CourseRow(string Name, string NameEn, string Topic, int AgeFrom, int AgeTo, int Minutes, SessionTime? Next);

/// <summary>Programmes and courses for the public front page of safety education.</summary>
public sealed class SafetyOverview(ProgramsDb db)
{
    public Task<List<ProgramRow>> ProgramsAsync(CancellationToken cancellation) => db.Programs
        .OrderBy(program => program.Id)
        .Select(program => new ProgramRow(program.Name, program.NameEn, program.Summary, program.SummaryEn))
        .ToListAsync(cancellation);

    /// <summary>Courses, each with its next session that still takes a class.</summary>
    public async Task<List<CourseRow>> CoursesAsync(DateTime now, CancellationToken cancellation)
    {
        var courses = await db.Courses.AsNoTracking().OrderBy(course => course.Id).ToListAsync(cancellation);
        var next = await db.TrainingSessions
            .Where(s => s.State == SessionState.Open && s.BookingOpensAt <= now && now < s.BookingClosesAt
                && s.SeatsTaken < s.SeatsCap && s.GroupsTaken < s.GroupsCap)
            .GroupBy(s => s.CourseId)
            .Select(group => new { CourseId = group.Key, StartsAt = group.Min(s => s.StartsAt), Zone = group.Min(s => s.TimeZone) })
            .ToDictionaryAsync(one => one.CourseId, one => new SessionTime(one.StartsAt, one.Zone!), cancellation);
        return [.. courses.Select(course => new CourseRow(
            course.Name, course.NameEn, course.Topic, course.AgeFrom, course.AgeTo, course.Minutes,
            next.TryGetValue(course.Id, out var time) ? time : null))];
    }
}
