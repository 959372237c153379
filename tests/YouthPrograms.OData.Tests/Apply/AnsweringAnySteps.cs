using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Apply;

/// <summary>Whatever steps are asked for, the answer is a result or a refusal, never a fault.</summary>
public sealed class AnsweringAnySteps
{
    private const int Seeds = 10;
    private const int Each = 500;

    private static readonly string[] Paths =
    [
        "Id", "Name", "Nick", "BirthYear", "Rank", "Weight", "Score", "Active", "Hand", "Skills", "RegisteredAt", "TrainsAt", "Card", "Photo", "Tags",
        "Phone", "Club", "Club/Name", "Club/FoundedOn", "Club/Address", "Club/Address/City", "Club/Size", "Club/Athletes", "A", "B", "Club/A", "$it", "Bogus",
    ];

    private static readonly string[] Values =
    [
        "Club/Athletes/$count", "null", "true", "1", "2.5", "1e3", "'x'", "2026-01-01", "now()", "duration'PT1H'", "year(RegisteredAt)", "length(Name)",
        "Rank gt 3", "not Active", "-Score", "Weight div 2", "Rank mod 2", "contains(Nick,'n')", "round(Score)", "A add 1", "A eq B", "Name in ('Bo')",
    ];

    private static readonly string[] Methods = ["sum", "average", "min", "max", "countdistinct", "League.Custom"];

    public static TheoryData<Engine, int> Runs()
    {
        var runs = new TheoryData<Engine, int>();
        foreach (var engine in LeagueService.Engines)
        {
            for (var seed = 0; seed < Seeds; seed++)
                runs.Add(engine, seed);
        }
        return runs;
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Never_fails(Engine engine, int seed)
    {
        var service = await LeagueService.ReadOnlyAsync(engine);
        var random = new Random(seed);
        var answered = 0;
        for (var i = 0; i < Each; i++)
        {
            var url = "Athletes?" + Query(random);
            var (status, body, _) = await service.SendAsync("GET", url);
            Assert.True(status is 200 or 400 or 501, $"{url} answered {status}: {body}");
            answered += status == 200 ? 1 : 0;
        }
        Assert.InRange(answered, Each / 20, Each);
    }

    private static string Query(Random random)
    {
        var query = random.Next(4) == 0 ? "$compute=" + Computed(random) : "$apply=" + Steps(random, 3);
        return query + random.Next(6) switch
        {
            0 => "&$filter=" + Value(random),
            1 => "&$orderby=" + Value(random) + " desc",
            2 => "&$select=" + Paths[random.Next(Paths.Length)],
            3 => "&$count=true&$top=2",
            _ => "",
        };
    }

    private static string Steps(Random random, int most)
        => string.Join('/', Enumerable.Range(0, 1 + random.Next(most)).Select(_ => Step(random)));

    private static string Step(Random random) => random.Next(12) switch
    {
        0 => "identity",
        1 => $"filter({Value(random)})",
        2 or 3 => $"compute({Computed(random)})",
        4 => $"aggregate({Aggregated(random)})",
        5 => $"groupby(({Keys(random)}))",
        6 or 7 or 8 => $"groupby(({Keys(random)}),aggregate({Aggregated(random)}))",
        9 => $"{(random.Next(2) == 0 ? "topcount" : "bottomcount")}({random.Next(4)},{Value(random)})",
        10 => $"orderby({Value(random)})/top({random.Next(3)})",
        _ => random.Next(3) switch { 0 => "concat(identity,identity)", 1 => $"skip({random.Next(3)})", _ => $"groupby(({Keys(random)}),{Steps(random, 1)})" },
    };

    private static string Keys(Random random) => string.Join(',', Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Paths[random.Next(Paths.Length)]));

    private static string Computed(Random random) => $"{Value(random)} as {Alias(random)}";

    private static string Aggregated(Random random) => random.Next(3) == 0
        ? "$count as " + Alias(random)
        : $"{Value(random)} with {Methods[random.Next(Methods.Length)]} as {Alias(random)}" + (random.Next(3) == 0 ? ",$count as N" : "");

    private static string Alias(Random random) => random.Next(8) == 0 ? "Name" : ((char)('A' + random.Next(3))).ToString();

    private static string Value(Random random) => random.Next(2) == 0 ? Paths[random.Next(Paths.Length)] : Values[random.Next(Values.Length)];
}
