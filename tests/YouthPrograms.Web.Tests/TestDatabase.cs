using Microsoft.Data.Sqlite;
using Npgsql;

namespace YouthPrograms.Web.Tests;

/// <summary>
/// A database of its own for each fixture: a SQLite file in a folder that goes with it or, when
/// <c>PROGRAMS_TEST_DATABASE=postgres</c>, one made on the server of <c>PROGRAMS_TEST_POSTGRES</c>.
/// </summary>
public sealed class TestDatabase : IDisposable
{
    private readonly string name = "programs_" + Guid.NewGuid().ToString("N");

    /// <summary>Empty, or the copy of one that nobody uses at the moment.</summary>
    public TestDatabase(TestDatabase? original = null)
    {
        Directory.CreateDirectory(Folder);
        if (original is not null)
            CopyFiles(original.Folder, Folder);
        if (!OnPostgres)
            return;
        Execute($"CREATE DATABASE {name}" + (original is null ? "" : $" TEMPLATE {original.name}"));
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
        CloseConnections();
        if (OnPostgres)
            Execute($"DROP DATABASE {name} WITH (FORCE)");
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Pools keep connections open to what nobody uses any more.</summary>
    public static void CloseConnections()
    {
        NpgsqlConnection.ClearAllPools();
        SqliteConnection.ClearAllPools();
    }

    private static void CopyFiles(string from, string to)
    {
        foreach (var folder in Directory.GetDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }

    private static void Execute(string statement)
    {
        using var connection = new NpgsqlConnection(Server);
        connection.Open();
        using var command = new NpgsqlCommand(statement, connection);
        command.ExecuteNonQuery();
    }
}
