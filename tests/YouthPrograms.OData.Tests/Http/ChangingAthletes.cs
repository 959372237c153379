using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Http;

public sealed class ChangingAthletes : IAsyncLifetime
{
    private LeagueService service = null!;

    public async ValueTask InitializeAsync() => service = await LeagueService.StartAsync(Engine.Sqlite);

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task A_created_one_is_answered_with_its_address_and_version()
    {
        var (status, body, response) = await service.SendAsync("POST", "Athletes", """
            {"@odata.type":"#League.Athlete","Name":"Kim","BirthYear":2015,"Weight":30.5,"Hand":"Right","Skills":"Serve,Block",
             "TrainsAt":"08:15:00","RegisteredAt":"2026-05-01T08:00:00+08:00","Photo":"-_8B","Tags":["a","b"],"Club@odata.bind":"Clubs(2)",
             "Id":77,"RowVersion":9}
            """);
        Assert.Equal(201, status);
        Assert.Equal("http://localhost/odata/Athletes(9)", response.Headers.Location!.ToString());
        Assert.Equal("W/\"0\"", response.Headers.ETag!.ToString());
        Assert.Equal("9 Kim 2015 30.5 Right Serve,Block 08:15:00 2026-05-01T00:00:00Z -_8B 2", string.Join(' ',
            body!["Id"], body["Name"], body["BirthYear"], body["Weight"], body["Hand"], body["Skills"], body["TrainsAt"], body["RegisteredAt"], body["Photo"], body["ClubId"]));
    }

    [Fact]
    public async Task Creating_may_expand_its_answer()
    {
        var (_, body, _) = await service.SendAsync("POST", "Athletes?$select=Name&$expand=Club($select=Name)", """{"Name":"Kim","Club":{"@id":"Clubs(1)"}}""");
        Assert.Equal("""{"Name":"Kim","Club":{"Name":"North"}}""", Bare.Of(body!));
    }

    [Fact]
    public async Task Creating_below_a_club_joins_it()
    {
        var (status, body, _) = await service.SendAsync("POST", "Clubs(2)/Athletes", """{"Name":"Kim"}""");
        Assert.Equal("201 2", $"{status} {body!["ClubId"]}");
        Assert.Equal(404, (await service.SendAsync("POST", "Clubs(3)/Athletes", """{"Name":"Kim"}""")).Status);
    }

    [Fact]
    public async Task Minimal_is_204_with_the_address()
    {
        var (status, body, response) = await service.SendAsync("POST", "Athletes", """{"Name":"Kim"}""", ("Prefer", "return=minimal"));
        Assert.Equal("204 ", $"{status} {body}");
        Assert.Equal("http://localhost/odata/Athletes(9)", response.Headers.GetValues("OData-EntityId").Single());
        Assert.Equal("return=minimal", response.Headers.GetValues("Preference-Applied").Single());
    }

    [Fact]
    public async Task All_faults_of_a_body_come_at_once()
    {
        var (status, body, _) = await service.SendAsync("POST", "Athletes", """
            {"Nmae":"x","BirthYear":"old","Hand":"Middle","Active":null,"Weight":1e400,"RegisteredAt":"yesterday","Club@odata.bind":"Nowhere(1)","Tags":[1],"Rank":1.5}
            """);
        var details = body!["error"]!["details"]!.AsArray().Select(d => $"{d!["target"]} {d["code"]}");
        Assert.Equal(400, status);
        Assert.Equal(
            [
                "Nmae UnknownProperty", "BirthYear InvalidValue", "Hand InvalidValue", "Active NullNotAllowed", "Weight InvalidValue",
                "RegisteredAt InvalidValue", "Club InvalidReference", "Tags InvalidValue", "Rank InvalidValue", "Name MissingProperty",
            ],
            details);
    }

    [Theory]
    [InlineData("{", 400, "MalformedJson")]
    [InlineData("[]", 400, "InvalidBody")]
    [InlineData("""{"Name":"Nobody"}""", 422, "NoSuchName")]
    [InlineData("""{"Name":"Kim","Club":{"Name":"New"}}""", 400, "NotSupported")]
    public async Task A_bad_body_is_refused(string json, int expected, string code)
    {
        var (status, body, _) = await service.SendAsync("POST", "Athletes", json);
        Assert.Equal($"{expected} {code}", $"{status} {body!["error"]!["code"]}");
    }

