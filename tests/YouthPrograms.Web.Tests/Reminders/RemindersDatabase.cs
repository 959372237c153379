using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using YouthPrograms.Data;

namespace YouthPrograms.Web.Tests.Reminders;

/// <summary>
/// A fresh database for one test: a SQLite file always, PostgreSQL when <c>PROGRAMS_TEST_POSTGRES</c> names a server. The
/// tables are made once, in a template that each test gets a copy of.
/// </summary>
public sealed class RemindersDatabase : IAsyncDisposable
{
    public const string Sqlite = "SQLite";
    public const string Postgres = "PostgreSQL";

    public static readonly PersonalDataCipher Cipher = new(new EphemeralDataProtectionProvider());

    private static readonly string? Server = Environment.GetEnvironmentVariable("PROGRAMS_TEST_POSTGRES");
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplateAsync);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(MakePostgresTemplateAsync);

    private readonly Func<Task> drop;

    private RemindersDatabase(string connectionString, Func<Task> drop) => (ConnectionString, this.drop) = (connectionString, drop);

    /// <summary>The databases to run a test on, as theory data.</summary>
    public static TheoryData<string> All { get; } = Server is null ? [Sqlite] : [Sqlite, Postgres];

    public string ConnectionString { get; }

    public static async Task<RemindersDatabase> CreateAsync(string kind) =>
        kind == Postgres ? await CreatePostgresAsync() : await CreateSqliteAsync();

    public async ValueTask DisposeAsync() => await drop();

    private static async Task<RemindersDatabase> CreateSqliteAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), $"programs-{Guid.NewGuid():N}.db");
        File.Copy(await SqliteTemplate.Value, file);
        var connectionString = $"Data Source={file}";
        return new RemindersDatabase(connectionString, () =>
        {
            using var connection = new SqliteConnection(connectionString);
            SqliteConnection.ClearPool(connection);
            foreach (var part in new[] { "", "-wal", "-shm" })
                File.Delete(file + part);
            return Task.CompletedTask;
        });
    }

    private static async Task<RemindersDatabase> CreatePostgresAsync()
    {
        var name = $"test_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {await PostgresTemplate.Value}");
        return new RemindersDatabase(On(name), () =>
        {
            using var connection = new NpgsqlConnection(On(name));
            NpgsqlConnection.ClearPool(connection);
            return ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
        });
    }

    private static async Task<string> MakeSqliteTemplateAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), $"programs-template-{Guid.NewGuid():N}.db");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
        var options = new DbContextOptionsBuilder<SqliteProgramsDb>();
        options.UsePrograms($"Data Source={file};Pooling=False");
        await using var db = new SqliteProgramsDb(options.Options, new ProgramsDbDependencies(Cipher, new Acting(), TimeProvider.System));
        await db.Database.EnsureCreatedAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        return file;
    }

    private static async Task<string> MakePostgresTemplateAsync()
    {
        var name = $"template_{Guid.NewGuid():N}";
        var options = new DbContextOptionsBuilder<PostgresProgramsDb>();
        // A template cannot be copied while somebody is connected to it.
        options.UsePrograms(On(name) + ";Pooling=false");
        await using var db = new PostgresProgramsDb(options.Options, new ProgramsDbDependencies(Cipher, new Acting(), TimeProvider.System));
        await db.Database.EnsureCreatedAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)").GetAwaiter().GetResult();
        return name;
    }

    private static string On(string database) =>
        new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 20 }.ConnectionString;

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
