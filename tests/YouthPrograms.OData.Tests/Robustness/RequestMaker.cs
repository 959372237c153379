using System.Text;

namespace YouthPrograms.OData.Tests.Robustness;

internal sealed record MadeRequest(string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body, string? ContentType);

/// <summary>Requests to the league by the grammar, and damaged ones. Seed and number make a request, and make it again.</summary>
internal sealed class RequestMaker
{
    private const int Prime = 7_368_787;

    private static readonly string[] Paths =
    [
        "Athletes", "Athletes", "Athletes", "Athletes", "Athletes/$count", "Athletes(1)", "Athletes/2", "Clubs(1)/Athletes", "Athletes/League.Older(than=2011)", "Athletes/$ref",
        "Athletes/$filter(Active)", "Athletes/$filter(@a)/$count",
    ];

    private static readonly string[] OtherPaths =
    [
        "", "$metadata", "$metadata?$format=json", "Clubs", "Clubs(1)", "Clubs(3)", "Clubs(1)/Address", "Clubs(1)/Address/City", "Clubs(1)/Address/City/$value", "Athletes(1)/Name", "Athletes(1)/Photo/$value",
        "Athletes(1)/Tags/$count", "Athletes(1)/Club", "Athletes(1)/Club/$ref", "Athletes(99)/Club", "Tournaments(1)/Hosts", "Tournaments(1)/League.Standings()", "Games?$expand=Next($levels=max)",
        "MyClub", "Twice(number=3)", "Twice(number=@n)?@n=4", "Twice(number=99999999999)", "$entity?$id=Clubs(1)", "$entity?$id=../x", "$all", "$crossjoin(Clubs,Athletes)", "Athletes(1,2)", "Athletes('x')",
        "Athletes(Id=1)", "Athletes(99999999999999999999)", "Athletes/$each", "Bogus", "Athletes(1)/Bogus", "Athletes(@k)?@k=1", "Athletes(-1)", "Athletes(1)/Club/Athletes/1/Name",
    ];

    private static readonly (string Method, string Path)[] Writes =
    [
        ("POST", "Athletes"), ("POST", "Clubs(1)/Athletes"), ("PATCH", "Athletes(1)"), ("PUT", "Athletes(2)"), ("DELETE", "Athletes(900)"), ("PATCH", "Courts(5)"), ("PUT", "Courts(6)"), ("POST", "Courts"),
        ("PUT", "Athletes(1)/Name"), ("DELETE", "Athletes(1)/Nick"), ("PUT", "Athletes(1)/Club/$ref"), ("POST", "Clubs(1)/Athletes/$ref"), ("POST", "Reset"), ("POST", "Clubs(1)/League.Rename"),
        ("POST", "Tournaments(1)/League.Publish"), ("PUT", "Athletes(1)/Nick/$value"), ("PATCH", "Athletes(900)"), ("OPTIONS", "Athletes"), ("HEAD", "Athletes"), ("DELETE", "Clubs(1)"),
    ];

    private static readonly (string Name, string Value)[] Headers =
    [
        ("Accept", "application/json;odata.metadata=full"), ("Accept", "application/json;odata.metadata=none"), ("Accept", "application/json;IEEE754Compatible=true"), ("Accept", "text/html"), ("Accept", ";;"),
        ("Prefer", "maxpagesize=3"), ("Prefer", "odata.maxpagesize=0"), ("Prefer", "return=minimal"), ("Prefer", "return=representation"), ("Prefer", "omit-values=nulls"), ("Prefer", "=;=,\""),
        ("OData-Version", "4.01"), ("OData-Version", "9"), ("OData-MaxVersion", "4.0"), ("OData-MaxVersion", "x"), ("If-Match", "*"), ("If-Match", "W/\"0\""), ("If-Match", "\"\\"), ("If-None-Match", "*"),
        ("Accept-Language", "zh-CN"), ("Accept-Language", "x;q=9"), ("X-Member", "1"), ("Accept-Charset", "bogus"), ("Content-Encoding", "gzip"), ("X-HTTP-Method", "DELETE"),
    ];

    private readonly Chance chance;
    private readonly OptionMaker options;
    private readonly BodyMaker bodies;

    private RequestMaker(int seed)
    {
        chance = new(seed);
        options = new(chance);
        bodies = new(chance);
    }

    public static MadeRequest Make(int seed, int number) => new RequestMaker(unchecked((seed * Prime) + number)).Whole();

    private MadeRequest Whole()
    {
        var request = chance.Below(20) switch
        {
            0 => Post("$batch", bodies.JsonBatch(Single), "application/json"),
            1 => Post("$batch", bodies.Multipart(Single), "multipart/mixed; boundary=b"),
            2 => Post("Athletes/$query", options.Query(), chance.OneIn(9) ? "application/json" : "text/plain"),
            _ => Single(),
        };
        if (chance.OneIn(3))
            request = request with { Target = Damage.Address(request.Target, chance) };
        return chance.OneIn(3) && request.Body.Length > 0 ? request with { Body = Damage.Bytes(request.Body, chance) } : request;
    }

    private MadeRequest Single() => chance.Below(12) switch
    {
        0 or 1 => Write(),
        2 => Get(chance.Of(OtherPaths)),
        _ => Get(chance.Of(Paths) + "?" + options.Query()),
    };

    private MadeRequest Get(string path) => new("GET", "/odata/" + Written(path), SomeHeaders(), [], null);

    private MadeRequest Write()
    {
        var (method, path) = chance.Of(Writes);
        var raw = path.EndsWith("$value", StringComparison.Ordinal);
        var body = raw ? "text" : bodies.Entity();
        return new(method, "/odata/" + path, [("If-Match", "*"), .. SomeHeaders()], Encoding.UTF8.GetBytes(body), raw || chance.OneIn(20) ? "text/plain" : "application/json");
    }

    private MadeRequest Post(string path, string body, string type) => new("POST", "/odata/" + path, SomeHeaders(), Encoding.UTF8.GetBytes(body), type);

    private List<(string Name, string Value)> SomeHeaders() => chance.OneIn(2) ? [] : [.. Enumerable.Range(0, 1 + chance.Below(2)).Select(_ => chance.Of(Headers))];

    // Half of the clients encode; the others send what their users typed.
    private string Written(string address) => chance.OneIn(2) ? address : address.Replace(" ", "%20", StringComparison.Ordinal).Replace("'", "%27", StringComparison.Ordinal);
}
