namespace YouthPrograms.Web.Tests.Service;

/// <summary>What the API tells whoever does not sign in.</summary>
public sealed class ReadingAsAnybody(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    [Fact]
    public async Task The_service_document_names_every_set()
    {
        var sets = (await app.Browser().ReadAsync("")).GetProperty("value").EnumerateArray().Select(set => set.GetProperty("name").GetString()).ToList();
        string[] wanted =
        [
            "Tournaments", "Events", "Delegations", "Athletes", "AthleteRecords", "Entries", "Draws", "Brackets", "Matches", "Results", "Placings",
            "Tables", "Programs", "Courses", "Venues", "TrainingSessions", "Schools", "Bookings", "WaitlistEntries", "ReminderRules", "Messages",
            "AuditEvents", "Me",
        ];
        Assert.Empty(wanted.Except(sets));
    }

    [Theory]
    [InlineData("AthleteRecords")]
    [InlineData("Bookings")]
    [InlineData("WaitlistEntries")]
    [InlineData("Schools")]
    [InlineData("Messages")]
    [InlineData("ReminderRules")]
    [InlineData("AuditEvents")]
    [InlineData("Consents")]
    [InlineData("Memberships")]
    public async Task Closed_sets_ask_to_sign_in(string set) => await app.Browser().ReadAsync(set, 401);

    [Theory]
    [InlineData("Tournaments?$expand=Events($expand=Entries;$top=2;$count=true),Delegations,Tables,Venue&$top=1")]
    [InlineData("Events?$filter=Gender eq 'Boys' and BirthYearFrom ge 2010&$orderby=Code desc&$select=Code,Name&$count=true")]
    [InlineData("TrainingSessions?$filter=Course/Topic eq 'fire' and State eq YouthPrograms.SessionState'Open'&$expand=Course,Venue&$orderby=StartsAt")]
    [InlineData("Programs?$expand=Courses")]
    [InlineData("Courses/$count?$filter=contains(tolower(NameEn),'fire')")]
    [InlineData("Tournaments?$filter=Delegations/any(d: d/Code eq 'ZZ')")]
    [InlineData("$metadata")]
    public async Task Public_queries_are_answered(string query)
    {
        var answer = await app.Browser().GetAsync("/odata/" + query);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_closed_set_stays_closed_behind_a_navigation()
    {
        var answer = await app.Browser().GetAsync("/odata/TrainingSessions?$expand=Bookings&$filter=SeatsTaken gt 0&$top=5");
        if (!answer.IsSuccessStatusCode)
            return;
        var sessions = (await answer.JsonAsync(200)).GetProperty("value").EnumerateArray();
        Assert.All(sessions, session => Assert.Empty(session.GetProperty("Bookings").EnumerateArray()));
    }

    [Fact]
    public async Task An_error_is_in_the_language_asked_for()
    {
        var client = app.Browser();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var english = await client.ReadAsync("Tournaments?$filter=Nope eq 1", 400);
        var chinese = await app.Browser().ReadAsync("Tournaments?$filter=Nope eq 1", 400);
        Assert.Equal(english.Code(), chinese.Code());
        Assert.NotEqual(english.GetProperty("error").GetProperty("message").GetString(), chinese.GetProperty("error").GetProperty("message").GetString());
    }
}
