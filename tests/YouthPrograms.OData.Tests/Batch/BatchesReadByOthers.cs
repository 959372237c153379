using Microsoft.OData;
using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Batch;

/// <summary>Microsoft's library writes the batch and reads its answer, in both formats.</summary>
public sealed class BatchesReadByOthers
{
    [Theory]
    [InlineData("application/json", "get:200 1:201 2:200 count:200")]
    [InlineData("multipart/mixed", ":200 ( 1:201 2:200 ) :200")]
    public async Task Both_formats_are_understood(string format, string expected)
    {
        await using var service = await LeagueService.StartAsync(Engine.Sqlite);
        using var response = await PostAsync(service, format, rank: 7);
        Assert.Equal(expected, await ReadAsync(response, format));
        Assert.Equal("7", (await service.GetAsync("Athletes(9)"))["Rank"]!.ToString());
    }

    // Their JSON reader takes an error inside any response for one of the whole batch, so this is asked in multipart only.
    [Fact]
    public async Task So_is_a_change_set_that_failed()
    {
        await using var service = await LeagueService.StartAsync(Engine.Sqlite);
        using var response = await PostAsync(service, "multipart/mixed", rank: null);
        Assert.Equal(":200 2:422", await ReadAsync(response, "multipart/mixed"));
        Assert.Equal("8", (await service.GetAsync("Athletes?$count=true&$top=0"))["@odata.count"]!.ToString());
    }

    private static async Task<HttpResponseMessage> PostAsync(LeagueService service, string format, int? rank)
    {
        var message = new Envelope();
        var settings = new ODataMessageWriterSettings { BaseUri = new("http://localhost/odata/"), Version = ODataVersion.V401 };
        message.SetHeader("Content-Type", format == "application/json" ? format : format + "; boundary=batch_1");
        using (var messages = new ODataMessageWriter((IODataRequestMessage)message, settings))
        {
            var batch = await messages.CreateODataBatchWriterAsync();
            await batch.WriteStartBatchAsync();
            await batch.CreateOperationRequestMessageAsync("GET", new("http://localhost/odata/Athletes?$top=1"), "get");
            await batch.WriteStartChangesetAsync("group");
            await WriteAsync(await batch.CreateOperationRequestMessageAsync("POST", new("http://localhost/odata/Athletes"), "1"), """{"Name":"Kim"}""");
            var second = rank is null
                ? await batch.CreateOperationRequestMessageAsync("POST", new("http://localhost/odata/Athletes"), "2")
                : await batch.CreateOperationRequestMessageAsync("PATCH", new("$1", UriKind.Relative), "2", BatchPayloadUriOption.AbsoluteUri, ["1"]);
            second.SetHeader("If-Match", "*");
            await WriteAsync(second, rank is null ? """{"Name":"Nobody"}""" : $$"""{"Rank":{{rank}}}""");
            await batch.WriteEndChangesetAsync();
            await batch.CreateOperationRequestMessageAsync("GET", new("http://localhost/odata/Athletes/$count"), "count");
            await batch.WriteEndBatchAsync();
        }
        return await service.PostBatchAsync(message.Body.ToArray(), message.GetHeader("Content-Type"), ("OData-MaxVersion", "4.01"));
    }

    private static async Task WriteAsync(ODataBatchOperationRequestMessage message, string body)
    {
        message.SetHeader("Content-Type", "application/json");
        await using var stream = await message.GetStreamAsync();
        await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(body));
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response, string format)
    {
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        Assert.Equal(format, response.Content.Headers.ContentType!.MediaType);
        var message = new Envelope { StatusCode = (int)response.StatusCode };
        message.SetHeader("Content-Type", response.Content.Headers.ContentType.ToString());
        await response.Content.CopyToAsync(message.Body);
        message.Body.Position = 0;
        using var messages = new ODataMessageReader((IODataResponseMessage)message, new ODataMessageReaderSettings { MaxProtocolVersion = ODataVersion.V401 });
        var batch = await messages.CreateODataBatchReaderAsync();
        List<string> seen = [];
        while (await batch.ReadAsync())
        {
            switch (batch.State)
            {
                case ODataBatchReaderState.ChangesetStart when format != "application/json":
                    seen.Add("(");
                    break;
                case ODataBatchReaderState.ChangesetEnd when format != "application/json":
                    seen.Add(")");
                    break;
                case ODataBatchReaderState.Operation:
                    var answer = await batch.CreateOperationResponseMessageAsync();
                    await using (var stream = await answer.GetStreamAsync())
                        await stream.CopyToAsync(Stream.Null);
                    seen.Add($"{answer.ContentId}:{answer.StatusCode}");
                    break;
            }
        }
        return string.Join(' ', seen);
    }

    private sealed class Envelope : IODataRequestMessageAsync, IODataResponseMessageAsync
    {
        private readonly Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);

        public MemoryStream Body { get; } = new();

        public int StatusCode { get; set; } = 200;

        public Uri Url { get; set; } = new("http://localhost/odata/$batch");

        public string Method { get; set; } = "POST";

        public IEnumerable<KeyValuePair<string, string>> Headers => headers;

        public string GetHeader(string headerName) => headers.GetValueOrDefault(headerName)!;

        public void SetHeader(string headerName, string headerValue) => headers[headerName] = headerValue;

        public Stream GetStream() => Body;

        public Task<Stream> GetStreamAsync() => Task.FromResult<Stream>(Body);
    }
}
