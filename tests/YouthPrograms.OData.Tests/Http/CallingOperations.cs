using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Http;

public sealed class CallingOperations : IAsyncLifetime
{
    private LeagueService service = null!;

    public async ValueTask InitializeAsync() => service = await LeagueService.StartAsync(Engine.Sqlite);

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Theory]
    [InlineData("Reset", """{"word":"sum ","numbers":[1,2,3]}""", 200, """{"value":"sum 6"}""")]
    [InlineData("Tournaments(1)/League.Publish", "{}", 204, null)]
    [InlineData("Tournaments(1)/Publish", null, 204, null)]
    public async Task Runs_the_body(string url, string? json, int expected, string? answer)
    {
        var (status, body, _) = await service.SendAsync("POST", url, json);
        Assert.Equal(expected, status);
        Assert.Equal(answer, body is null ? null : Bare.Of(body));
    }

    [Theory]
    [InlineData("Reset", """{"numbers":["x"],"more":1}""", "400 InvalidBody numbers:InvalidValue more:UnknownParameter word:MissingParameter")]
    [InlineData("Tournaments(1)/Publish", """{"embargoUntil":"2026-01-01T00:00:00Z"}""", "409 Embargo ")]
    [InlineData("Tournaments(1)/Publish", """{"embargoUntil":"soon"}""", "400 InvalidValue embargoUntil:InvalidValue")]
    [InlineData("Tournaments(3)/Publish", "{}", "404 NotFound ")]
    [InlineData("Clubs(1)/Rename", """{"to":"x"}""", "401 SignIn ")]
    public async Task Refuses_with_a_code(string url, string json, string expected)
    {
        var (status, body, _) = await service.SendAsync("POST", url, json);
        var details = body!["error"]!["details"]?.AsArray().Select(d => $"{d!["target"]}:{d["code"]}") ?? [];
        Assert.Equal(expected, $"{status} {body["error"]!["code"]} {string.Join(' ', details)}");
    }

    [Fact]
    public async Task An_action_that_returns_its_entity_shows_it_as_it_now_is()
    {
        var (status, body, _) = await service.SendAsync("POST", "Clubs(1)/Rename?$select=Name", """{"to":"East"}""", ("X-Member", "0"));
        Assert.Equal("""200 {"Name":"East"}""", $"{status} {Bare.Of(body!)}");
    }

    [Fact]
    public async Task A_set_may_refuse_operations_to_a_viewer()
    {
        var (status, body, _) = await service.SendAsync("POST", "Tournaments(1)/Publish", "{}", ("X-Member", "99"));
        Assert.Equal("403 Banned", $"{status} {body!["error"]!["code"]}");
    }

    [Fact]
    public async Task An_action_refuses_a_version_that_is_no_more()
    {
        var (status, _, _) = await service.SendAsync("POST", "Clubs(1)/Rename", """{"to":"x"}""", ("X-Member", "0"), ("If-Match", "W/\"5\""));
        Assert.Equal(412, status);
    }
}
