using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using YouthPrograms.Data;
using YouthPrograms.Data.People;

namespace YouthPrograms.Web.Security;

/// <summary>
/// Data Protection keys: files beside a SQLite database, rows in PostgreSQL where several nodes share them. The package
/// that keeps them in a database cannot be had, hence <see cref="DatabaseKeys"/>.
/// </summary>
public static class Keys
{
    public static void AddKeys(this IServiceCollection services, Installation installation)
    {
        var protection = services.AddDataProtection().SetApplicationName("YouthPrograms");
        if (installation.OnPostgres)
            services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
                new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = new DatabaseKeys(provider)));
        else
            protection.PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(installation.DataDirectory, "keys")));
    }
}

internal sealed class DatabaseKeys(IServiceProvider provider) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = provider.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ProgramsDb>();
        return [.. db.ProtectionKeys.AsNoTracking().Select(key => key.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    // The interface is synchronous, saving is not; a key is stored every 90 days.
    public void StoreElement(XElement element, string friendlyName) => Task.Run(async () =>
    {
        using var scope = provider.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ProgramsDb>();
        db.ProtectionKeys.Add(new ProtectionKey { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        await db.SaveChangesAsync();
    }).GetAwaiter().GetResult();
}
