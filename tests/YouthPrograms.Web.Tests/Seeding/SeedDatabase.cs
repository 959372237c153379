using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Seeding;
using YouthPrograms.Web.Tests.Generators;

namespace YouthPrograms.Web.Tests.Seeding;

/// <summary>A migrated SQLite file that is deleted with the test.</summary>
internal sealed class SeedDatabase : IAsyncDisposable
{
    // One key ring for all: the model is built anew for each.
    private static readonly PersonalDataCipher Cipher = new(new EphemeralDataProtectionProvider());

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"seed-{Guid.NewGuid():N}.db");

    public static async Task<SeedDatabase> CreateAsync()
    {
        var database = new SeedDatabase();
        await using var db = database.Open();
        await db.Database.MigrateAsync();
        return database;
    }

    public static async Task<SeedDatabase> CreateDemoAsync(DateOnly today)
    {
        var database = await CreateAsync();
        await database.LoadAsync(today, demo: true);
        return database;
    }

    public ProgramsDb Open()
    {
        var options = new DbContextOptionsBuilder<SqliteProgramsDb>();
        options.UsePrograms($"Data Source={_file};Pooling=False");
        return new SqliteProgramsDb(options.Options, new(Cipher, new Acting(), TimeProvider.System));
    }

    public async Task<int> LoadAsync(DateOnly today, bool demo, string? folder = null)
    {
        await using var db = Open();
        return await SeedData.LoadAsync(db, folder ?? SeedFolder.Root, today, demo);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var file in Directory.EnumerateFiles(Path.GetTempPath(), Path.GetFileName(_file) + "*"))
            File.Delete(file);
        return ValueTask.CompletedTask;
    }
}
