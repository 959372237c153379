using Npgsql;

namespace YouthPrograms.Web.Tests;

/// <summary>
/// A database of its own for each fixture: a SQLite file in a folder that goes with it or, when
/// <c>PROGRAMS_TEST_DATABASE=postgres</c>, one made on the server of <c>PROGRAMS_TEST_POSTGRES</c>.
/// </summary>
public sealed class TestDatabase : IDisposable
{
    private readonly string name = "programs_" + Guid.NewGuid().ToString("N");

    public TestDatabase()
    {
        Directory.CreateDirectory(Folder);
        if (!OnPostgres)
            return;
        Execute($"CREATE DATABASE {name}");
        ConnectionString = new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 40 }.ConnectionString;
    }

    public static string? Server => Environment.GetEnvironmentVariable("PROGRAMS_TEST_POSTGRES");

    public static bool OnPostgres => Environment.GetEnvironmentVariable("PROGRAMS_TEST_DATABASE") == "postgres";

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "programs-tests", Guid.NewGuid().ToString("N"));

    /// <summary>Null means the service's default, a SQLite file in <see cref="Folder"/>.</summary>
    public string? ConnectionString { get; }

    public void Dispose()
    {
        // A factory disposes of its parts on the synchronous and on the asynchronous way.
        if (!Directory.Exists(Folder))
            return;
        if (OnPostgres)
        {
            NpgsqlConnection.ClearAllPools();
            Execute($"DROP DATABASE {name} WITH (FORCE)");
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private static void Execute(string statement)
    {
        using var connection = new NpgsqlConnection(Server);
        connection.Open();
        using var command = new NpgsqlCommand(statement, connection);
        command.ExecuteNonQuery();
    }
}
