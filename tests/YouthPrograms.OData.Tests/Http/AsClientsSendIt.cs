using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Http;

/// <summary>What real clients stumbled over.</summary>
public sealed class AsClientsSendIt
{
    [Theory]
    [InlineData("Clubs?$expand=Athletes($select=Name%3B$top=1)")]
    [InlineData("Clubs?%24expand=Athletes%28%24select%3DName%3B%24orderby%3DName%3B%24top%3D1%29")]
    [InlineData("Clubs?$expand=Athletes($search=a%3b$top=1)", 0)]
    public async Task Options_of_an_expansion_may_be_parted_by_encoded_semicolons(string url, int atMost = 1)
    {
        var clubs = (await (await LeagueService.ReadOnlyAsync(Engine.Sqlite)).GetAsync(url))["value"]!.AsArray();
        Assert.All(clubs, club => Assert.True(club!["Athletes"]!.AsArray().Count <= atMost, club.ToJsonString()));
        Assert.Contains(clubs, club => club!["Athletes"]!.AsArray().Count == atMost);
    }

    // Power Query: https://github.com/NLstn/go-odata/issues/874 shows the list it sends.
    [Theory]
    [InlineData("4.0", "application/xml")]
    [InlineData(null, "application/xml")]
    [InlineData("4.01", "application/json")]
    public async Task Metadata_is_XML_to_a_client_of_4_0_that_prefers_JSON_but_takes_both(string? most, string expected)
    {
        const string Accept = "application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,application/xml;q=0.7,text/plain;q=0.7";
        (string, string)[] headers = most is null ? [("Accept", Accept)] : [("Accept", Accept), ("OData-MaxVersion", most)];
        var (status, _, response) = await (await LeagueService.ReadOnlyAsync(Engine.Sqlite)).SendAsync("GET", "$metadata", null, headers);
        Assert.Equal(200, status);
        Assert.Equal(expected, response.Content.Headers.ContentType!.MediaType);
    }

    // o.js looks for this beginning to find a change set in an answer.
    [Fact]
    public async Task The_answer_of_a_change_set_says_so_in_its_boundary()
    {
        await using var service = await LeagueService.StartAsync(Engine.Sqlite);
        const string Body = "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: 1\r\n\r\n"
            + "POST Athletes HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{\"Name\":\"Ann\"}\r\n--c--\r\n--b--\r\n";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/odata/$batch") { Content = new StringContent(Body) };
        request.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/mixed;boundary=b");
        var answer = await (await service.Client.SendAsync(request)).Content.ReadAsStringAsync();
        Assert.Contains("Content-Type: multipart/mixed; boundary=changesetresponse_", answer, StringComparison.Ordinal);
        Assert.Contains("HTTP/1.1 201 Created", answer, StringComparison.Ordinal);
    }
}
