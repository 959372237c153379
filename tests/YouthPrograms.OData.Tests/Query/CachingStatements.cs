using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Diagnostics;
using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Query;

/// <summary>
/// Where there is no plan, values are parameters all the same: requests of one shape share one compiled query, or EF's cache
/// would grow without end.
/// </summary>
public sealed class CachingStatements : IAsyncLifetime
{
    private readonly Compilations compilations = new();
    private LeagueService service = null!;

    public async ValueTask InitializeAsync() => service = await LeagueService.StartAsync(Engine.Sqlite, l => l.MaxPlans = 0, compilations);

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Theory]
    [InlineData("Athletes({0})", 1)]
    [InlineData("Athletes?$filter=BirthYear gt {0} and contains(Name,'{0}')&$top=1{0}&$skip={0}", 1)]
    [InlineData("Athletes?$filter=Rank in ({0},1{0},null)", 1)]
    [InlineData("Athletes?$filter=Weight gt {0}.5 or RegisteredAt gt 202{0}-01-01", 1)]
    [InlineData("Clubs?$expand=Athletes($filter=Rank gt {0};$top={0})", 2)]
    [InlineData("Athletes?$search=a{0}", 1)]
    [InlineData("Athletes?$apply=filter(Rank gt {0})/aggregate(Rank with sum as S)/compute(S add {0} as T)", 1)]
    [InlineData("Athletes?$apply=groupby((Hand),aggregate($count as N))/topcount({0},N)&$filter=N gt {0}", 1)]
    [InlineData("Athletes?$compute=Rank add {0} as R&$filter=R gt {0}", 1)]
    [InlineData("Clubs({0})/Athletes/$count", 1)]
    public async Task Other_values_compile_nothing_new(string url, int statements)
    {
        await AskAsync(url, 1);
        var first = compilations.Count;
        await AskAsync(url, 2);
        Assert.Equal($"{statements} {statements}", $"{first} {compilations.Count}");
    }

    [Fact]
    public async Task Other_viewers_compile_nothing_new()
    {
        await service.GetAsync("Clubs", ("X-Member", "1"));
        await service.GetAsync("Clubs", ("X-Member", "2"));
        await service.GetAsync("Clubs");
        Assert.Equal(1, compilations.Count);
    }

    private async Task AskAsync(string url, int value)
    {
        var (status, body, _) = await service.SendAsync("GET", url.Replace("{0}", value.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        Assert.True(status == 200 || (status == 404 && value > 0), body?.ToString());
    }

    private sealed class Compilations : IQueryExpressionInterceptor
    {
        public int Count { get; private set; }

        public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
        {
            Count++;
            return queryExpression;
        }
    }
}
