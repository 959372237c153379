using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Web.Features.Training;

/// <summary>What a search found, with what can be searched for.</summary>
public sealed record SessionsFound(SessionFilter Filter, IReadOnlyList<SessionRow> Sessions, IReadOnlyList<string> Topics, DateOnly Today);

/// <summary>Coming sessions for everybody: the public calendar and a school's search are the same.</summary>
public sealed class FindSessions(ProgramsDb db)
{
    /// <summary>A longer list is no help; the filter is.</summary>
    public const int Most = 60;

    public async Task<SessionsFound> RunAsync(SessionFilter filter, Viewer viewer, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(viewer.Now, HomeZone.Info));
        if (filter.AsCalendar && filter.Month is null)
            filter = filter with { Month = new(today.Year, today.Month, 1) };
        var topics = await db.Courses.Select(course => course.Topic).Distinct().OrderBy(topic => topic).ToListAsync(cancellation);
        var coming = filter.Apply(db.TrainingSessions.VisibleTo(viewer), viewer.Now)
            .Where(s => s.StartsAt > viewer.Now && s.State != SessionState.Draft && s.State != SessionState.Cancelled);
        if (filter.Month is { } month)
            coming = In(coming, month);
        var sessions = await SessionRow.Of(coming.OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Take(filter.AsCalendar ? 500 : Most))
            .ToListAsync(cancellation);
        return new(filter, sessions, topics, today);
    }

    public Task<SessionRow?> FindAsync(long id, Viewer viewer, CancellationToken cancellation) =>
        SessionRow.Of(db.TrainingSessions.VisibleTo(viewer).Where(s => s.Id == id)).SingleOrDefaultAsync(cancellation);

    private static IQueryable<TrainingSession> In(IQueryable<TrainingSession> sessions, DateOnly month)
    {
        var from = TimeZoneInfo.ConvertTimeToUtc(month.ToDateTime(TimeOnly.MinValue), HomeZone.Info);
        var to = TimeZoneInfo.ConvertTimeToUtc(month.AddMonths(1).ToDateTime(TimeOnly.MinValue), HomeZone.Info);
        return sessions.Where(s => s.StartsAt >= from && s.StartsAt < to);
    }
}
