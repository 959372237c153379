using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Data.Seeding;

/// <summary>The demo's term of sessions, laid around the day of the first start.</summary>
internal sealed class SessionSeeds(
    CodedRows<Course> courses,
    IReadOnlyDictionary<string, SessionKind> kinds,
    CodedRows<Venue> venues,
    CodedRows<Trainer> trainers,
    IReadOnlyList<CalendarYear> calendars,
    DateOnly today)
{
    private const string Sessions = "training/sessions.json";

    public async Task AddAsync(ProgramsDb db, SeedFolder folder, CancellationToken cancellation)
    {
        var file = folder.Read<SessionsFile>(Sessions);
        SeedFolder.RefuseTwins(Sessions, "$.series", file.Series);
        SeedFolder.RefuseTwins(Sessions, "$.single", file.Single);
        var there = await db.TrainingSessions.Select(session => session.Code).ToListAsync(cancellation);
        IEnumerable<TrainingSession> rows =
        [
            .. file.Series.SelectMany((series, index) => RowsOf(series, there, file.Times, $"$.series[{index}]")),
            .. file.Single.Select((item, index) => Row(item, file.Times, $"$.single[{index}]")),
        ];
        await CodedRows<TrainingSession>.MergeAsync(db.TrainingSessions, session => session.Code, rows, cancellation);
    }

    // All or nothing: a later start counts its weeks from another day and would fill a gap that a holiday left.
    private IEnumerable<TrainingSession> RowsOf(SeriesItem series, List<string> there, TimesItem times, string field) =>
        there.Any(code => code.StartsWith(series.Code + "-", StringComparison.Ordinal))
            ? []
            : Days(series).Select(item => Row(item, times, field));

    // A week keeps its number when it is skipped, so that bookings can name a session whatever day the demo began.
    private IEnumerable<SingleItem> Days(SeriesItem series)
    {
        for (var (week, number) = (series.FromWeek, 1); week <= series.ToWeek; week += series.EveryWeeks, number++)
        {
            var day = DayOf(week, series.Weekday);
            if (series.SkipWeeks?.Contains(week) is true || calendars.Any(calendar => calendar.IsHoliday(day)))
                continue;
            var code = string.Create(CultureInfo.InvariantCulture, $"{series.Code}-{number:00}");
            yield return new(
                code, series.Course, series.Venue, series.Trainer, day.DayNumber - today.DayNumber, series.Start, series.Seats, series.Groups);
        }
    }

    // Week 0 runs from Monday to Sunday and holds the first start.
    private DateOnly DayOf(int week, DayOfWeek weekday) =>
        today.AddDays((7 * week) + SinceMonday(weekday) - SinceMonday(today.DayOfWeek));

    private static int SinceMonday(DayOfWeek day) => ((int)day + 6) % 7;

    private TrainingSession Row(SingleItem item, TimesItem times, string field)
    {
        var course = courses.Get(item.Course, Sessions, field + ".course");
        var venue = venues.Get(item.Venue, Sessions, field + ".venue");
        var trainer = trainers.Get(item.Trainer, Sessions, field + ".trainer");
        var day = today.AddDays(item.Day);
        var start = new DayTime(0, item.Start).From(day, venue.TimeZone);
        return new()
        {
            Code = item.Code,
            Course = course,
            Venue = venue,
            Kind = kinds[item.Course],
            State = StateOf(day, times),
            StartsAt = start,
            EndsAt = start.AddMinutes(course.Minutes),
            TimeZone = venue.TimeZone,
            BookingOpensAt = times.BookingOpensAt.From(day, venue.TimeZone),
            BookingClosesAt = times.BookingClosesAt.From(day, venue.TimeZone),
            FreeCancelUntil = times.FreeCancelUntil.From(day, venue.TimeZone),
            SeatsCap = item.Seats,
            GroupsCap = item.Groups,
            Trainers = { new SessionTrainer { Trainer = trainer } },
        };
    }

    private SessionState StateOf(DateOnly day, TimesItem times) => day < today ? SessionState.Completed
        : day.AddDays(times.BookingClosesAt.Days) < today ? SessionState.BookingClosed
        : SessionState.Open;

    private sealed record SessionsFile(TimesItem Times, IReadOnlyList<SeriesItem> Series, IReadOnlyList<SingleItem> Single);

    /// <summary>Counted from the day of the session.</summary>
    private sealed record TimesItem(DayTime BookingOpensAt, DayTime BookingClosesAt, DayTime FreeCancelUntil);

    private sealed record SeriesItem(
        string Code,
        string Course,
        string Venue,
        string Trainer,
        DayOfWeek Weekday,
        TimeOnly Start,
        int FromWeek,
        int ToWeek,
        int Seats,
        int Groups,
        int EveryWeeks = 1,
        IReadOnlyList<int>? SkipWeeks = null) : ICoded;

    private sealed record SingleItem(
        string Code, string Course, string Venue, string Trainer, int Day, TimeOnly Start, int Seats, int Groups) : ICoded;
}