    [Fact]
    public async Task The_handlers_failure_is_the_answer()
    {
        var (_, body, _) = await service.SendAsync("POST", "Athletes", """{"Name":"Nobody"}""");
        Assert.Equal(
            """{"error":{"code":"NoSuchName","message":"Nobody is not a name.","target":"Name","details":[{"code":"Hint","message":"Take another.","target":"Name"}]}}""",
            body!.ToJsonString());
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_413()
    {
        var (status, _, _) = await service.SendAsync("POST", "Athletes", $$"""{"Name":"{{new string('x', 1_100_000)}}"}""");
        Assert.Equal(413, status);
    }

    [Fact]
    public async Task Another_media_type_is_415()
    {
        using var content = new StringContent("Name=Kim", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        var response = await service.Client.PostAsync("/odata/Athletes", content, TestContext.Current.CancellationToken);
        Assert.Equal(415, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_patch_changes_what_it_gives_and_raises_the_version()
    {
        var (status, body, response) = await service.SendAsync("PATCH", "Athletes(1)", """{"Rank":null,"Weight":33.5}""", ("If-Match", "W/\"0\""));
        Assert.Equal(200, status);
        Assert.Equal("Ann  33.5 W/\"1\"", $"{body!["Name"]} {body["Rank"]} {body["Weight"]} {response.Headers.ETag}");
    }

    [Theory]
    [InlineData("W/\"7\"", 412)]
    [InlineData("\"0\"", 200)]
    [InlineData("W/\"7\", W/\"0\"", 200)]
    [InlineData("*", 200)]
    [InlineData(null, 428)]
    public async Task A_patch_must_name_the_version_it_means(string? etag, int expected)
    {
        (string, string)[] headers = etag is null ? [] : [("If-Match", etag)];
        Assert.Equal(expected, (await service.SendAsync("PATCH", "Athletes(1)", """{"Rank":8}""", headers)).Status);
    }

    [Fact]
    public async Task Of_two_who_read_the_same_version_one_is_refused()
    {
        var first = await service.SendAsync("PATCH", "Athletes(1)", """{"Rank":8}""", ("If-Match", "W/\"0\""), ("Prefer", "return=minimal"));
        var second = await service.SendAsync("PATCH", "Athletes(1)", """{"Rank":9}""", ("If-Match", "W/\"0\""));
        Assert.Equal("204 412", $"{first.Status} {second.Status}");
    }

    [Fact]
    public async Task What_is_fixed_after_creation_is_refused_and_what_the_server_gives_is_ignored()
    {
        var (status, body, _) = await service.SendAsync("PATCH", "Athletes(1)", """{"RegisteredAt":"2026-01-01T00:00:00Z","Id":5,"RowVersion":8}""", ("If-Match", "*"));
        Assert.Equal("400 ReadOnlyProperty RegisteredAt", $"{status} {body!["error"]!["code"]} {body["error"]!["target"]}");
        Assert.Equal(200, (await service.SendAsync("PATCH", "Athletes(1)", """{"Id":5,"RowVersion":8}""", ("If-Match", "*"))).Status);
    }

    [Fact]
    public async Task A_deleted_one_is_gone()
    {
        Assert.Equal(428, (await service.SendAsync("DELETE", "Athletes(8)")).Status);
        Assert.Equal(204, (await service.SendAsync("DELETE", "Athletes(8)", null, ("If-Match", "*"))).Status);
        Assert.Equal(404, (await service.SendAsync("DELETE", "Athletes(8)", null, ("If-Match", "*"))).Status);
    }

    [Fact]
    public async Task A_set_without_handlers_is_read_only()
    {
        Assert.Equal(405, (await service.SendAsync("POST", "Clubs", "{}")).Status);
        Assert.Equal(405, (await service.SendAsync("PATCH", "Clubs(1)", "{}", ("If-Match", "*"))).Status);
        Assert.Equal(405, (await service.SendAsync("DELETE", "Clubs(1)")).Status);
    }

    [Fact]
    public async Task An_unchanged_entity_is_304()
    {
        Assert.Equal(304, (await service.SendAsync("GET", "Athletes(1)", null, ("If-None-Match", "W/\"0\""))).Status);
        Assert.Equal(200, (await service.SendAsync("GET", "Athletes(1)", null, ("If-None-Match", "W/\"1\""))).Status);
    }
}
