using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Web.Tests.Seeding;

public class LoadingSeedData
{
    private static readonly DateOnly Sunday = new(2026, 11, 22);

    [Fact]
    public async Task Gives_every_installation_programmes_courses_and_rules_and_nothing_invented()
    {
        await using var database = await SeedDatabase.CreateAsync();
        await database.LoadAsync(Sunday, demo: false);

        await using var db = database.Open();
        Assert.Equal(6, db.Programs.Count());
        Assert.Equal(9, db.Courses.Count(course => course.Program.Code == "seedling-protection"));
        Assert.Equal("-1d@15:00", (db.ReminderRules.Single(rule => rule.Code == "session-tomorrow")).Offset);
        Assert.Equal(7, db.Funds.Count());
        Assert.Equal("seedling-protection", db.Funds.Where(fund => fund.Code == "seedling-fund").Select(fund => fund.Program!.Code).Single());
        Assert.False(db.Schools.Any() || db.Tournaments.Any() || db.TrainingSessions.Any() || db.Campaigns.Any());
    }

    [Fact]
    public async Task Ends_the_model_games_the_day_before_the_first_start()
    {
        await using var database = await SeedDatabase.CreateDemoAsync(Sunday);

        await using var db = database.Open();
        var games = db.Tournaments.AsSplitQuery().Include(t => t.Events).Include(t => t.Delegations).Include(t => t.Tables)
            .Single(t => t.Slug == "model-games");
        Assert.Equal(new(2026, 11, 16), games.StartsOn);
        Assert.Equal(new(2026, 11, 21), games.EndsOn);
        Assert.Equal((12, 18, 16), (games.Events.Count, games.Delegations.Count, games.Tables.Count));
        Assert.Equal("1", Assert.Single(games.Tables, table => table.Show).Name);
    }

    [Fact]
    public async Task Keeps_the_regulations_of_an_event()
    {
        await using var database = await SeedDatabase.CreateDemoAsync(Sunday);

        await using var db = database.Open();
        var teams = db.Events.Single(e => e.Code == "BT2011");
        Assert.Equal((EventKind.Team, EventGender.Boys, "world-team"), (teams.Kind, teams.Gender, teams.TieFormat));
        Assert.Equal(new EventLimits { EntriesPerDelegation = 1, EventsPerAthlete = 2, TeamSizeFrom = 3, TeamSizeTo = 4 }, teams.Limits);
        Assert.Equal(new EventFormat { Stages = StageFormat.GroupsThenKnockout, Third = ThirdPlace.Playoff, Placings = PlacingsTo.To8 }, teams.Format);
        Assert.Equal(new EventMatchFormat { BestOf = 5, Points = 11, Lead = 2 }, teams.MatchFormat);
    }

    [Fact]
    public async Task Counts_times_by_the_clocks_of_the_venue()
    {
        await using var database = await SeedDatabase.CreateDemoAsync(Sunday);

        await using var db = database.Open();
        var cup = db.Tournaments.Single(t => t.Slug == "school-cup");
        var tour = db.TrainingSessions.Single(session => session.Code == "hall-tomorrow");
        Assert.Equal(new DateTime(2026, 11, 27, 10, 0, 0, DateTimeKind.Utc), cup.RegistrationClosesAt);
        Assert.Equal(new DateTime(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc), tour.StartsAt);
        Assert.Equal(new DateTime(2026, 11, 23, 9, 0, 0, DateTimeKind.Utc), tour.EndsAt);
        Assert.Equal((SessionKind.HallTour, SessionState.BookingClosed), (tour.Kind, tour.State));
    }

    [Theory]
    [InlineData(23, 24)]
    [InlineData(22, 17)]
    [InlineData(16, 17)]
    public async Task Holds_week_0_in_the_week_from_Monday_of_the_first_start(int today, int tuesday)
    {
        await using var database = await SeedDatabase.CreateDemoAsync(new(2026, 11, today));

        await using var db = database.Open();
        var seventh = db.TrainingSessions.Single(session => session.Code == "fire-tue-07");
        Assert.Equal(new(2026, 11, tuesday), DateOnly.FromDateTime(seventh.StartsAt));
    }

    [Fact]
    public async Task Meets_on_no_public_holiday_and_keeps_the_numbers()
    {
        await using var database = await SeedDatabase.CreateDemoAsync(new(2026, 9, 28));

        await using var db = database.Open();
        var codes = db.TrainingSessions.Where(session => session.Code.StartsWith("traffic-thu-"))
            .OrderBy(session => session.StartsAt).Select(session => session.Code).ToList();
        Assert.DoesNotContain("traffic-thu-07", codes);
        Assert.Equal("traffic-thu-08", codes[6]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(60)]
    public async Task Changes_nothing_at_a_second_start(int daysLater)
    {
        // National Day leaves gaps in the first start's series that a later start must not fill.
        var first = new DateOnly(2026, 9, 28);
        await using var database = await SeedDatabase.CreateDemoAsync(first);

        var added = await database.LoadAsync(first.AddDays(daysLater), demo: true);

        Assert.Equal(0, added);
    }

    [Fact]
    public async Task Leaves_an_edited_row_as_people_made_it()
    {
        await using var database = await SeedDatabase.CreateDemoAsync(Sunday);
        await using (var db = database.Open())
        {
            (db.ReminderRules.Single(rule => rule.Code == "session-tomorrow")).Offset = "-2d@12:00";
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await database.LoadAsync(Sunday, demo: true);

        await using var after = database.Open();
        Assert.Equal("-2d@12:00", (after.ReminderRules.Single(rule => rule.Code == "session-tomorrow")).Offset);
    }

    [Fact]
    public async Task Adds_the_demo_to_an_installation_that_had_none()
    {
        await using var database = await SeedDatabase.CreateAsync();
        await database.LoadAsync(Sunday, demo: false);

        await database.LoadAsync(Sunday, demo: true);

        await using var db = database.Open();
        Assert.Equal(6, db.Programs.Count());
        Assert.Equal(10, db.Schools.Count(school => school.Classes.Count >= 6));
    }
}
