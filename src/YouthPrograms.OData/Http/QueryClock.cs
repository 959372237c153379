using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace YouthPrograms.OData.Http;

/// <summary>
/// Stops what a request has the database do when its time is over or its caller has hung up. PostgreSQL is told by the token;
/// SQLite computes inside one call and must be interrupted from outside.
/// </summary>
internal sealed class QueryClock : IDisposable
{
    private static readonly ConcurrentBag<CancellationTokenSource> Idle = [];
    private readonly CancellationToken caller;
    private readonly CancellationTokenSource source;
    private readonly CancellationTokenRegistration hangUp;
    private readonly CancellationTokenRegistration stop;

    private QueryClock(HttpContext http, DbConnection connection, TimeSpan time)
    {
        caller = http.RequestAborted;
        source = Idle.TryTake(out var idle) ? idle : new();
        hangUp = caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), source);
        source.CancelAfter(time);
        if (connection is SqliteConnection sqlite)
            stop = source.Token.Register(() => Interrupt(sqlite));
    }

    public CancellationToken Token => source.Token;

    /// <summary>The time is over, and somebody still waits for an answer.</summary>
    public bool Expired => source.IsCancellationRequested && !caller.IsCancellationRequested;

    /// <summary>Reads are bounded; what a handler does with a write is the application's to bound.</summary>
    public static QueryClock Start(HttpContext http, DbConnection connection, bool reads, ODataLimits limits)
        => new(http, connection, reads ? limits.MaxQueryTime : Timeout.InfiniteTimeSpan);

    // Without a handle the connection is closed, and nothing runs on it.
    private static void Interrupt(SqliteConnection connection)
    {
        if (connection.Handle is { } handle)
            SQLitePCL.raw.sqlite3_interrupt(handle);
    }

    public void Dispose()
    {
        hangUp.Dispose();
        stop.Dispose();
        if (source.TryReset())
            Idle.Add(source);
        else
            source.Dispose();
    }
}
