using System.Text;
using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Http;

/// <summary>PUT, upsert, writes to properties and references, and deep insert.</summary>
public sealed class ReplacingAndLinking : IAsyncLifetime
{
    private LeagueService service = null!;

    public async ValueTask InitializeAsync() => service = await LeagueService.StartAsync(Engine.Sqlite);

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task A_put_gives_what_it_leaves_out_the_value_of_a_new_one()
    {
        var (status, body, _) = await service.SendAsync("PUT", "Athletes(1)", """{"Name":"New","Club@odata.bind":"Clubs(2)"}""", ("If-Match", "W/\"0\""));
        Assert.Equal("200 New   0 false Left 0", string.Join(' ', status, body!["Name"], body["Rank"], body["Nick"], body["BirthYear"], body["Active"], body["Hand"], body["Skills"] is null ? "" : "0"));
        Assert.Equal("2026-03-01T11:20:30.5Z", body["RegisteredAt"]!.ToString());
        Assert.Equal("[]", body["Tags"]!.ToJsonString());
        Assert.Equal(400, (await service.SendAsync("PUT", "Athletes(1)", """{"Nick":"x"}""", ("If-Match", "*"))).Status);
        Assert.Equal(428, (await service.SendAsync("PUT", "Athletes(1)", """{"Name":"x"}""")).Status);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    public async Task A_change_to_a_key_that_is_free_creates_it_where_callers_choose_keys(string method)
    {
        var (status, body, response) = await service.SendAsync(method, "Courts(7)", """{"Name":"Seven"}""", ("If-None-Match", "*"));
        Assert.Equal("201 7 Seven wood", $"{status} {body!["Id"]} {body["Name"]} {body["Surface"]}");
        Assert.Equal("http://localhost/odata/Courts(7)", response.Headers.Location!.ToString());
        Assert.Equal(412, (await service.SendAsync(method, "Courts(7)", """{"Name":"Again"}""", ("If-None-Match", "*"))).Status);
        Assert.Equal(428, (await service.SendAsync(method, "Courts(7)", """{"Name":"Again"}""")).Status);
        Assert.Equal(200, (await service.SendAsync(method, "Courts(7)", """{"Name":"Again"}""", ("If-Match", "W/\"0\""))).Status);
        Assert.Equal(404, (await service.SendAsync(method, "Courts(8)", """{"Name":"Eight"}""", ("If-Match", "*"))).Status);
        Assert.Equal(400, (await service.SendAsync(method, "Courts(8)", """{"Seats":8}""")).Status);
        Assert.Equal(404, (await service.SendAsync(method, "Athletes(99)", """{"Name":"x"}""")).Status);
    }

    [Fact]
    public async Task A_key_that_is_hidden_is_not_free()
    {
        await service.SendAsync("PUT", "Courts(7)", """{"Name":"Seven","Closed":true}""");
        Assert.Equal(404, (await service.SendAsync("PUT", "Courts(7)", """{"Name":"Mine"}""")).Status);
        Assert.Equal("Seven", (await service.GetAsync("Courts(7)", ("X-Member", "1")))["Name"]!.ToString());
    }

    [Theory]
    [InlineData("PUT", "Athletes(1)/Name", """{"value":"Zed"}""", 204, "Zed")]
    [InlineData("PATCH", "Athletes(1)/Name", """{"@odata.context":"x","value":"Zed"}""", 204, "Zed")]
    [InlineData("PUT", "Athletes(1)/Rank", """{"value":null}""", 204, "")]
    [InlineData("DELETE", "Athletes(1)/Rank", null, 204, "")]
    [InlineData("DELETE", "Athletes(1)/Rank/$value", null, 204, "")]
    [InlineData("PUT", "Athletes(1)/Tags", """{"value":["q"]}""", 204, """["q"]""")]
    [InlineData("PUT", "Athletes(1)/Hand", """{"value":"Right"}""", 204, "Right")]
    [InlineData("PUT", "Athletes(1)/Rank", """{"value":"x"}""", 400, "3")]
    [InlineData("PUT", "Athletes(1)/Name", """{"value":null}""", 400, "Ann")]
    [InlineData("PUT", "Athletes(1)/Name", """{"Name":"x"}""", 400, "Ann")]
    [InlineData("PUT", "Athletes(1)/Name", """7""", 400, "Ann")]
    public async Task A_property_is_changed_alone(string method, string url, string? body, int expected, string value)
    {
        Assert.Equal(428, (await service.SendAsync(method, url, body)).Status);
        var (status, answer, response) = await service.SendAsync(method, url, body, ("If-Match", "W/\"0\""));
        Assert.True(expected == status, answer?.ToString());
        var after = await service.GetAsync("Athletes(1)");
        Assert.Equal(value, after[url.Split('/')[1]] is System.Text.Json.Nodes.JsonArray tags ? tags.ToJsonString() : after[url.Split('/')[1]]?.ToString() ?? "");
        Assert.Equal(expected == 204 ? "W/\"1\"" : "", response.Headers.ETag?.ToString() ?? "");
    }

    [Theory]
    [InlineData("Name", "text/plain", "小红", 204, "小红")]
    [InlineData("BirthYear", "text/plain", "2001", 204, "2001")]
    [InlineData("BirthYear", "text/plain", "old", 400, "2012")]
    [InlineData("BirthYear", "application/json", "2001", 415, "2012")]
    [InlineData("Active", "text/plain", "false", 204, "false")]
    [InlineData("TrainsAt", "text/plain", "07:30:00", 204, "07:30:00")]
    [InlineData("Photo", "image/png", "abc", 204, "YWJj")]
    public async Task A_raw_value_is_put_as_it_is(string property, string type, string text, int expected, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/odata/Athletes(1)/{property}/$value") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text)) };
        request.Content.Headers.ContentType = new(type);
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(expected == (int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(value, (await service.GetAsync("Athletes(1)"))[property]!.ToString());
    }

    [Theory]
    [InlineData("PUT", "Athletes(1)/Club/$ref", """{"@odata.id":"Clubs(2)"}""", 204, "2")]
    [InlineData("PUT", "Athletes(1)/Club/$ref", """{"@odata.context":"x","@odata.id":"http://localhost/odata/Clubs(2)"}""", 204, "2")]
    [InlineData("PUT", "Athletes(1)/Club/$ref", """{"@id":"Clubs(3)"}""", 404, "1")]
    [InlineData("PUT", "Athletes(1)/Club/$ref", """{"@id":"Athletes(3)"}""", 400, "1")]
    [InlineData("PUT", "Athletes(1)/Club/$ref", """{"Id":2}""", 400, "1")]
    [InlineData("DELETE", "Athletes(1)/Club/$ref", null, 204, "")]
    [InlineData("POST", "Clubs(2)/Athletes/$ref", """{"@odata.id":"Athletes(1)"}""", 204, "2")]
    [InlineData("POST", "Clubs(3)/Athletes/$ref", """{"@odata.id":"Athletes(1)"}""", 404, "1")]
    [InlineData("DELETE", "Clubs(1)/Athletes(1)/$ref", null, 204, "")]
    [InlineData("DELETE", "Clubs(1)/Athletes/$ref?$id=Athletes(1)", null, 204, "")]
    [InlineData("DELETE", "Clubs(2)/Athletes(1)/$ref", null, 404, "1")]
    [InlineData("DELETE", "Clubs(2)/Athletes/$ref?$id=Athletes(1)", null, 404, "1")]
    [InlineData("DELETE", "Clubs(1)/Athletes/$ref", null, 400, "1")]
    public async Task A_link_is_set_and_taken_away(string method, string url, string? body, int expected, string club)
    {
        var (status, answer, _) = await service.SendAsync(method, url, body, ("If-Match", "*"));
        Assert.True(expected == status, answer?.ToString());
        Assert.Equal(club, (await service.GetAsync("Athletes(1)"))["ClubId"]?.ToString() ?? "");
    }

    [Fact]
    public async Task A_link_to_one_is_a_change_of_its_holder_and_needs_its_version()
        => Assert.Equal(428, (await service.SendAsync("PUT", "Athletes(1)/Club/$ref", """{"@odata.id":"Clubs(2)"}""")).Status);

    [Fact]
    public async Task What_is_given_inside_is_created_with_it_and_shown()
    {
        var (status, body, _) = await service.SendAsync("POST", "Courts", """
            {"Id":4,"Name":"Four","Hours":[{"OpensAt":"08:00:00","Note":"early"},{"OpensAt":"18:00:00"}]}
            """);
        Assert.True(status == 201, body?.ToString());
        Assert.Equal("08:00:00 18:00:00", string.Join(' ', body!["Hours"]!.AsArray().Select(h => h!["OpensAt"])));
        Assert.Equal("2", (await service.GetAsync("Courts(4)/Hours/$count")).ToString());
    }

    [Fact]
    public async Task Faults_inside_say_where()
    {
        var (status, body, _) = await service.SendAsync("POST", "Courts", """
            {"Id":4,"Name":"Four","Hours":[{"OpensAt":"08:00:00"},{"OpensAt":"x","Nmae":1},{"Court":{"Name":"y"}}]}
            """);
        Assert.Equal(400, status);
        Assert.Equal(
            ["Hours/1/OpensAt InvalidValue", "Hours/1/Nmae UnknownProperty", "Hours/1/OpensAt MissingProperty", "Hours/2/Court NotSupported", "Hours/2/OpensAt MissingProperty"],
            body!["error"]!["details"]!.AsArray().Select(d => $"{d!["target"]} {d["code"]}"));
        Assert.Equal(400, (await service.SendAsync("POST", "Courts", """{"Id":4,"Name":"Four","Hours":{"OpensAt":"08:00:00"}}""")).Status);
        Assert.Equal("0", (await service.GetAsync("Courts/$count")).ToString());
    }
}
