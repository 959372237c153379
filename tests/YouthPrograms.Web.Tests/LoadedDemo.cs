using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(YouthPrograms.Web.Tests.LoadedDemo))]

namespace YouthPrograms.Web.Tests;

/// <summary>
/// The demo's data as a first start loads them, on one day of the clock: made once for a run of the tests, and copied for
/// each service, which then starts as if for the second time.
/// </summary>
public sealed class LoadedDemo : IDisposable
{
    private static readonly ConcurrentDictionary<DateOnly, Lazy<TestDatabase>> Loaded = [];

    public static TestDatabase Copy(TimeProvider clock)
        => new(Loaded.GetOrAdd(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), _ => new(() => Load(clock))).Value);

    private static TestDatabase Load(TimeProvider clock)
    {
        var database = new TestDatabase();
        using (var app = new LoadingApp(database, clock))
            app.CreateClient().Dispose();
        TestDatabase.CloseConnections();
        return database;
    }

    public void Dispose()
    {
        foreach (var database in Loaded.Values)
            database.Value.Dispose();
        Loaded.Clear();
    }

    private sealed class LoadingApp(TestDatabase database, TimeProvider clock) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            ProgramsApp.Configure(builder, database, playsDemo: false);
            builder.ConfigureTestServices(services => services.AddSingleton(clock));
        }
    }
}
