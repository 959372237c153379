using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Seeding;
using YouthPrograms.Data.Training;
using YouthPrograms.Web.Tests.Generators;

namespace YouthPrograms.Web.Tests.Seeding;

/// <summary>The files refer to each other and to limits that no reader of one file can check.</summary>
public class ShippedSeedData
{
    private static readonly BookingSeeds Bookings = SeedData.ReadBookings(SeedFolder.Root);

    // Around these days no booked session falls on a public holiday.
    public static TheoryData<DateOnly> AWeekOfFirstStarts =>
        new(Enumerable.Range(0, 7).Select(day => new DateOnly(2026, 12, 7).AddDays(day)));

    [Theory, MemberData(nameof(AWeekOfFirstStarts))]
    public async Task Books_no_session_beyond_its_seats_and_groups(DateOnly today)
    {
        await using var database = await SeedDatabase.CreateDemoAsync(today);
        await using var db = database.Open();
        var sessions = db.TrainingSessions.Include(s => s.Course).Include(s => s.Venue).ToDictionary(s => s.Code);

        Assert.All(sessions.Values, session => Assert.InRange(session.SeatsCap, 1, session.Venue.Capacity));
        Assert.All(Bookings.Bookings.GroupBy(booking => booking.Session), booked =>
        {
            var session = sessions[booked.Key];
            Assert.InRange(booked.Sum(booking => booking.Pupils + booking.Adults), 1, session.SeatsCap);
            Assert.InRange(booked.Count(), 1, session.GroupsCap);
            Assert.All(booked, booking => Assert.InRange(booking.Pupils, 1, booking.Adults * session.Course.PupilsPerAdult));
        });
    }

    [Theory, MemberData(nameof(AWeekOfFirstStarts))]
    public async Task Books_the_past_as_attended_and_the_future_as_confirmed(DateOnly today)
    {
        await using var database = await SeedDatabase.CreateDemoAsync(today);
        await using var db = database.Open();
        var completed = db.TrainingSessions.Where(s => s.State == SessionState.Completed).Select(s => s.Code).ToHashSet();

        Assert.All(Bookings.Bookings, booking =>
            Assert.Equal(completed.Contains(booking.Session), booking.State is BookingState.Attended or BookingState.NoShow));
    }

    [Theory, MemberData(nameof(AWeekOfFirstStarts))]
    public async Task Puts_no_venue_and_no_trainer_in_two_sessions_at_once(DateOnly today)
    {
        await using var database = await SeedDatabase.CreateDemoAsync(today);
        await using var db = database.Open();
        var sessions = db.TrainingSessions.Include(s => s.Trainers).OrderBy(s => s.StartsAt).ToList();

        Assert.All(sessions.GroupBy(s => s.VenueId), AssertOneAfterTheOther);
        Assert.All(sessions.GroupBy(s => s.Trainers.Single().TrainerId), AssertOneAfterTheOther);
    }

    [Fact]
    public async Task Books_classes_that_the_schools_have_and_each_once_per_session()
    {
        await using var database = await SeedDatabase.CreateDemoAsync(new(2026, 12, 7));
        await using var db = database.Open();
        var classes = db.SchoolClasses.Include(c => c.School).ToDictionary(c => (c.School.Code, c.Label), c => c.Pupils);

        Assert.All(Bookings.Bookings, booking => Assert.True(classes.ContainsKey((booking.School, booking.Class))));
        Assert.All(Bookings.Waitlist, entry => Assert.Equal(classes[(entry.School, entry.Class)], entry.Pupils));
        Assert.DoesNotContain(Bookings.Bookings.CountBy(b => (b.Session, b.School, b.Class)), booked => booked.Value > 1);
    }

    [Fact]
    public async Task Waits_only_for_sessions_that_are_full()
    {
        await using var database = await SeedDatabase.CreateDemoAsync(new(2026, 12, 7));
        await using var db = database.Open();

        Assert.All(Bookings.Waitlist.Select(entry => entry.Session).Distinct(), code => Assert.Equal(
            db.TrainingSessions.Single(session => session.Code == code).SeatsCap,
            Bookings.Bookings.Where(booking => booking.Session == code).Sum(booking => booking.Pupils + booking.Adults)));
    }

    [Fact]
    public async Task Gives_people_scopes_that_exist()
    {
        await using var database = await SeedDatabase.CreateDemoAsync(new(2026, 12, 7));
        await using var db = database.Open();

        foreach (var membership in SeedData.ReadPeople(SeedFolder.Root).SelectMany(person => person.Memberships))
            Assert.True(ScopeExists(db, membership), membership.ToString());
    }

    [Fact]
    public void Names_one_account_for_each_way_to_look_at_the_demo() => Assert.Equal(
        ["accountant", "admin", "auditor", "coach", "donor", "officer", "organizer", "parent", "school", "scorer", "trainer", "volunteer"],
        SeedData.ReadPeople(SeedFolder.Root).Select(person => person.Email.Replace("@demo.test", "")).Order());

    [Fact]
    public void Reads_seeds_and_rosters_of_the_model_games()
    {
        var games = SeedData.ReadTournaments(SeedFolder.Root).Single(tournament => tournament.Slug == "model-games");

        Assert.Equal(18, games.Rosters.Count(roster => File.Exists(roster.Path)));
        Assert.Equal(12, games.Seeds.Count);
        Assert.Equal(new SeededEntry("LY", 6), games.Seeds["BS2011"][0]);
        Assert.Equal(new SeededEntry("ZZ", null), games.Seeds["BT2010"][0]);
    }

    [Fact]
    public void Knows_the_make_up_workdays_of_2026_and_only_estimates_2027()
    {
        var calendars = SeedData.ReadCalendars(SeedFolder.Root);

        Assert.Equal([(2026, false), (2027, true)], calendars.Select(calendar => (calendar.Year, calendar.Estimated)));
        Assert.Equal(6, calendars[0].MakeUpWorkdays.Count);
        Assert.All(calendars[0].MakeUpWorkdays, day => Assert.True(day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
        // 33 days off and 6 worked weekend days, as the notice of the State Council adds up.
        Assert.Equal(33, calendars[0].Holidays.Sum(holiday => holiday.To.DayNumber - holiday.From.DayNumber + 1));
    }

    private static void AssertOneAfterTheOther(IEnumerable<TrainingSession> sessions) =>
        Assert.All(sessions.Zip(sessions.Skip(1)), pair => Assert.True(pair.First.EndsAt <= pair.Second.StartsAt, pair.Second.Code));

    private static bool ScopeExists(ProgramsDb db, MembershipSeed scope) => scope.Role switch
    {
        MembershipRole.Coach => HasDelegation(db, scope),
        MembershipRole.Guardian => HasDelegation(db, scope) && HasAthlete(scope),
        MembershipRole.Organizer or MembershipRole.Scorer => db.Tournaments.Any(t => t.Slug == scope.Tournament),
        MembershipRole.SchoolContact => db.Schools.Any(school => school.Code == scope.School),
        MembershipRole.Trainer => db.Trainers.Any(trainer => trainer.Code == scope.Trainer),
        _ => scope == new MembershipSeed(scope.Role),
    };

    private static bool HasDelegation(ProgramsDb db, MembershipSeed scope) =>
        db.Delegations.Any(d => d.Code == scope.Delegation && d.Tournament.Slug == scope.Tournament);

    private static bool HasAthlete(MembershipSeed scope) => RosterGenerator.Generate()
        .Any(roster => roster.Folder == "games" && roster.Code == scope.Delegation && roster.Rows.Any(row => row.Number == scope.Athlete));
}
