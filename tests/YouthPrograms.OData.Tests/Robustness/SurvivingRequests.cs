using System.Globalization;
using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Robustness;

/// <summary>
/// Whatever is sent, the answer is a result or a refusal: no fault, not for long, and nothing is kept. <c>ODATA_SEED</c> makes
/// other requests; the benchmarks send a million of them.
/// </summary>
public sealed class SurvivingRequests
{
    private const int Series = 20;
    private const int Each = 1_000;
    private const int EachOnPostgres = 100;
    private const long MostKept = 256L << 20;

    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("ODATA_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seed) ? seed : 1;

    public static TheoryData<Engine, int> Cases()
    {
        var cases = new TheoryData<Engine, int>();
        foreach (var engine in LeagueService.Engines)
        {
            for (var series = 0; series < Series; series++)
                cases.Add(engine, series);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Never_fails(Engine engine, int series)
    {
        await using var service = await LeagueService.StartAsync(engine, Crowd.Limits);
        await service.InDatabaseAsync(Crowd.FillAsync);
        var trial = new Trial(service.Server);
        var before = GC.GetTotalMemory(forceFullCollection: false);
        var answered = 0;
        var count = engine == Engine.Sqlite ? Each : EachOnPostgres;
        for (var number = series * Each; number < (series * Each) + count; number++)
        {
            var request = RequestMaker.Make(Seed, number);
            var verdict = await trial.OfAsync(request);
            Assert.True(verdict.Fault is null, Trial.Describe(Seed, number, request, verdict));
            answered += verdict.Status < 300 ? 1 : 0;
        }
        Assert.InRange(answered, count / 50, count);
        // Whatever a batch left half done has let go of the database.
        var (status, body, _) = await service.SendAsync("POST", "Athletes", """{"Name":"Last"}""");
        Assert.True(status == 201, body?.ToString());
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, MostKept);
    }
}
