using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Setup;
using YouthPrograms.Web.Tests.Bookings;

namespace YouthPrograms.Web.Tests.Service;

/// <summary>The service with a clock that the test sets, in which a test can step in while a playing table is being created.</summary>
public class KeyedApp : ProgramsApp
{
    private static int number;

    public SettableClock Clock { get; } = new();

    /// <summary>Runs in the middle of creating a table.</summary>
    public Action? AtWork { get; set; }

    public static string Unique(string prefix) => $"{prefix} {Interlocked.Increment(ref number)}";

    /// <summary>The request that creates a table, with a key.</summary>
    public async Task<HttpRequestMessage> TableAsync(string name, string key)
    {
        var tournament = await InDatabaseAsync(db => db.Tournaments.OrderBy(t => t.Id).Select(t => t.Id).FirstAsync());
        return Keyed("Tables", new { TournamentId = tournament, Name = name, Show = false }, key);
    }

    public static HttpRequestMessage Keyed(string address, object body, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/odata/" + address) { Content = JsonContent.Create(body, options: JsonSerializerOptions.Default) };
        request.Headers.Add("Idempotency-Key", key);
        return request;
    }

    public Task<int> CountAsync(string table) => InDatabaseAsync(db => db.Tables.CountAsync(t => t.Name == table));

    protected override TimeProvider? LoadedBy => Clock;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock).AddSingleton(new RowRules<PlayingTable>(
            (_, _, _) =>
            {
                AtWork?.Invoke();
                return ValueTask.FromResult(true);
            },
            _ => [],
            _ => [])));
    }
}
