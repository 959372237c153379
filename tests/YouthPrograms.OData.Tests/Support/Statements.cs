using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace YouthPrograms.OData.Tests.Support;

/// <summary>The SQL that was sent.</summary>
internal sealed class Statements : DbCommandInterceptor
{
    public List<string> Sent { get; } = [];

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Sent.Add(command.CommandText);
        return new(result);
    }
}
