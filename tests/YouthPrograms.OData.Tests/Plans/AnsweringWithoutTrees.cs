using System.Globalization;
using System.Linq.Expressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Plans;

/// <summary>In the steady state nothing is parsed, bound or compiled; and how much is remembered has a bound.</summary>
public sealed class AnsweringWithoutTrees
{
    private static readonly string[] Urls =
    [
        "Athletes({0})",
        "Athletes?$filter=BirthYear gt {0} and contains(Name,'{0}')&$top=1{0}&$skip={0}",
        "Athletes?$filter=Weight gt {0}.5 and RegisteredAt gt 202{0}-01-01T00:00:00Z",
        "Athletes?$search=a{0}",
        "Athletes/$count?$filter=Rank gt {0}",
        "Games?$filter=Id gt {0}&$expand=Red($expand=Club($select=Id,Name)),Tournament",
        "Clubs?$select=Id,Name&$filter=Id gt {0}&$expand=Athletes($filter=Rank gt {0};$top=2)",
        "Athletes?$apply=filter(Rank gt {0})/groupby((Hand),aggregate($count as N))&$filter=N gt {0}",
    ];

    // One service for all: EF keeps a provider for each interceptor of its own, and warns of many.
    [Fact]
    public async Task Other_values_bind_nothing()
    {
        var trees = new Trees();
        await using var service = await LeagueService.StartAsync(Engine.Sqlite, null, trees);
        using var plans = new Planned(service);
        foreach (var url in Urls)
        {
            await service.GetAsync(Of(url, 1));
            var (learned, bound, hits) = (trees.Count, plans.Bindings, plans.Hits);
            for (var value = 1; value <= 3; value++)
                await service.GetAsync(Of(url, value));
            Assert.Equal($"{url}: 3 hits, {learned} trees, {bound} bindings", $"{url}: {plans.Hits - hits} hits, {trees.Count} trees, {plans.Bindings} bindings");
        }
    }

    [Fact]
    public async Task Remembers_no_more_than_it_may()
    {
        await using var service = await LeagueService.StartAsync(Engine.Sqlite, l => l.MaxPlans = 16);
        using var plans = new Planned(service);
        await service.GetAsync("Athletes?$select=Id,Name");
        for (var i = 0; i < 40; i++)
        {
            await service.GetAsync("Athletes?$filter=" + string.Join(" or ", Enumerable.Repeat("Id eq 1", i + 1)));
            await service.GetAsync("Athletes?$select=Id,Name");
        }
        Assert.Equal(41, plans.Misses);
        await service.GetAsync("Athletes?$filter=Id eq 1");
        Assert.Equal("42 misses, 40 hits", $"{plans.Misses} misses, {plans.Hits} hits");
    }

    [Fact]
    public async Task Is_right_when_all_connections_are_busy()
    {
        await using var service = await LeagueService.StartAsync(Engine.Sqlite, l => l.MaxPlanConnections = 0);
        using var plans = new Planned(service);
        for (var i = 0; i < 3; i++)
            Assert.Equal("Ann", (await service.GetAsync("Athletes(1)"))["Name"]!.ToString());
        Assert.Equal("0 hits, 2 detours", $"{plans.Hits} hits, {plans.Detours} detours");
    }

    [Fact]
    public async Task A_sum_too_large_is_still_a_refusal()
    {
        await using var service = await LeagueService.StartAsync(Engine.Sqlite);
        const string Url = "Athletes?$filter=Id mul {0} gt 0";
        await service.GetAsync(Of(Url, 1));
        Assert.Equal(200, (await service.SendAsync("GET", Of(Url, 3))).Status);
        var (status, body, _) = await service.SendAsync("GET", "Athletes?$apply=aggregate(Id mul 9223372036854775807 with sum as S)");
        var again = await service.SendAsync("GET", "Athletes?$apply=aggregate(Id mul 9223372036854775807 with sum as S)");
        Assert.Equal($"{status} {body?["error"]?["code"]}", $"{again.Status} {again.Body?["error"]?["code"]}");
    }

    [Fact]
    public async Task A_number_too_large_for_its_type_is_still_a_refusal()
    {
        await using var service = await LeagueService.StartAsync(Engine.Sqlite);
        using var plans = new Planned(service);
        const string Url = "Athletes?$apply=compute(BirthYear mul {0} as Times)&$select=Id,Times";
        await service.GetAsync(Of(Url, 1));
        await service.GetAsync(Of(Url, 2));
        Assert.Equal(1, plans.Hits);
        Assert.Equal(400, (await service.SendAsync("GET", Of(Url, 2_000_000))).Status);
    }

    [Fact]
    public async Task Text_is_read_as_the_file_keeps_it()
    {
        await using var service = await LeagueService.StartAsync(Engine.Sqlite, null, new OnOpened(InUtf16));
        using var plans = new Planned(service);
        const string Url = "Athletes?$filter=Name eq 'Dörte'&$select=Name";
        var bound = (await service.GetAsync(Url)).ToJsonString();
        Assert.Contains("rte", bound, StringComparison.Ordinal);
        Assert.Equal(bound, (await service.GetAsync(Url)).ToJsonString());
        Assert.Equal(1, plans.Hits);
    }

    private static string Of(string url, int value) => url.Replace("{0}", value.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private sealed class Trees : IQueryExpressionInterceptor
    {
        public int Count { get; private set; }

        public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
        {
            Count++;
            return queryExpression;
        }
    }

    // Decides before the first table is made; a file that is there stays as it is.
    private static void InUtf16(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA encoding = 'UTF-16le'";
        command.ExecuteNonQuery();
    }
}
