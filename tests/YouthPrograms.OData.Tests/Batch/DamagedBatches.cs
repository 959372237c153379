using System.Text;
using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Batch;

/// <summary>A good batch with bytes changed, lost, doubled or cut off: refused or done, but never a fault, and never a lock kept.</summary>
public sealed class DamagedBatches
{
    private const string Json = """
        {"requests":[
         {"id":"1","method":"get","url":"Athletes?$select=Name&$top=2","headers":{"accept":"application/json"}},
         {"id":"2","atomicityGroup":"g","method":"post","url":"/odata/Athletes","headers":{"prefer":"return=minimal"},"body":{"Name":"Kim","Tags":["\u0061"]}},
         {"id":"3","atomicityGroup":"g","method":"patch","url":"$2","headers":{"if-match":"*"},"body":{"Rank":7,"Club@odata.bind":"Clubs(1)"}},
         {"id":"4","dependsOn":["g"],"if":"not $1/$succeeded or $3/$succeeded","method":"get","url":"http://localhost/odata/Athletes/$count"}]}
        """;

    private static readonly string Multipart = """
        --b
        Content-Type: application/http
        Content-Transfer-Encoding: binary

        GET Athletes?$select=Name&$top=2 HTTP/1.1
        Accept: application/json

        --b
        Content-Type: multipart/mixed; boundary=c

        --c
        Content-Type: application/http
        Content-ID: 1

        POST /odata/Athletes HTTP/1.1
        Content-Type: application/json
        Content-Length: 14

        {"Name":"Kim"}
        --c
        Content-Type: application/http
        Content-ID: 2

        PATCH $1 HTTP/1.1
        If-Match: *

        {"Rank":7,"Club":{"@id":"Clubs(1)"}}
        --c--
        --b--
        """.ReplaceLineEndings("\r\n");

    public static TheoryData<Engine, bool, int> Cases()
    {
        var cases = new TheoryData<Engine, bool, int>();
        foreach (var engine in LeagueService.Engines)
        {
            for (var seed = 0; seed < 10; seed++)
                cases.Add(engine, seed % 2 == 0, seed);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Are_no_fault_of_ours(Engine engine, bool json, int seed)
    {
        await using var service = await LeagueService.StartAsync(engine);
        var random = new Random(seed);
        for (var i = 0; i < 200; i++)
        {
            var body = Damaged(Encoding.UTF8.GetBytes(json ? Json : Multipart), random);
            var response = await service.PostBatchAsync(body, json ? "application/json" : "multipart/mixed; boundary=b");
            var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True((int)response.StatusCode is < 500 or 501, $"{Encoding.UTF8.GetString(body)}\nanswered {answer}");
            Assert.False(answer.Contains("InternalError", StringComparison.Ordinal), $"{Encoding.UTF8.GetString(body)}\nanswered {answer}");
        }
        var (status, text, _) = await service.SendAsync("POST", "Athletes", """{"Name":"Last"}""");
        Assert.True(status == 201, text?.ToString());
    }

    private static byte[] Damaged(byte[] good, Random random)
    {
        List<byte> body = [.. good];
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(body.Count);
            var length = Math.Min(random.Next(1, 12), body.Count - at);
            switch (random.Next(7))
            {
                case 0: body.RemoveRange(at, length); break;
                case 1: body.InsertRange(at, body.GetRange(at, length)); break;
                case 2: body[at] = (byte)random.Next(256); break;
                case 3: body.RemoveRange(at, body.Count - at); break;
                case 4: body[at] = "\"{}[],:$/()-\r\n \0"u8[random.Next(16)]; break;
                case 5: body.InsertRange(at, body.GetRange(random.Next(body.Count - length), length)); break;
                default: (body[at], body[^(at + 1)]) = (body[^(at + 1)], body[at]); break;
            }
            if (body.Count == 0)
                body.Add((byte)'{');
        }
        return [.. body];
    }
}
