using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Http;

/// <summary>Every limit is an option, and a request beyond it is told which one and how much would be allowed.</summary>
public sealed class NamingLimits
{
    private static readonly Dictionary<string, (Action<ODataLimits> Set, string Url, string? Body, string Answer)> Cases = new()
    {
        [nameof(ODataLimits.MaxExpressionNodes)] = (l => l.MaxExpressionNodes = 20, "Athletes?$filter=" + string.Join(" or ", Enumerable.Repeat("Active", 30)), null, "400 TooComplex 20"),
        [nameof(ODataLimits.MaxExpressionDepth)] = (l => l.MaxExpressionDepth = 12, "Athletes?$filter=" + new string('(', 13) + "true" + new string(')', 13), null, "400 TooComplex 12"),
        [nameof(ODataLimits.MaxExpandDepth)] = (l => l.MaxExpandDepth = 2, "Clubs?$expand=Athletes($expand=Club($expand=Athletes))", null, "400 TooDeep 2"),
        [nameof(ODataLimits.MaxExpandedRows)] = (l => l.MaxExpandedRows = 4, "Clubs?$expand=Athletes", null, "400 TooManyRows 4"),
        [nameof(ODataLimits.MaxApplySteps)] = (l => l.MaxApplySteps = 3, "Athletes?$apply=identity/identity/identity/identity", null, "400 TooComplex 3"),
        [nameof(ODataLimits.MaxUrlLength)] = (l => l.MaxUrlLength = 77, "Athletes?$filter=Name eq '" + new string('x', 99) + "'", null, "414 UrlTooLong 77"),
        [nameof(ODataLimits.MaxBodyBytes)] = (l => l.MaxBodyBytes = 55, "Athletes", "{\"Name\":\"" + new string('x', 99) + "\"}", "413 BodyTooLarge 55"),
        [nameof(ODataLimits.MaxBatchBytes)] = (l => l.MaxBatchBytes = 66, "$batch", "{\"requests\":[" + new string(' ', 99) + "]}", "413 BodyTooLarge 66"),
        [nameof(ODataLimits.MaxBatchRequests)] = (l => l.MaxBatchRequests = 2, "$batch", Batch(3), "400 TooManyRequests 2"),
    };

    public static TheoryData<string> Limits() => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task Says_which_and_how_much(string limit)
    {
        var (set, url, sent, expected) = Cases[limit];
        await using var service = await LeagueService.StartAsync(Engine.Sqlite, set);
        var (status, body, _) = await service.SendAsync(sent is null ? "GET" : "POST", url, sent);
        var number = expected.Split(' ')[2];
        Assert.Equal(expected, $"{status} {body!["error"]!["code"]} {number}");
        Assert.Contains(number, body["error"]!["message"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_for_more_than_a_page_gets_a_next_link()
    {
        await using var service = await LeagueService.StartAsync(Engine.Sqlite, l => l.MaxPageSize = 3);
        var body = await service.GetAsync("Athletes?$top=5", ("Prefer", "maxpagesize=99"));
        Assert.Equal(3, body["value"]!.AsArray().Count);
        Assert.NotNull(body["@odata.nextLink"]);
    }

    [Fact]
    public async Task A_batch_stops_when_its_time_or_its_answers_are_used_up()
    {
        await using var slow = await LeagueService.StartAsync(Engine.Sqlite, l => l.MaxBatchTime = TimeSpan.Zero);
        Assert.Contains("BatchTooLong", (await slow.SendAsync("POST", "$batch", Batch(2))).Body!.ToString(), StringComparison.Ordinal);
        await using var large = await LeagueService.StartAsync(Engine.Sqlite, l => l.MaxBatchAnswerBytes = 44);
        var answer = (await large.SendAsync("POST", "$batch", Batch(2))).Body!["responses"]![1]!["body"]!["error"]!;
        Assert.Equal("BatchAnswerTooLarge", answer["code"]!.ToString());
        Assert.Contains("44", answer["message"]!.ToString(), StringComparison.Ordinal);
    }

    private static string Batch(int count)
        => "{\"requests\":[" + string.Join(',', Enumerable.Range(1, count).Select(i => $$"""{"id":"{{i}}","method":"GET","url":"Clubs"}""")) + "]}";
}
