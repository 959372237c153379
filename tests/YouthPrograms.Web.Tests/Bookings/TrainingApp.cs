using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using YouthPrograms.Data;
using YouthPrograms.Data.Training;
using YouthPrograms.Web.Features.Bookings;

namespace YouthPrograms.Web.Tests.Bookings;

/// <summary>The service with a clock that the test sets, and sessions and schools of its own beside the demo's.</summary>
public sealed class TrainingApp : ProgramsApp
{
    private static int number;

    public static readonly Viewer Officer = new() { AccountId = null, IsProgramOfficer = true };

    public SettableClock Clock { get; } = new();

    public static string Unique(string prefix) => $"{prefix}-{Interlocked.Increment(ref number)}";

    public static Viewer Speaking(long schoolId) => new() { Schools = [schoolId] };

    /// <summary>Runs one use case in a scope of its own, as a request would.</summary>
    public async Task<T> RunAsync<TUseCase, T>(Func<TUseCase, Task<T>> run)
        where TUseCase : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    public Task<Outcome<Booking>> BookAsync(
        long session, long school, string label = "三(1)班", int pupils = 20, int adults = 2, bool hold = false, Viewer? viewer = null) =>
        RunAsync<BookSession, Outcome<Booking>>(use => use.RunAsync(
            new(session, school, label, pupils, adults, Hold: hold), viewer ?? Speaking(school), default));

    public Task<Outcome<WaitlistEntry>> WaitAsync(
        long session, long school, string label = "三(9)班", int pupils = 20, int adults = 2, int? smallest = null) =>
        RunAsync<JoinWaitlist, Outcome<WaitlistEntry>>(use => use.RunAsync(
            new(session, school, label, pupils, adults, smallest), Speaking(school), default));

    public Task<Outcome<Booking>> CancelAsync(Booking booking, string? reason = null, Viewer? viewer = null) =>
        RunAsync<CancelBooking, Outcome<Booking>>(use => use.RunAsync(
            new(booking.Id, reason), viewer ?? Speaking(booking.SchoolId), default));

    public Task<long> SchoolAsync() => InDatabaseAsync(async db =>
    {
        var code = Unique("school");
        var school = new School { Code = code, Name = code, NameEn = code, District = "示例区" };
        db.Schools.Add(school);
        await db.SaveChangesAsync();
        return school.Id;
    });

    /// <summary>An open session some days ahead; its topic is its own unless a twin is asked for, so that it has no neighbours.</summary>
    public Task<long> SessionAsync(
        int seats = 90, int groups = 2, int pupilsPerAdult = 15, int days = 20, long? twinOf = null, Action<TrainingSession>? change = null) =>
        InDatabaseAsync(async db =>
        {
            var starts = Clock.GetUtcNow().UtcDateTime.Date.AddDays(days).AddHours(1);
            var session = new TrainingSession
            {
                Code = Unique("session"),
                Course = await CourseAsync(db, pupilsPerAdult, twinOf),
                Venue = Venue(),
                State = SessionState.Open,
                StartsAt = starts,
                EndsAt = starts.AddMinutes(90),
                TimeZone = "Asia/Shanghai",
                BookingOpensAt = starts.AddDays(-90),
                BookingClosesAt = starts.AddDays(-2),
                FreeCancelUntil = starts.AddDays(-5),
                SeatsCap = seats,
                GroupsCap = groups,
            };
            change?.Invoke(session);
            db.TrainingSessions.Add(session);
            await db.SaveChangesAsync();
            return session.Id;
        });

    public Task<TrainingSession> ReadSessionAsync(long id) =>
        InDatabaseAsync(db => db.TrainingSessions.AsNoTracking().SingleAsync(session => session.Id == id));

    public Task<Booking> ReadBookingAsync(long id) =>
        InDatabaseAsync(db => db.Bookings.AsNoTracking().SingleAsync(booking => booking.Id == id));

    public Task<WaitlistEntry> ReadEntryAsync(long id) =>
        InDatabaseAsync(db => db.WaitlistEntries.AsNoTracking().SingleAsync(entry => entry.Id == id));

    /// <summary>The counters of a session against the rows they count.</summary>
    public async Task AssertCountersAsync(long id)
    {
        var session = await ReadSessionAsync(id);
        var bookings = await InDatabaseAsync(db => db.Bookings.AsNoTracking()
            .Where(booking => booking.SessionId == id && booking.State <= BookingState.Closed).ToListAsync());
        Assert.Equal(bookings.Sum(booking => booking.Seats), session.SeatsTaken);
        Assert.Equal(bookings.Count, session.GroupsTaken);
        Assert.InRange(session.SeatsTaken, 0, session.SeatsCap);
        Assert.InRange(session.GroupsTaken, 0, session.GroupsCap);
    }

    protected override TimeProvider? LoadedBy => Clock;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }

    private static async Task<Course> CourseAsync(ProgramsDb db, int pupilsPerAdult, long? twinOf)
    {
        if (twinOf is { } twin)
            return await db.TrainingSessions.Where(session => session.Id == twin).Select(session => session.Course).SingleAsync();
        var code = Unique("course");
        return new Course
        {
            Code = code,
            Name = code,
            NameEn = code,
            Topic = code,
            AgeFrom = 7,
            AgeTo = 16,
            Minutes = 90,
            PupilsPerAdult = pupilsPerAdult,
            Program = new CharityProgram { Code = code, Name = code, NameEn = code, Summary = "", SummaryEn = "" },
        };
    }

    private static Venue Venue()
    {
        var code = Unique("venue");
        return new()
        {
            Code = code,
            Name = code,
            NameEn = code,
            Address = "",
            AddressEn = "",
            TimeZone = "Asia/Shanghai",
            Capacity = 1000,
        };
    }
}

/// <summary>Starts at 09:00 in Shanghai on a Monday without holidays near and goes only where the test sends it.</summary>
public sealed class SettableClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Forward(TimeSpan by) => now += by;
}
