using System.Globalization;
using System.Text;
using System.Text.Json;

namespace YouthPrograms.Web.Tests.Service;

/// <summary>The main job without a single page: from an empty tournament to a medal table, by requests alone.</summary>
public sealed class ATournamentByProgram(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    [Fact]
    public async Task Is_set_up_entered_drawn_played_and_corrected()
    {
        var admin = await app.ProgramAsync("admin@demo.test");
        var (tournament, @event, delegations) = await SetUpAsync(admin, "api-cup");
        await EnterAsync(admin, @event, delegations);

        Assert.Contains("draw-registration-open", (await (await admin.RunAsync(@event, "CommitDraw")).JsonAsync(409)).ToString(), StringComparison.Ordinal);
        await (await admin.RunAsync(tournament, "CloseRegistration")).JsonAsync(200);
        Assert.Contains("draw-open-entries", (await (await admin.RunAsync(@event, "CommitDraw")).JsonAsync(409)).ToString(), StringComparison.Ordinal);
        Assert.Equal(4, (await (await admin.RunAsync(@event, "AcceptAll")).JsonAsync(200)).GetProperty("value").GetInt32());

        var committed = await (await admin.RunAsync(@event, "CommitDraw")).JsonAsync(200);
        Assert.Equal(64, committed.GetProperty("Commitment").GetString()!.Length);
        Assert.Equal(JsonValueKind.Null, committed.GetProperty("Secret").ValueKind);
        await (await admin.RunAsync(@event, "AddWitness", new { text = "seven" })).JsonAsync(204);
        var made = await (await admin.RunAsync(@event, "MakeDraw")).JsonAsync(200);
        Assert.Equal(64, made.GetProperty("Secret").GetString()!.Length);
        Assert.True((await admin.ReadAsync($"Draws({made.Id()})/YouthPrograms.Verify()")).GetProperty("Identical").GetBoolean());

        await (await admin.RunAsync(tournament, "Publish")).JsonAsync(200);
        Assert.Empty(await MatchesAsync(app.Browser(), @event));
        await (await admin.RunAsync(@event, "Publish")).JsonAsync(200);
        var anybody = app.Browser();
        await PlayAsync(admin, anybody, @event);
        var medals = (await anybody.ReadAsync($"{tournament}/YouthPrograms.MedalTable()")).GetProperty("value");
        Assert.Equal(1, medals.EnumerateArray().Sum(row => row.GetProperty("Gold").GetInt32()));
        Assert.All((await anybody.ReadAsync($"{@event}/Entries?$select=Label")).GetProperty("value").EnumerateArray(),
            entry => Assert.EndsWith("*", entry.GetProperty("Label").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_roster_file_is_taken_with_all_its_errors()
    {
        var admin = await app.ProgramAsync("admin@demo.test");
        var (_, _, delegations) = await SetUpAsync(admin, "file-cup");
        var csv = "Name,Gender,Birth date,Events\nExample One,male,2014-02-03,S\nExample Two,male,2014-02-30,S\n";
        var file = Convert.ToBase64String(Encoding.UTF8.GetBytes(csv)).Replace('+', '-').Replace('/', '_').TrimEnd('=');
        var report = await (await admin.RunAsync(delegations[0], "ImportRoster", new { file, fileName = "roster.csv" })).JsonAsync(200);
        Assert.Equal(1, report.GetProperty("Added").GetInt32());
        var problem = Assert.Single(report.GetProperty("Problems").EnumerateArray());
        Assert.Equal(3, problem.GetProperty("Line").GetInt32());
        Assert.Equal("BirthDate", problem.GetProperty("Column").GetString());
    }

    [Fact]
    public async Task A_foreign_coach_finds_nothing_to_do()
    {
        var admin = await app.ProgramAsync("admin@demo.test");
        var (tournament, @event, delegations) = await SetUpAsync(admin, "foreign-cup");
        var coach = await app.ProgramAsync("coach@demo.test");
        await (await coach.RunAsync(delegations[0], "AddAthlete", new { fullName = "示例一", gender = "Boy", birthDate = "2014-01-01" })).JsonAsync(404);
        await (await coach.RunAsync(@event, "CommitDraw")).JsonAsync(404);
        await (await coach.RunAsync(tournament, "Cancel", new { reason = "no" })).JsonAsync(404);
    }

    private static async Task<(string Tournament, string Event, string[] Delegations)> SetUpAsync(HttpClient admin, string slug)
    {
        var tournament = (await (await admin.CreateAsync("Tournaments", new
        {
            Slug = slug,
            Name = "接口杯",
            NameEn = "API Cup",
            Sport = "table-tennis",
            StartsOn = "2098-05-01",
            EndsOn = "2098-05-01",
            TimeZone = "Asia/Shanghai",
        })).JsonAsync(201)).Id();
        var @event = (await (await admin.CreateAsync("Events", new
        {
            TournamentId = tournament,
            Code = "S",
            Name = "单打",
            NameEn = "Singles",
            Kind = "Singles",
            Gender = "Boys",
            BirthYearFrom = 2014,
            BirthYearTo = 2014,
            Format = new { Stages = "Knockout", GroupSize = 4, QualifiersPerGroup = 2, Third = "Playoff", Placings = "None" },
            MatchFormat = new { BestOf = 5, Points = 11, Lead = 2 },
            Limits = new { EntriesPerDelegation = 2 },
        })).JsonAsync(201)).Id();
        var delegations = new List<string>();
        foreach (var code in new[] { "A", "B" })
        {
            var created = await (await admin.CreateAsync("Delegations", new { TournamentId = tournament, Code = code, Name = $"{code}队", NameEn = $"Team {code}" })).JsonAsync(201);
            delegations.Add($"Delegations({created.Id()})");
        }
        await (await admin.RunAsync($"Tournaments({tournament})", "OpenRegistration", new { closesAt = "2098-04-01T00:00:00Z" })).JsonAsync(200);
        return ($"Tournaments({tournament})", $"Events({@event})", [.. delegations]);
    }

    private static async Task EnterAsync(HttpClient admin, string @event, string[] delegations)
    {
        var id = long.Parse(@event["Events(".Length..^1], CultureInfo.InvariantCulture);
        foreach (var (delegation, index) in delegations.SelectMany(d => new[] { d, d }).Select((d, i) => (d, i)))
        {
            var athlete = await (await admin.RunAsync(delegation, "AddAthlete", new
            {
                fullName = "示例" + "甲乙丙丁"[index],
                gender = "Boy",
                birthDate = $"2014-0{index + 1}-11",
                school = "示例小学",
            })).JsonAsync(200);
            Assert.EndsWith("*", athlete.GetProperty("PublicName").GetString(), StringComparison.Ordinal);
            await (await admin.RunAsync($"Athletes({athlete.Id()})", "Enter", new { eventId = id })).JsonAsync(200);
        }
    }

    private static async Task PlayAsync(HttpClient admin, HttpClient anybody, string @event)
    {
        var first = (await MatchesAsync(anybody, @event)).First(match => match.GetProperty("State").GetString() == "Ready").Id();
        Assert.Equal("score-game-impossible", (await (await admin.RunAsync($"Matches({first})", "RecordResult",
            new { outcome = "Played", games = "17-14 11-3 11-4" })).JsonAsync(400)).Code());
        for (var round = 0; round < 2; round++)
        {
            foreach (var match in (await MatchesAsync(anybody, @event)).Where(match => match.GetProperty("State").GetString() == "Ready"))
                await (await admin.RunAsync($"Matches({match.Id()})", "RecordResult", new { outcome = "Played", games = "5 -9 7 8" })).JsonAsync(200);
        }
        Assert.Equal("result-already-recorded", (await (await admin.RunAsync($"Matches({first})", "RecordResult",
            new { outcome = "Played", games = "5 5 5" })).JsonAsync(409)).Code());

        Assert.Equal("result-has-dependents", (await (await admin.RunAsync($"Matches({first})", "CorrectResult",
            new { outcome = "Played", games = "-5 -5 -5", reason = "wrong side" })).JsonAsync(409)).Code());
        await (await admin.RunAsync($"Matches({first})", "CorrectResult", new { outcome = "Played", games = "5 -9 7 6", reason = "typing" })).JsonAsync(204);
        var log = (await anybody.ReadAsync($"Matches({first})/Results?$orderby=Version")).GetProperty("value").EnumerateArray().ToList();
        Assert.Equal([false, true], log.Select(result => result.GetProperty("Current").GetBoolean()));
        Assert.Equal("typing", log[1].GetProperty("Reason").GetString());
        Assert.Equal(4, (await anybody.ReadAsync($"{@event}/Placings")).GetProperty("value").GetArrayLength());
    }

    private static async Task<List<JsonElement>> MatchesAsync(HttpClient client, string @event)
    {
        var id = @event["Events(".Length..^1];
        return [.. (await client.ReadAsync($"Matches?$filter=EventId eq {id}&$orderby=Number")).GetProperty("value").EnumerateArray()];
    }
}
