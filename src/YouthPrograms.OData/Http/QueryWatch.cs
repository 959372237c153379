using System.Collections.Concurrent;

namespace YouthPrograms.OData.Http;

/// <summary>
/// Looks at every clock of a SQLite query from a thread of its own. Such queries hold threads of the pool, so that its timers
/// are late just when many queries run too long.
/// </summary>
internal static class QueryWatch
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);
    private static readonly ConcurrentDictionary<QueryClock, bool> Running = [];

    static QueryWatch() => new Thread(Look) { IsBackground = true, Name = "OData queries" }.Start();

    public static void Add(QueryClock clock) => Running.TryAdd(clock, true);

    public static void Remove(QueryClock clock) => Running.TryRemove(clock, out _);

    private static void Look()
    {
        while (true)
        {
            Thread.Sleep(Pause);
            var now = Environment.TickCount64;
            foreach (var (clock, _) in Running)
                Look(clock, now);
        }
    }

    private static void Look(QueryClock clock, long now)
    {
        try
        {
            clock.Look(now);
        }
        catch (ObjectDisposedException)
        {
            // Closed between the look and the interruption: nothing runs on it any more.
        }
    }
}
