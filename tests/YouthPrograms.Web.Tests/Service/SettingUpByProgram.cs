namespace YouthPrograms.Web.Tests.Service;

/// <summary>Rows without verbs of their own, created, changed and deleted by a program.</summary>
public sealed class SettingUpByProgram(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    [Fact]
    public async Task An_administrator_creates_changes_and_deletes_a_tournament()
    {
        var admin = await app.ProgramAsync("admin@demo.test");
        var answer = await admin.CreateAsync("Tournaments", Tournament("spring-open"));
        var created = await answer.JsonAsync(201);
        Assert.NotNull(answer.Headers.Location);
        Assert.Equal("Draft", created.GetProperty("State").GetString());
        var entity = $"Tournaments({created.GetProperty("Id").GetInt64()})";

        var changed = await (await admin.ChangeAsync(entity, new { NameEn = "Spring Open" }, created.ETag())).JsonAsync(200);
        Assert.Equal("Spring Open", changed.GetProperty("NameEn").GetString());
        await (await admin.ChangeAsync(entity, new { NameEn = "Later" }, created.ETag())).JsonAsync(412);
        await (await admin.ChangeAsync(entity, new { NameEn = "Later" }, etag: null)).JsonAsync(428);
        await (await admin.RemoveAsync(entity, changed.ETag())).JsonAsync(204);
        await admin.ReadAsync(entity, 404);
    }

    [Fact]
    public async Task A_draft_does_not_exist_for_the_public()
    {
        var admin = await app.ProgramAsync("admin@demo.test");
        var created = await (await admin.CreateAsync("Tournaments", Tournament("hidden-cup"))).JsonAsync(201);
        await app.Browser().ReadAsync($"Tournaments({created.GetProperty("Id").GetInt64()})", 404);
        Assert.Empty((await app.Browser().ReadAsync("Tournaments?$filter=Slug eq 'hidden-cup'")).GetProperty("value").EnumerateArray());
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("coach@demo.test", 403)]
    [InlineData("auditor@demo.test", 403)]
    public async Task Nobody_else_may(string? email, int status)
    {
        var client = email is null ? app.Browser() : await app.ProgramAsync(email);
        await (await client.CreateAsync("Tournaments", Tournament("not-mine"))).JsonAsync(status);
        await (await client.ChangeAsync("Tournaments(1)", new { NameEn = "Mine now" })).JsonAsync(status);
        await (await client.RemoveAsync("Tournaments(1)")).JsonAsync(status);
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once()
    {
        var admin = await app.ProgramAsync("admin@demo.test");
        var error = await (await admin.CreateAsync("Tournaments", new
        {
            Slug = "Not A Slug",
            Name = "春季赛",
            NameEn = "Spring",
            Sport = "table-tennis",
            StartsOn = "2027-05-02",
            EndsOn = "2027-05-01",
            TimeZone = "Mars/Olympus",
        })).JsonAsync(400);
        Assert.Equal(["Slug", "EndsOn", "TimeZone"], error.DetailTargets());
    }

    [Fact]
    public async Task An_unknown_property_is_named()
    {
        var admin = await app.ProgramAsync("admin@demo.test");
        var error = await (await admin.ChangeAsync("Tournaments(1)", new { Colour = "blue" })).JsonAsync(400);
        Assert.Contains("Colour", error.GetProperty("error").ToString(), StringComparison.Ordinal);
        await app.Browser().ReadAsync("Tournaments?$filter=Colour eq 'blue'", 400);
        await app.Browser().ReadAsync("Tournaments?$select=Colour", 400);
    }

    [Fact]
    public async Task A_drawn_event_keeps_its_regulations_and_its_tournament()
    {
        var admin = await app.ProgramAsync("admin@demo.test");
        var (drawn, open) = await app.InDatabaseAsync(async db =>
        {
            var events = db.Events.Where(e => e.Tournament.Slug == "school-cup").OrderBy(e => e.Id).ToList();
            events[0].State = Data.Tournaments.EventState.Drawn;
            await db.SaveChangesAsync();
            return (events[0].Id, events[1].Id);
        });
        await (await admin.ChangeAsync($"Events({open})", new { BirthYearFrom = 2013 })).JsonAsync(200);
        Assert.Equal("frozen", (await (await admin.ChangeAsync($"Events({drawn})", new { BirthYearFrom = 2013 })).JsonAsync(409)).Code());
        Assert.Equal("frozen", (await (await admin.ChangeAsync($"Events({drawn})", new { MatchFormat = new { BestOf = 3, Points = 21, Lead = 2 } })).JsonAsync(409)).Code());
        await (await admin.ChangeAsync($"Events({drawn})", new { NameEn = "Better words" })).JsonAsync(200);
        await (await admin.ChangeAsync($"Events({open})", new { TournamentId = 1 })).JsonAsync(400);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_before_the_database_sees_it()
    {
        var admin = await app.ProgramAsync("admin@demo.test");
        Assert.Equal("no-such-reference", (await (await admin.ChangeAsync("Tournaments(1)", new { VenueId = 99999 })).JsonAsync(400)).Code());
        await (await admin.ChangeAsync("Tournaments(1)", new { StartsOn = "9999-12-30", EndsOn = "9999-12-31" })).JsonAsync(400);
        await (await admin.CreateAsync("Delegations", new { TournamentId = 1, Code = "a/../b", Name = "甲", NameEn = "A" })).JsonAsync(400);
        Assert.Equal(["Name", "NameEn", "Sport", "TimeZone"], (await (await admin.CreateAsync("Tournaments", new { Slug = "x", StartsOn = "2027-01-01", EndsOn = "2027-01-01" }))
            .JsonAsync(400)).DetailTargets().Order());
        Assert.Equal(400, (int)(await (await app.SignInAsync("school@demo.test")).GetAsync("/school?school=x")).StatusCode);
    }

    [Fact]
    public async Task A_code_is_taken_once()
    {
        var officer = await app.ProgramAsync("officer@demo.test");
        var error = await (await officer.CreateAsync("Courses", new
        {
            ProgramId = 1,
            Code = "fire",
            Name = "火灾",
            NameEn = "Fire",
            Topic = "fire",
            AgeFrom = 7,
            AgeTo = 12,
            Minutes = 60,
            PupilsPerAdult = 15,
        })).JsonAsync(409);
        Assert.Equal("taken", error.Code());
    }

    [Fact]
    public async Task What_is_in_use_stays()
    {
        var officer = await app.ProgramAsync("officer@demo.test");
        var venue = (await officer.ReadAsync("TrainingSessions?$top=1&$select=VenueId")).GetProperty("value")[0].GetProperty("VenueId").GetInt64();
        Assert.Equal("in-use", (await (await officer.RemoveAsync($"Venues({venue})")).JsonAsync(409)).Code());
    }

    [Fact]
    public async Task Whoever_is_signed_in_reads_and_changes_themselves()
    {
        var trainer = await app.ProgramAsync("trainer@demo.test");
        var me = await trainer.ReadAsync("Me?$expand=Memberships");
        Assert.Equal("trainer@demo.test", me.GetProperty("Email").GetString());
        Assert.Equal("Trainer", me.GetProperty("Memberships")[0].GetProperty("Role").GetString());
        await (await trainer.ChangeAsync("Me", new { Language = "fr" }, null)).JsonAsync(400);
        Assert.Equal("en", (await (await trainer.ChangeAsync("Me", new { Language = "en" }, null)).JsonAsync(200)).GetProperty("Language").GetString());
        await app.Browser().ReadAsync("Me", 401);
    }

    private static object Tournament(string slug) => new
    {
        Slug = slug,
        Name = "春季赛",
        NameEn = "Spring",
        Sport = "table-tennis",
        StartsOn = "2027-05-01",
        EndsOn = "2027-05-02",
        TimeZone = "Asia/Shanghai",
    };
}
