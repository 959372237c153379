using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace YouthPrograms.Data;

/// <summary>One file in WAL; a write transaction is BEGIN IMMEDIATE, so its first statement already holds the write lock.</summary>
public sealed class SqliteProgramsDb(DbContextOptions<SqliteProgramsDb> options, ProgramsDbDependencies dependencies)
    : ProgramsDb(options, dependencies)
{
    public override Task LockAsync<T>(long id, CancellationToken cancellation = default) => Task.CompletedTask;

    public override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteErrorCode: 19, SqliteExtendedErrorCode: 2067 or 1555 };

    public override bool IsReferenceViolation(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteErrorCode: 19, SqliteExtendedErrorCode: 787 or 1811 };
}

/// <summary>PostgreSQL, for more than one node.</summary>
public sealed class PostgresProgramsDb(DbContextOptions<PostgresProgramsDb> options, ProgramsDbDependencies dependencies)
    : ProgramsDb(options, dependencies)
{
    public override async Task LockAsync<T>(long id, CancellationToken cancellation = default)
    {
        var table = Model.FindEntityType(typeof(T))!.GetTableName();
#pragma warning disable EF1002 // The table's name comes from the model, not from a request.
        await Database.ExecuteSqlRawAsync($"SELECT 1 FROM \"{table}\" WHERE \"Id\" = {{0}} FOR UPDATE", [id], cancellation);
#pragma warning restore EF1002
    }

    public override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override bool IsReferenceViolation(DbUpdateException exception) =>
        exception.InnerException is PostgresException
        {
            SqlState: PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.RestrictViolation
        };
}

/// <summary>Chooses the database by its connection string and applies its options.</summary>
public static class Databases
{
    private static readonly IServiceProvider IdentityDefaults =
        new ServiceCollection().Configure<IdentityOptions>(UseLatestTables).BuildServiceProvider();

    /// <summary>The Identity tables the migrations make, passkeys included.</summary>
    public static void UseLatestTables(IdentityOptions identity)
    {
        identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        identity.Stores.MaxLengthForKeys = 0;
    }

    /// <summary><c>Host=…</c> means PostgreSQL; anything else is a SQLite connection string.</summary>
    public static bool IsPostgres(string connectionString) =>
        connectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    public static void UsePrograms(this DbContextOptionsBuilder options, string connectionString)
    {
        if (IsPostgres(connectionString))
            options.UseNpgsql(connectionString, npgsql => npgsql.MigrationsHistoryTable("__Migrations"));
        else
            options.UseSqlite(connectionString).AddInterceptors(SqliteConnectionSetup.Instance);
        // Identity reads the version of its tables from the application's services; a context made without them gets it here.
        if (options.Options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider is null)
            options.UseApplicationServiceProvider(IdentityDefaults);
        // The model holds converters bound to one key ring, so a model is cached for each ring, not for each type.
        options.ReplaceService<IModelCacheKeyFactory, CipherModelCacheKeyFactory>();
    }

    private sealed class CipherModelCacheKeyFactory : IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) =>
            (context.GetType(), (context as ProgramsDb)?.Cipher, designTime);
    }
}
