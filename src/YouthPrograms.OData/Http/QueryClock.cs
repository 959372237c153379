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
    private readonly SqliteConnection? sqlite;
    private readonly long due;
    private readonly Lock stopping = new();
    private bool isOver;

    private QueryClock(HttpContext http, DbConnection connection, TimeSpan time)
    {
        caller = http.RequestAborted;
        source = Idle.TryTake(out var idle) ? idle : new();
        hangUp = caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), source);
        source.CancelAfter(time);
        due = time == Timeout.InfiniteTimeSpan ? long.MaxValue : Environment.TickCount64 + (long)time.TotalMilliseconds;
        sqlite = connection as SqliteConnection;
        if (sqlite is not null)
            QueryWatch.Add(this);
    }

    public CancellationToken Token => source.Token;

    /// <summary>The time is over, and somebody still waits for an answer.</summary>
    public bool Expired => (source.IsCancellationRequested || Environment.TickCount64 >= due) && !caller.IsCancellationRequested;

    /// <summary>Reads are bounded; what a handler does with a write is the application's to bound.</summary>
    public static QueryClock Start(HttpContext http, DbConnection connection, bool reads, ODataLimits limits)
        => new(http, connection, reads ? limits.MaxQueryTime : Timeout.InfiniteTimeSpan);

    /// <summary>Interrupts SQLite when it is time. One that had not begun yet is interrupted the next time.</summary>
    public void Look(long now)
    {
        if (now < due && !caller.IsCancellationRequested)
            return;
        lock (stopping)
        {
            // Without a handle the connection is closed, and nothing runs on it.
            if (!isOver && sqlite!.Handle is { } handle)
                SQLitePCL.raw.sqlite3_interrupt(handle);
        }
    }

    public void Dispose()
    {
        if (sqlite is not null)
            QueryWatch.Remove(this);
        lock (stopping)
            isOver = true;
        hangUp.Dispose();
        if (source.TryReset())
            Idle.Add(source);
        else
            source.Dispose();
    }
}
