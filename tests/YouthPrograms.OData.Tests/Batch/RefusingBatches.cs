using System.Text;
using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Batch;

/// <summary>A batch that is not well-formed is refused whole, before anything of it has run.</summary>
public sealed class RefusingBatches
{
    private const string Post = """{"id":"1","method":"post","url":"Athletes","body":{"Name":"Kim"}},""";

    private const string MultipartPost = "--b\nContent-Type: application/http\n\nPOST Athletes HTTP/1.1\nContent-Type: application/json\n\n{\"Name\":\"Kim\"}\n";

    [Theory]
    [InlineData("""{"id":"1","method":"get","url":"Athletes"}""")]
    [InlineData("""{"method":"get","url":"Athletes"}""")]
    [InlineData("""{"id":2,"method":"get","url":"Athletes"}""")]
    [InlineData("""{"id":"","method":"get","url":"Athletes"}""")]
    [InlineData("""{"id":"2","method":"options","url":"Athletes"}""")]
    [InlineData("""{"id":"2","method":"get"}""")]
    [InlineData("""{"id":"2","method":"get","url":7}""")]
    [InlineData("""{"id":"2","method":"get","url":"Athletes","body":{}}""")]
    [InlineData("""{"id":"2","method":"get","url":"Athletes","headers":[]}""")]
    [InlineData("""{"id":"2","method":"get","url":"Athletes","headers":{"accept":1}}""")]
    [InlineData("""{"id":"2","method":"get","url":"Athletes","dependsOn":"1"}""")]
    [InlineData("""{"id":"2","method":"get","url":"Athletes","dependsOn":["3"]},{"id":"3","method":"get","url":"Athletes"}""")]
    [InlineData("""{"id":"2","method":"get","url":"Athletes","atomicityGroup":"g"}""")]
    [InlineData("""{"id":"2","method":"post","url":"Athletes/$query?$top=1","atomicityGroup":"g","headers":{"content-type":"text/plain"},"body":"$skip=1"}""")]
    [InlineData("""{"id":"2","method":"post","url":"Athletes","atomicityGroup":"1"}""")]
    [InlineData("""{"id":"2","method":"post","url":"A","atomicityGroup":"g"},{"id":"3","method":"post","url":"A"},{"id":"4","method":"post","url":"A","atomicityGroup":"g"}""")]
    [InlineData("""{"id":"2","method":"put","url":"Athletes(1)/Photo/$value","headers":{"content-type":"image/png"},"body":"+/"}""")]
    [InlineData("""{"id":"\ud800","method":"get","url":"Athletes"}""")]
    [InlineData("7")]
    [InlineData("""{"id":"2","method":"get","url":"Athletes"}""" + "]")]
    public async Task In_json(string rest)
    {
        await using var service = await LeagueService.StartAsync(Engine.Sqlite);
        await RefusedAsync(service, await service.JsonBatchAsync(Post + rest), 400);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--b\nContent-Type: application/http\n\nGET Athletes HTTP/1.1\n")]
    [InlineData("--b\nContent-Type: text/plain\n\nGET Athletes HTTP/1.1\n\n--b--")]
    [InlineData("--b\nContent-Type: application/http\n\n--b--")]
    [InlineData("--b\nContent-Type: application/http\n\nGET\n\n--b--")]
    [InlineData("--b\nContent-Type: application/http\n\nGET Athletes\n\n--b--")]
    [InlineData("--b\nContent-Type: application/http\n\nTRACE Athletes HTTP/1.1\n\n--b--")]
    [InlineData("--b\nContent-Type: application/http\n\nGET Athletes HTTP/1.1\nno header\n\n--b--")]
    [InlineData("--b\nContent-Type: application/http\nContent-Transfer-Encoding: base64\n\nR0VU\n--b--")]
    [InlineData("--b\nContent-Type: multipart/mixed\n\n--b--")]
    [InlineData("--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\nContent-Type: application/http\n\nGET Athletes HTTP/1.1\n\n--c--\n--b--")]
    [InlineData("--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\nContent-Type: application/http\n\nPOST Athletes/$query HTTP/1.1\nContent-Type: text/plain\n\n$top=1\n--c--\n--b--")]
    [InlineData("--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\nContent-Type: multipart/mixed; boundary=d\n\n--d--\n--c--\n--b--")]
    [InlineData("--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\nContent-Type: application/http\n\nDELETE Athletes(1) HTTP/1.1\n\n--b--")]
    public async Task In_multipart(string rest)
    {
        await using var service = await LeagueService.StartAsync(Engine.Sqlite);
        await RefusedAsync(service, await service.MultipartAsync(MultipartPost + rest), 400);
    }

    [Theory]
    [InlineData("{}", "application/json", 400)]
    [InlineData("[]", "application/json", 400)]
    [InlineData("", "application/json", 400)]
    [InlineData("x", "text/plain", 415)]
    [InlineData("--b--", "multipart/mixed", 400)]
    [InlineData("--b--", "multipart/form-data; boundary=b", 415)]
    public async Task As_a_whole(string body, string type, int expected)
    {
        await using var service = await LeagueService.StartAsync(Engine.Sqlite);
        await RefusedAsync(service, await service.PostBatchAsync(Encoding.UTF8.GetBytes(body), type), expected);
    }

    [Theory]
    [InlineData("length($1/Name) eq 3", 501)]
    [InlineData("$1/Rank add 1 eq 2", 501)]
    [InlineData("Rank eq 2", 501)]
    [InlineData("@rank eq 2", 501)]
    [InlineData("$1/Tags/any(t:t eq 'x')", 501)]
    [InlineData("$1/Name eq", 400)]
    [InlineData("$1/", 400)]
    public async Task Conditions_it_does_not_know(string condition, int expected)
    {
        await using var service = await LeagueService.StartAsync(Engine.Sqlite);
        await RefusedAsync(service, await service.JsonBatchAsync(Post + $$"""{"id":"2","method":"get","url":"Clubs","if":"{{condition}}"}"""), expected);
    }

    [Fact]
    public async Task An_answer_format_it_does_not_have_is_406()
    {
        await using var service = await LeagueService.StartAsync(Engine.Sqlite);
        await RefusedAsync(service, await service.JsonBatchAsync(Post.TrimEnd(','), ("Accept", "text/html")), 406);
    }

    [Fact]
    public async Task A_batch_in_a_batch_is_refused_where_it_stands()
    {
        await using var service = await LeagueService.StartAsync(Engine.Sqlite);
        Assert.Equal("1:201 2:400", await service.StatusesAsync(
            Post + """{"id":"2","method":"post","url":"$batch","headers":{"content-type":"application/json"},"body":{"requests":[]}}"""));
    }

    [Fact]
    public async Task Its_size_is_limited_in_requests_in_bytes_and_in_answers()
    {
        await using var service = await LeagueService.StartAsync(Engine.Sqlite, l => (l.MaxBatchRequests, l.MaxBatchBytes, l.MaxBatchAnswerBytes) = (3, 2000, 100));
        var three = string.Join(',', Enumerable.Range(1, 3).Select(i => $$"""{"id":"{{i}}","method":"get","url":"Athletes(1)"}"""));
        await RefusedAsync(service, await service.JsonBatchAsync(Post.Replace("\"1\"", "\"0\"", StringComparison.Ordinal) + three), 400);
        await RefusedAsync(service, await service.JsonBatchAsync(Post + new string(' ', 2000)), 413);
        Assert.Equal("1:200 2:400 3:400", await service.StatusesAsync(three));
    }

    private static async Task RefusedAsync(LeagueService service, HttpResponseMessage response, int expected)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == expected, $"{response.StatusCode}: {text}");
        Assert.Contains("\"error\"", text, StringComparison.Ordinal);
        Assert.Equal("8", (await service.GetAsync("Athletes?$count=true&$top=0"))["@odata.count"]!.ToString());
    }
}
