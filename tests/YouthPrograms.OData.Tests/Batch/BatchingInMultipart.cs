using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Batch;

public sealed class BatchingInMultipart : IAsyncLifetime
{
    private LeagueService service = null!;

    public async ValueTask InitializeAsync() => service = await LeagueService.StartAsync(Engine.Sqlite);

    public ValueTask DisposeAsync() => service.DisposeAsync();

    private const string Good = """
        This line is for people and is not read.
        --b
        Content-Type: application/http
        Content-Transfer-Encoding: binary

        GET Athletes(1)?$select=Name HTTP/1.1
        Accept: application/json


        --b
        Content-Type: multipart/mixed; boundary="c d"

        --c d
        Content-Type: application/http
        Content-ID: 1

        POST /odata/Athletes HTTP/1.1
        Host: localhost
        Content-Type: application/json
        Prefer: return=minimal

        {"Name":"Kim","Club@odata.bind":"Clubs(1)"}
        --c d
        Content-Type: application/http
        Content-ID: 2

        PATCH $1 HTTP/1.1
        Content-Type: application/json
        If-Match: *

        {"Rank":7}
        --c d--
        --b
        Content-Type: application/http

        GET http://localhost/odata/Athletes(9)/Rank HTTP/1.1

        --b--
        """;

    [Fact]
    public async Task Change_sets_and_reads_are_answered_in_order()
    {
        var response = await service.MultipartAsync(Good);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("200 204 200 200", await Sending.StatusLinesAsync(response));
        Assert.Equal("multipart/mixed", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Content-ID: 1\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\"value\":7", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_may_end_without_a_carriage_return()
    {
        var response = await service.PostBatchAsync(System.Text.Encoding.UTF8.GetBytes(Good.ReplaceLineEndings("\n")), "multipart/mixed; boundary=\"b\"");
        Assert.Equal("200 204 200 200", await Sending.StatusLinesAsync(response));
    }

    [Fact]
    public async Task The_answer_may_be_asked_for_in_json()
    {
        var responses = await Sending.ResponsesAsync(await service.MultipartAsync(Good, ("Accept", "application/json")));
        Assert.Equal(":200 1:204 2:200 :200", Sending.Statuses(responses));
        Assert.Equal("changeset2", responses[1]!["atomicityGroup"]!.ToString());
    }

    [Fact]
    public async Task A_change_set_that_fails_is_one_answer_and_ends_the_batch()
    {
        var failing = Good.Replace("\"Rank\":7", "\"Rank\":\"x\"", StringComparison.Ordinal);
        Assert.Equal("200 400", await Sending.StatusLinesAsync(await service.MultipartAsync(failing)));
        Assert.Equal("200 400 404", await Sending.StatusLinesAsync(await service.MultipartAsync(failing, ("Prefer", "odata.continue-on-error"))));
        Assert.Equal("8", (await service.GetAsync("Athletes?$count=true&$top=0"))["@odata.count"]!.ToString());
    }

    [Theory]
    [InlineData("--b--\n", "")]
    public async Task An_empty_batch_has_an_empty_answer(string body, string expected)
        => Assert.Equal(expected, await Sending.StatusLinesAsync(await service.MultipartAsync(body)));
}
