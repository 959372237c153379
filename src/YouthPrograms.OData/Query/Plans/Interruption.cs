using System.Collections.Concurrent;
using System.Data.Common;
using System.Linq.Expressions;

namespace YouthPrograms.OData.Query.Plans;

/// <summary>
/// Ends what a connection is doing when the caller hangs up. SQLite's provider takes a token and does not look at it while
/// a statement runs; the database itself can be interrupted from another thread.
/// </summary>
internal static class Interruption
{
    private static readonly ConcurrentDictionary<Type, Action<DbConnection>?> Known = [];

    /// <summary>Dispose it before anybody else has the connection.</summary>
    public static CancellationTokenRegistration Of(DbConnection connection, CancellationToken aborted)
        => Known.GetOrAdd(connection.GetType(), Interrupt) is { } interrupt
            ? aborted.UnsafeRegister(static state =>
            {
                var (end, busy) = ((Action<DbConnection>, DbConnection))state!;
                end(busy);
            }, (interrupt, connection))
            : default;

    // The provider's assemblies are the application's: the library does not choose a database.
    private static Action<DbConnection>? Interrupt(Type type)
    {
        var handle = type.Name == "SqliteConnection" ? type.GetProperty("Handle") : null;
        var interrupt = handle?.PropertyType.Assembly.GetType("SQLitePCL.raw")?.GetMethod("sqlite3_interrupt", [handle.PropertyType]);
        if (interrupt is null)
            return null;
        var connection = Expression.Parameter(typeof(DbConnection));
        var open = Expression.Property(Expression.Convert(connection, type), handle!);
        var call = Expression.IfThen(Expression.NotEqual(open, Expression.Constant(null, open.Type)), Expression.Call(interrupt, open));
        return Expression.Lambda<Action<DbConnection>>(call, connection).Compile();
    }
}
