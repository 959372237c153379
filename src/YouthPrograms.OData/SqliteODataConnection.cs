using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace YouthPrograms.OData;

/// <summary>
/// Makes LIKE case-sensitive on each SQLite connection, so that <c>startswith</c> and <c>endswith</c> answer as they do
/// on PostgreSQL. Add it to the context's options; connections of other databases are left alone.
/// </summary>
public sealed class SqliteODataConnection : DbConnectionInterceptor
{
    private const string Pragma = "PRAGMA case_sensitive_like=ON";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (Command(connection) is not { } command)
            return;
        using (command)
            command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (Command(connection) is not { } command)
            return;
        await using (command)
            await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand? Command(DbConnection connection)
    {
        if (connection.GetType().Name != "SqliteConnection")
            return null;
        var command = connection.CreateCommand();
        command.CommandText = Pragma;
        return command;
    }
}
