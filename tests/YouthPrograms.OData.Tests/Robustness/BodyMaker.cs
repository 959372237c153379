namespace YouthPrograms.OData.Tests.Robustness;

/// <summary>Bodies of changes: properties that are there and not, with values that fit and not.</summary>
internal sealed class BodyMaker(Chance chance)
{
    private static readonly string[] Names =
    [
        "Name", "Nick", "BirthYear", "Rank", "Weight", "Score", "Active", "Hand", "Skills", "RegisteredAt", "TrainsAt", "Card", "Photo", "Tags", "Phone", "ClubId", "Id", "Surface", "Seats",
        "Hours", "Club", "Club@odata.bind", "Club@bind", "@odata.type", "@odata.etag", "@removed", "RowVersion", "value", "word", "numbers", "Bogus", "", "Na\\u006de", "Tags@odata.type",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "1", "-1", "3.5", "1e5", "1e999", "9223372036854775808", "123456789012345678901234567890", "\"\"", "\"x\"", "\"Left\"", "\"Spin,Serve\"", "\"小明\"",
        "\"2026-01-01\"", "\"2026-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59Z\"", "\"99999-01-01\"", "\"10:30\"", "\"25:00\"", "\"PT1H\"", "\"P9999999999D\"", "\"AQID\"", "\"!\"",
        "\"00000003-0000-0000-0000-000000000000\"", "\"\\ud800\"", "\"\\u0000\"", "[]", "[1,2]", "[\"a\",null]", "[[[]]]", "{}", "{\"@odata.id\":\"Clubs(1)\"}", "{\"City\":\"x\"}", "\"Clubs(1)\"",
        "\"http://localhost/odata/Clubs(1)\"", "\"INF\"", "\"NaN\"", "[{\"OpensAt\":\"10:00\"}]", "[{\"OpensAt\":1,\"Note\":{}}]", "{\"@id\":\"$1\"}",
    ];

    public string Entity() => chance.OneIn(40) ? Strange() : "{" + string.Join(',', Members()) + "}";

    private IEnumerable<string> Members()
    {
        if (chance.OneIn(2))
            yield return "\"Name\":\"Kim\"";
        for (var i = chance.Below(6); i > 0; i--)
            yield return $"\"{chance.Of(Names)}\":{chance.Of(Values)}";
    }

    private string Strange() => chance.Below(7) switch
    {
        0 => new string('[', 2000),
        1 => string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100),
        2 => "{\"Name\":\"" + new string('x', 200_000) + "\"}",
        3 => chance.Of(Values),
        4 => "",
        5 => "{\"Tags\":[" + string.Join(',', Enumerable.Repeat("\"t\"", 5000)) + "]}",
        _ => "{\"Name\":\"a\",\"Name\":\"b\"}",
    };

    public string JsonBatch(Func<MadeRequest> one) => "{\"requests\":[" + chance.Many(4, ",", () => Part(one())) + "]}";

    private string Part(MadeRequest request)
    {
        var body = request.Body.Length > 0 && request.ContentType == "application/json" ? ",\"body\":" + System.Text.Encoding.UTF8.GetString(request.Body) : "";
        return $"{{\"id\":\"{chance.Below(4)}\",\"method\":\"{request.Method}\",\"url\":\"{request.Target[1..].Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            + chance.Of(["", ",\"atomicityGroup\":\"g\"", ",\"dependsOn\":[\"1\"]", ",\"if\":\"$1/$succeeded\"", ",\"if\":\"$1/Rank gt 2 and not $2/$succeeded\"", ",\"headers\":{\"if-match\":\"*\"}"]) + body + "}";
    }

    public string Multipart(Func<MadeRequest> one)
        => string.Concat(Enumerable.Range(0, 1 + chance.Below(3)).Select(_ => "--b\r\n" + (chance.OneIn(3) ? ChangeSet(one) : Http(one())))) + "--b--\r\n";

    private string ChangeSet(Func<MadeRequest> one)
        => "Content-Type: multipart/mixed; boundary=c\r\n\r\n" + string.Concat(Enumerable.Range(0, 1 + chance.Below(2)).Select(_ => "--c\r\n" + Http(one()))) + "--c--\r\n";

    private string Http(MadeRequest request)
        => $"Content-Type: application/http\r\nContent-ID: {chance.Below(4)}\r\n\r\n{request.Method} {request.Target} HTTP/1.1\r\n"
            + (request.Body.Length > 0 ? $"Content-Type: {request.ContentType}\r\n\r\n{System.Text.Encoding.UTF8.GetString(request.Body)}\r\n" : "\r\n\r\n");
}
