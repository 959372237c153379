using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace YouthPrograms.OData.Tests.Support;

public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>The league's service on a real database, behind a test server.</summary>
internal sealed class LeagueService : IAsyncDisposable
{
    private static readonly Dictionary<Engine, Lazy<Task<LeagueService>>> Shared = Enum.GetValues<Engine>()
        .ToDictionary(e => e, e => new Lazy<Task<LeagueService>>(() => StartAsync(e)));

    private readonly WebApplication app;
    private readonly string database;
    private readonly Engine engine;

    private LeagueService(WebApplication app, Engine engine, string database)
    {
        this.app = app;
        this.engine = engine;
        this.database = database;
        Client = app.GetTestClient();
    }

    /// <summary>Where the other engine is, when it is there: its cases are not even discovered otherwise.</summary>
    public static string? Postgres => Environment.GetEnvironmentVariable("ODATA_TESTS_POSTGRES") is { Length: > 0 } text ? text : null;

    public static IEnumerable<Engine> Engines => Postgres is null ? [Engine.Sqlite] : [Engine.Sqlite, Engine.Postgres];

    public HttpClient Client { get; }

    public TestServer Server => app.GetTestServer();

    /// <summary>Whose meters this service's are.</summary>
    public IMeterFactory Meters => app.Services.GetRequiredService<IMeterFactory>();

    /// <summary>One service for all tests that only read.</summary>
    public static Task<LeagueService> ReadOnlyAsync(Engine engine) => Shared[engine].Value;

    public static async Task<LeagueService> StartAsync(Engine engine, Action<ODataLimits>? limits = null, params IInterceptor[] interceptors)
    {
        var name = "league_" + Guid.NewGuid().ToString("N");
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddDbContext<LeagueDb>(o =>
        {
            Configure(o, engine, name);
            o.AddInterceptors(interceptors);
        });
        builder.Services.AddOData<LeagueDb, Viewer>(model => LeagueModel.Define(model, limits));
        var app = builder.Build();
        app.UseRequestLocalization(o => o.AddSupportedUICultures("en", "zh-CN"));
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<LeagueDb>();
            await db.Database.EnsureCreatedAsync();
            LeagueData.Fill(db);
        }
        app.MapOData("/odata");
        await app.StartAsync();
        return new(app, engine, name);
    }

    private static void Configure(DbContextOptionsBuilder options, Engine engine, string name)
    {
        if (engine == Engine.Postgres)
            options.UseNpgsql(new NpgsqlConnectionStringBuilder(Postgres) { Database = name }.ConnectionString);
        else
            options.UseSqlite("Data Source=" + FileOf(name)).AddInterceptors(new SqliteODataConnection(), new OnOpened(UnicodeCase));
    }

    private static string FileOf(string name) => Path.Combine(Path.GetTempPath(), name + ".db");

    public async Task<(int Status, JsonNode? Body, HttpResponseMessage Response)> SendAsync(
        string method, string url, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new(method), "/odata/" + url);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var isJson = response.Content.Headers.ContentType?.MediaType == "application/json" && text.Length > 0;
        return ((int)response.StatusCode, isJson ? JsonNode.Parse(text) : text.Length > 0 ? JsonValue.Create(text) : null, response);
    }

    public async Task<JsonNode> GetAsync(string url, params (string Name, string Value)[] headers)
    {
        var (status, body, _) = await SendAsync("GET", url, null, headers);
        return status == 200 ? body! : throw new InvalidOperationException($"{url} answered {status}: {body}");
    }

    /// <summary>The ids of a collection in its order: <c>1,2,3</c>.</summary>
    public async Task<string> IdsAsync(string url, params (string Name, string Value)[] headers)
    {
        var body = await GetAsync(url, headers);
        return string.Join(',', body["value"]!.AsArray().Select(e => e!["Id"]!.ToString()));
    }

    public async Task InDatabaseAsync(Func<LeagueDb, Task> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<LeagueDb>());
    }

    public async ValueTask DisposeAsync()
    {
        await InDatabaseAsync(db => db.Database.EnsureDeletedAsync());
        await app.DisposeAsync();
        if (engine == Engine.Sqlite)
            File.Delete(FileOf(database));
    }

    // SQLite's own lower() and upper() know ASCII only.
    private static void UnicodeCase(SqliteConnection sqlite)
    {
        sqlite.CreateFunction("lower", (string? s) => s?.ToLowerInvariant(), isDeterministic: true);
        sqlite.CreateFunction("upper", (string? s) => s?.ToUpperInvariant(), isDeterministic: true);
    }
}
