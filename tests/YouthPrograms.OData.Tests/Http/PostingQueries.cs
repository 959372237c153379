using System.Text;
using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Http;

public sealed class PostingQueries
{
    [Theory]
    [InlineData("Athletes/$query", "$filter=Id lt 3&$orderby=Id", "1,2")]
    [InlineData("Athletes/$query?$top=1", "$orderby=Id%20desc", "8")]
    [InlineData("Clubs(1)/Athletes/$query", "$select=Id&$orderby=Id\r\n", "1,2,7")]
    [InlineData("Athletes/Older(than=2011)/$query", "$orderby=Id", "4,8")]
    [InlineData("Athletes/$query", "", "1,2,3,4,5,6,7,8")]
    public async Task The_options_may_stand_in_the_body(string url, string body, string expected)
    {
        var (status, answer) = await PostAsync(url, body, "text/plain");
        Assert.True(status == 200, answer);
        var ids = System.Text.Json.Nodes.JsonNode.Parse(answer)!["value"]!.AsArray().Select(e => e!["Id"]!.ToString());
        Assert.Equal(expected, string.Join(',', ids));
    }

    [Theory]
    [InlineData("Athletes/$query", "$filter=Nmae eq 1", "text/plain", 400)]
    [InlineData("Athletes/$query?$top=1", "$top=2", "text/plain", 400)]
    [InlineData("Athletes/$query", "{}", "application/json", 415)]
    [InlineData("Nothing/$query", "$top=1", "text/plain", 404)]
    [InlineData("Athletes(1)/$query", "$top=1", "text/plain", 400)]
    public async Task The_same_rules_hold_as_in_an_address(string url, string body, string type, int expected)
        => Assert.Equal(expected, (await PostAsync(url, body, type)).Status);

    [Fact]
    public async Task A_query_as_long_as_no_address_may_be_is_414()
        => Assert.Equal(414, (await PostAsync("Athletes/$query", "$filter=Name eq '" + new string('x', 20_000) + "'", "text/plain")).Status);

    [Theory]
    [InlineData("$entity?$id=Clubs(1)", "North")]
    [InlineData("$entity?$id=http://localhost/odata/Clubs(1)&$select=Name", "North")]
    [InlineData("$entity?$id=Clubs/2", "South")]
    public async Task An_entity_is_found_by_its_id(string url, string expected)
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var body = await service.GetAsync(url);
        Assert.Equal(expected, body["Name"]!.ToString());
        Assert.Contains("$metadata#Clubs", body["@odata.context"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "GET, HEAD")]
    [InlineData("Athletes", "GET, HEAD, POST")]
    [InlineData("Clubs(1)", "GET, HEAD")]
    [InlineData("Reset", "POST")]
    [InlineData("$batch", "POST")]
    [InlineData("Athletes/$query", "POST")]
    public async Task Options_names_the_methods(string url, string allow)
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var (status, _, response) = await service.SendAsync("OPTIONS", url);
        Assert.Equal($"204 {allow}", $"{status} {string.Join(", ", response.Content.Headers.Allow)}");
    }

    [Theory]
    [InlineData("Athletes")]
    [InlineData("Athletes(1)")]
    [InlineData("Athletes/$count")]
    [InlineData("Athletes(1)/Name/$value")]
    [InlineData("Twice(number=1)")]
    [InlineData("$metadata")]
    public async Task Head_is_get_without_its_body(string url)
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        var (head, body, response) = await service.SendAsync("HEAD", url);
        var (get, _, full) = await service.SendAsync("GET", url);
        Assert.Equal($"{get} ", $"{head} {body}");
        Assert.Equal(full.Content.Headers.ContentType, response.Content.Headers.ContentType);
    }

    private static async Task<(int Status, string Body)> PostAsync(string url, string body, string type)
    {
        var service = await LeagueService.ReadOnlyAsync(Engine.Sqlite);
        using var content = new StringContent(body, Encoding.UTF8, type);
        var response = await service.Client.PostAsync("/odata/" + url, content, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
