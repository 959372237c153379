using YouthPrograms.Data;

namespace YouthPrograms.Web.Security;

/// <summary>The database of the installation, and the keys that encrypt in it.</summary>
public static class Storage
{
    public static void AddStorage(this IServiceCollection services, Installation installation)
    {
        services.AddSingleton(installation);
        services.AddSingleton(TimeProvider.System);
        services.AddKeys(installation);
        services.AddSingleton<PersonalDataCipher>();
        services.AddSingleton<SignedLinks>();
        services.AddScoped<ProgramsDbDependencies>();
        if (installation.OnPostgres)
            services.AddDbContext<ProgramsDb, PostgresProgramsDb>(options => options.UsePrograms(installation.ConnectionString));
        else
            services.AddDbContext<ProgramsDb, SqliteProgramsDb>(options => options.UsePrograms(installation.ConnectionString));
    }
}
