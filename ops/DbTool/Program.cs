using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using YouthPrograms.Data;

// `dotnet ef` finds the factories below; the program itself has nothing to do.
return;

internal static class DesignTime
{
    public static ProgramsDbDependencies Dependencies { get; } =
        new(new PersonalDataCipher(new EphemeralDataProtectionProvider()), new Acting(), TimeProvider.System);
}

internal sealed class SqliteFactory : IDesignTimeDbContextFactory<SqliteProgramsDb>
{
    public SqliteProgramsDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteProgramsDb>();
        options.UsePrograms("Data Source=:memory:");
        return new SqliteProgramsDb(options.Options, DesignTime.Dependencies);
    }
}

internal sealed class PostgresFactory : IDesignTimeDbContextFactory<PostgresProgramsDb>
{
    public PostgresProgramsDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresProgramsDb>();
        options.UsePrograms("Host=127.0.0.1;Database=design");
        return new PostgresProgramsDb(options.Options, DesignTime.Dependencies);
    }
}
