using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Plans;

/// <summary>A query ends when nobody waits for its answer any more, with a plan and without.</summary>
public sealed class HangingUp
{
    private const string Slow = "Athletes?$filter=tolower(Name) eq 'nobody'";
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    public static TheoryData<Engine, int> Cases()
    {
        var cases = new TheoryData<Engine, int>();
        foreach (var engine in LeagueService.Engines)
        {
            cases.Add(engine, 0);
            cases.Add(engine, 100);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Ends_the_query(Engine engine, int plans) => engine == Engine.Sqlite ? OfSqliteAsync(plans) : OfPostgresAsync(plans);

    private static async Task OfSqliteAsync(int plans)
    {
        var slow = new SlowLower();
        await using var service = await LeagueService.StartAsync(Engine.Sqlite, l => l.MaxPlans = plans, new OnOpened(slow.On));
        await service.GetAsync(Slow);
        slow.Delay = TimeSpan.FromMilliseconds(400);
        slow.Calls = 0;
        await HangUpAsync(service);
        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
        Assert.InRange(slow.Calls, 1, 5);
        slow.Delay = TimeSpan.Zero;
        Assert.Equal("1,7", await service.IdsAsync("Athletes?$filter=tolower(Name) eq 'ann'"));
    }

    private static async Task OfPostgresAsync(int plans)
    {
        await using var service = await LeagueService.StartAsync(Engine.Postgres, l => l.MaxPlans = plans);
        await service.GetAsync(Slow);
        await service.InDatabaseAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlRawAsync("LOCK TABLE \"Athletes\" IN ACCESS EXCLUSIVE MODE");
            await HangUpAsync(service);
            await Task.Delay(Patience);
            var waiting = await db.Database.SqlQueryRaw<int>(
                "SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'").SingleAsync();
            Assert.Equal(0, waiting);
        });
        Assert.Equal("1,7", await service.IdsAsync("Athletes?$filter=tolower(Name) eq 'ann'"));
    }

    private static async Task HangUpAsync(LeagueService service)
    {
        using var leaving = new CancellationTokenSource(Patience);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => service.Client.GetAsync("/odata/" + Slow, leaving.Token));
    }

    /// <summary>Comes after the service's own function of that name, and takes its place.</summary>
    private sealed class SlowLower
    {
        public TimeSpan Delay { get; set; }

        public int Calls { get; set; }

        public void On(SqliteConnection connection) => connection.CreateFunction("lower", (string? text) =>
        {
            Calls++;
            Thread.Sleep(Delay);
            return text?.ToLowerInvariant();
        });
    }
}
