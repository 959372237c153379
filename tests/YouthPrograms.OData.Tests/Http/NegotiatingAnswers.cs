using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Http;

public sealed class NegotiatingAnswers
{
    [Theory]
    [InlineData(null, null, "4.0", "@odata.context", "application/json; odata.metadata=minimal; odata.streaming=true; charset=utf-8")]
    [InlineData("4.0", null, "4.0", "@odata.context", "application/json; odata.metadata=minimal; odata.streaming=true; charset=utf-8")]
    [InlineData("4.01", null, "4.01", "@context", "application/json; metadata=minimal; streaming=true; charset=utf-8")]
    [InlineData(null, "application/json;odata.metadata=none", "4.0", null, "application/json; odata.metadata=none; odata.streaming=true; charset=utf-8")]
    [InlineData(null, "text/html, */*;q=0.1", "4.0", "@odata.context", "application/json; odata.metadata=minimal; odata.streaming=true; charset=utf-8")]
    [InlineData(null, "application/json;IEEE754Compatible=true", "4.0", "@odata.context", "application/json; odata.metadata=minimal; odata.streaming=true; IEEE754Compatible=true; charset=utf-8")]
    public async Task Version_and_metadata_are_as_asked(string? most, string? accept, string version, string? context, string type)
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var (status, body, response) = await service.SendAsync("GET", "Clubs", null, [.. Headers(most, accept)]);
        Assert.Equal(200, status);
        Assert.Equal(version, response.Headers.GetValues("OData-Version").Single());
        Assert.Equal(type, response.Content.Headers.ContentType!.ToString());
        Assert.Equal(context, body!.AsObject().Select(m => m.Key).FirstOrDefault(k => k.EndsWith("context", StringComparison.Ordinal)));
    }

    private static IEnumerable<(string, string)> Headers(string? most, string? accept)
    {
        if (most is not null)
            yield return ("OData-MaxVersion", most);
        if (accept is not null)
            yield return ("Accept", accept);
    }

    [Theory]
    [InlineData("Clubs", "text/csv", 406)]
    [InlineData("Clubs?$format=xml", "*/*", 406)]
    [InlineData("Clubs?$format=json", "text/csv", 200)]
    [InlineData("Clubs?$format=application/json;odata.metadata=full", "*/*", 200)]
    [InlineData("$metadata", "image/png", 406)]
    [InlineData("Athletes/$count", "text/plain", 200)]
    public async Task What_is_not_to_be_had_is_406(string url, string accept, int expected)
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        Assert.Equal(expected, (await service.SendAsync("GET", url, null, ("Accept", accept))).Status);
    }

    [Theory]
    [InlineData("OData-MaxVersion", "3.0")]
    [InlineData("OData-Version", "5.0")]
    [InlineData("OData-Version", "four")]
    public async Task Other_versions_are_refused(string header, string value)
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        Assert.Equal(400, (await service.SendAsync("GET", "Clubs", null, (header, value))).Status);
    }

    [Theory]
    [InlineData("$metadata", "application/xml", "application/xml")]
    [InlineData("$metadata", "application/json", "application/json")]
    [InlineData("$metadata", "application/json;q=0.5, application/xml", "application/xml")]
    [InlineData("$metadata?$format=json", "application/xml", "application/json")]
    [InlineData("$metadata?$format=xml", "application/json", "application/xml")]
    [InlineData("$metadata", "*/*", "application/xml")]
    public async Task Metadata_comes_in_two_forms(string url, string accept, string type)
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var (_, _, response) = await service.SendAsync("GET", url, null, ("Accept", accept));
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Full_metadata_tells_types_and_links()
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var body = await service.GetAsync("Clubs(1)?$select=FoundedOn,Address&$format=application/json;odata.metadata=full");
        Assert.Equal(
            """{"@odata.type":"#League.Club","@odata.id":"Clubs(1)","@odata.editLink":"Clubs(1)","FoundedOn@odata.type":"#Date","FoundedOn":"1999-05-01","Address":{"@odata.type":"#League.Address","City":"Kaifeng","Street":"Lake 1"},"Athletes@odata.navigationLink":"Clubs(1)/Athletes","#League.Rename":{"title":"Rename","target":"http://localhost/odata/Clubs(1)/League.Rename"}}""",
            Bare.Of(body));
    }

    [Fact]
    public async Task Large_numbers_become_strings_for_those_who_ask()
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var body = await service.GetAsync("Athletes(1)?$select=Id,Weight,BirthYear", ("Accept", "application/json;IEEE754Compatible=true"));
        Assert.Equal("""{"Id":"1","BirthYear":2012,"Weight":"31.5"}""", Bare.Of(body));
    }

    [Fact]
    public async Task Nulls_can_be_left_out()
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var body = await service.GetAsync("Athletes(6)?$select=Id,Photo,TrainsAt&$expand=Club", ("Prefer", "omit-values=nulls"));
        Assert.Equal("""{"Id":6}""", Bare.Of(body));
    }

    [Fact]
    public async Task Head_has_the_headers_of_get_and_no_body()
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var (status, body, response) = await service.SendAsync("HEAD", "Athletes(1)");
        Assert.Equal("200 W/\"0\"", $"{status} {response.Headers.ETag}");
        Assert.Null(body);
    }

    [Fact]
    public async Task The_service_document_lists_sets_and_singletons()
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var body = await service.GetAsync("");
        Assert.Equal(
            "Clubs EntitySet, Athletes EntitySet, Tournaments EntitySet, Games EntitySet, Rivals EntitySet, Courts EntitySet, CourtHours EntitySet, MyClub Singleton",
            string.Join(", ", body["value"]!.AsArray().Select(e => $"{e!["name"]} {e["kind"]}")));
    }
}
