using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;
using YouthPrograms.OData.Model;

namespace YouthPrograms.OData.Query.Plans;

/// <summary>
/// Connections with prepared statements on them. Each is opened by a context of its own, so that its interceptors and its
/// provider set it up, and stays open.
/// </summary>
internal sealed class PlanConnections(IServiceScopeFactory scopes) : IDisposable
{
    private readonly ConcurrentBag<PlanConnection> idle = [];
    private int open;
    private bool closed;

    /// <summary>A connection that nobody uses, or null when there are enough that somebody does.</summary>
    public PlanConnection? TryRent(ServiceModel model)
    {
        if (idle.TryTake(out var connection))
            return connection;
        if (Interlocked.Increment(ref open) <= model.Limits.MaxPlanConnections)
            return Open(model);
        Interlocked.Decrement(ref open);
        return null;
    }

    private PlanConnection Open(ServiceModel model)
    {
        var scope = scopes.CreateScope();
        try
        {
            var database = model.Context(scope.ServiceProvider).Database;
            database.OpenConnection();
            return new(scope, database.GetDbConnection());
        }
        catch
        {
            Interlocked.Decrement(ref open);
            scope.Dispose();
            throw;
        }
    }

    public void Return(PlanConnection connection)
    {
        idle.Add(connection);
        if (closed)
            Dispose();
    }

    /// <summary>A connection on which something failed may be broken.</summary>
    public void Discard(PlanConnection connection)
    {
        Interlocked.Decrement(ref open);
        connection.Dispose();
    }

    public void Dispose()
    {
        closed = true;
        while (idle.TryTake(out var connection))
            Discard(connection);
    }
}

internal sealed class PlanConnection(IServiceScope scope, DbConnection connection) : IDisposable
{
    private const int MostCommands = 200;
    private readonly Dictionary<(Statement Statement, long? Limit), DbCommand> commands = [];
    private readonly bool isUtf8 = IsUtf8(connection);

    public DbConnection Connection => connection;

    public ReaderRow RowOf(DbDataReader reader, Statement statement) => new(reader, statement.Columns, isUtf8);

    // A file keeps the encoding it was made with; UTF-8 is only the usual one.
    private static bool IsUtf8(DbConnection connection)
    {
        if (connection is not SqliteConnection)
            return false;
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA encoding";
        return command.ExecuteScalar() is "UTF-8";
    }

    /// <summary>The statement's prepared command with the values of a request; null when its columns are not what they should be.</summary>
    public async ValueTask<DbDataReader?> ReadAsync(Statement statement, PlanRequest request, CancellationToken aborted)
    {
        // SQLite wants to know how many of the first rows are asked for, and few different numbers are.
        var limit = connection is SqliteConnection ? statement.LimitOf(request) : null;
        if (commands.TryGetValue((statement, limit), out var command))
        {
            statement.Fill(command, request);
            return await command.ExecuteReaderAsync(aborted);
        }
        if (commands.Count == MostCommands)
            Forget();
        command = statement.On(connection, limit);
        statement.Fill(command, request);
        if (connection is SqliteConnection { Handle: { } handle })
            KeepPlanOf(command.CommandText, handle);
        await command.PrepareAsync(aborted);
        commands.Add((statement, limit), command);
        var reader = await command.ExecuteReaderAsync(aborted);
        if (statement.IsReadFrom(reader))
            return reader;
        await reader.DisposeAsync();
        return null;
    }

    /// <summary>
    /// SQLite compiles a statement anew for each value of a limit or of an indexed column, which takes as long as a small query
    /// itself. It is right to look at the values where they decide on an index: how many of the first rows are wanted within,
    /// and what a pattern begins with.
    /// </summary>
    private static void KeepPlanOf(string sql, sqlite3 handle)
    {
        var hangsOnValues = Says("ORDER BY") && Says("LIMIT @") || Says("LIKE") || Says("GLOB");
        raw.sqlite3_db_config(handle, raw.SQLITE_DBCONFIG_ENABLE_QPSG, hangsOnValues ? 0 : 1, out _);

        bool Says(string word) => sql.Contains(word, StringComparison.Ordinal);
    }

    private void Forget()
    {
        foreach (var command in commands.Values)
            command.Dispose();
        commands.Clear();
    }

    public void Dispose()
    {
        Forget();
        scope.Dispose();
    }
}
