using System.Globalization;
using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Http;

/// <summary>Whatever well-formed nonsense is asked, the answer is a result or a refusal, never a fault.</summary>
public sealed class AnsweringAnything
{
    private static readonly string[] Values =
    [
        "Id", "Name", "Nick", "BirthYear", "Rank", "Weight", "Score", "Active", "Hand", "Skills", "RegisteredAt", "TrainsAt", "Card", "Photo",
        "Tags", "Club", "Club/Name", "Club/FoundedOn", "Club/Address", "Club/Address/City", "Club/Size", "Club/Athletes", "Club/Athletes/$count",
        "null", "true", "1", "-1", "2.5", "1e3", "INF", "'x'", "'Left'", "''", "2026-01-01", "2026-01-01T00:00:00Z", "10:00", "duration'PT1H'",
        "00000003-0000-0000-0000-000000000000", "binary'AQID'", "League.Hand'Left'", "League.Skills'Spin'", "now()", "$it", "[1,2]", "{\"a\":1}",
    ];

    private static readonly string[] Operators = ["eq", "ne", "gt", "ge", "lt", "le", "and", "or", "add", "sub", "mul", "div", "divby", "mod", "has", "in"];

    private static readonly string[] Functions =
    [
        "concat(,)", "contains(,)", "endswith(,)", "startswith(,)", "indexof(,)", "length()", "substring(,)", "substring(,,)", "tolower()", "toupper()",
        "trim()", "date()", "day()", "fractionalseconds()", "hour()", "minute()", "month()", "second()", "time()", "totaloffsetminutes()",
        "totalseconds()", "year()", "ceiling()", "floor()", "round()", "cast(,Edm.String)", "cast(,Edm.Decimal)", "isof(,Edm.Int32)", "case(:,true:)",
        "not ", "-", "()",
    ];

    public static TheoryData<Engine, int> Seeds()
    {
        var seeds = new TheoryData<Engine, int>();
        foreach (var engine in LeagueService.Engines)
        {
            for (var seed = 0; seed < 20; seed++)
                seeds.Add(engine, seed);
        }
        return seeds;
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Never_fails(Engine engine, int seed)
    {
        var service = await LeagueService.ReadOnlyAsync(engine);
        var random = new Random(seed);
        for (var i = 0; i < 60; i++)
        {
            var option = random.Next(4) == 0 ? "$orderby=" : "$filter=";
            var url = "Athletes?$select=Id&" + option + Uri.EscapeDataString(Expression(random, 3));
            var (status, body, _) = await service.SendAsync("GET", url);
            Assert.True(status is 200 or 400 or 501, $"{Uri.UnescapeDataString(url)} answered {status}: {body}");
        }
    }

    private static string Expression(Random random, int depth)
    {
        if (depth == 0 || random.Next(4) == 0)
            return Values[random.Next(Values.Length)];
        if (random.Next(2) == 0)
            return $"({Expression(random, depth - 1)} {Operators[random.Next(Operators.Length)]} {Expression(random, depth - 1)})";
        return Called(Functions[random.Next(Functions.Length)], random, depth - 1);
    }

    // An argument goes where nothing stands: f(,) has two places, f(,Edm.String) one.
    private static string Called(string function, Random random, int depth)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < function.Length; i++)
        {
            text.Append(function[i]);
            if (function[i] is '(' or ',' or ':' or ' ' or '-' && (i + 1 == function.Length || function[i + 1] is ',' or ')' or ':'))
                text.Append(CultureInfo.InvariantCulture, $"{Expression(random, depth)}");
        }
        return text.ToString();
    }
}
