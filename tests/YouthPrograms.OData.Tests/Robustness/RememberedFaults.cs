using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using YouthPrograms.OData.Tests.Support;

namespace YouthPrograms.OData.Tests.Robustness;

/// <summary>What generated requests have brought to light, each as the caller saw it.</summary>
public sealed class RememberedFaults
{
    [Theory]
    [InlineData("Athletes?$skiptoken=WyJcdWQ4MDAiXQ", "400 InvalidSkipToken")]
    [InlineData("Athletes?$filter=Score ne NaN", "400 InvalidValue")]
    [InlineData("Athletes?$filter=not (NaN le -Rank)", "400 InvalidValue")]
    [InlineData("Athletes?$filter=Score gt (INF mod 2.5) and Id lt 0", null)]
    [InlineData("Athletes?$filter=RegisteredAt lt maxdatetime() add duration'P1D'", "200 ")]
    public async Task A_read_that_failed_is_answered(string url, string? expected)
    {
        foreach (var engine in LeagueService.Engines)
        {
            var service = await LeagueService.ReadOnlyAsync(engine);
            var (status, body, _) = await service.SendAsync("GET", url);
            // What is not a number PostgreSQL takes, SQLite does not.
            Assert.Equal(expected ?? (engine == Engine.Sqlite ? "400 DataError" : "200 "), $"{status} {body!["error"]?["code"]}");
        }
    }

    [Fact]
    public async Task A_link_to_what_is_not_there_is_a_conflict()
    {
        foreach (var engine in LeagueService.Engines)
        {
            await using var service = await LeagueService.StartAsync(engine);
            var (status, body, _) = await service.SendAsync("POST", "Athletes", """{"Name":"Kim","ClubId":0}""");
            Assert.Equal("409 Conflict", $"{status} {body!["error"]!["code"]}");
        }
    }

    [Fact]
    public async Task A_body_with_a_number_that_is_none_is_refused()
    {
        await using var service = await LeagueService.StartAsync(Engine.Sqlite);
        var (status, body, _) = await service.SendAsync("POST", "Athletes", """{"Name":"Kim","Score":"NaN"}""");
        Assert.Equal("400 InvalidValue Score", $"{status} {body!["error"]!["code"]} {body["error"]!["target"]}");
    }

    [Fact]
    public async Task A_query_without_end_is_stopped()
    {
        foreach (var engine in LeagueService.Engines)
        {
            await using var service = await LeagueService.StartAsync(engine, l => l.MaxQueryTime = TimeSpan.FromMilliseconds(300));
            await service.InDatabaseAsync(Crowd.FillAsync);
            var watch = Stopwatch.StartNew();
            var (status, body, _) = await service.SendAsync("GET", "Athletes?$filter=Club/Athletes/any(a:a/Club/Athletes/any(b:b/Club/Athletes/any(c:c/Club/Athletes/any(d:d/Rank add c/Rank add b/Rank add a/Rank add Rank gt 9999))))");
            Assert.Equal("400 QueryTooLong", $"{status} {body!["error"]!["code"]}");
            Assert.Contains("0.3", body["error"]!["message"]!.ToString(), StringComparison.Ordinal);
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
            Assert.Equal("8", (await service.GetAsync("Athletes/$count?$filter=Id le 8")).ToString());
        }
    }

    [Fact]
    public async Task An_answer_is_whole_though_its_time_ended_after_the_last_row()
    {
        await using var service = await LeagueService.StartAsync(Engine.Sqlite, l => l.MaxQueryTime = TimeSpan.FromMilliseconds(500), new SlowEnd());
        Assert.Equal(8, (await service.GetAsync("Athletes"))["value"]!.AsArray().Count);
    }

    private sealed class SlowEnd : DbCommandInterceptor
    {
        public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
        {
            if (command.CommandText.Contains("\"Athletes\"", StringComparison.Ordinal) && command.CommandText.StartsWith("SELECT", StringComparison.Ordinal))
                Thread.Sleep(700);
            return result;
        }
    }

    // Number 347585 of seed 20261201. A second request is answered by the plan of the first, if it left one.
    [Theory]
    [InlineData("Athletes?$compute=cast(BirthYear,Edm.Byte) as C&$select=C")]
    [InlineData("Athletes(1)?$compute=cast(BirthYear,Edm.Byte) as C&$select=C")]
    [InlineData("Clubs?$expand=Athletes($compute=cast(BirthYear,Edm.Byte) as C;$select=C)")]
    public async Task A_number_too_large_for_the_type_it_is_cast_to_is_a_fault_of_the_request(string url)
    {
        foreach (var engine in LeagueService.Engines)
        {
            var service = await LeagueService.ReadOnlyAsync(engine);
            for (var i = 0; i < 2; i++)
            {
                var (status, body, _) = await service.SendAsync("GET", url);
                Assert.Equal($"{engine} 400 DataError", $"{engine} {status} {body!["error"]?["code"]}");
            }
        }
    }
}
