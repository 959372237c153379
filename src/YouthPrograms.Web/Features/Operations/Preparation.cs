using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Web.Features.Accounts;

namespace YouthPrograms.Web.Features.Operations;

/// <summary>What happens between the start of the process and its first request: migrate, load, say how to sign in.</summary>
public static class Preparation
{
    private const string DemoPasswordName = "demo-password";

    public static async Task PrepareAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var installation = services.GetRequiredService<Installation>();
        var db = services.GetRequiredService<ProgramsDb>();
        var stopping = app.Lifetime.ApplicationStopping;
        await db.Database.MigrateAsync(stopping);
        if (installation.Demo)
            await PrepareDemoAsync(services, db, stopping);
        else
            await InviteAsync(services, installation, stopping);
    }

    private static async Task PrepareDemoAsync(IServiceProvider services, ProgramsDb db, CancellationToken stopping)
    {
        var password = await DemoPasswordAsync(db, stopping);
        Say("");
        Say($"Demo password: {password}");
        Say("");
    }

    private static async Task InviteAsync(IServiceProvider services, Installation installation, CancellationToken stopping)
    {
        var token = await services.GetRequiredService<FirstAdministrator>().InviteAsync(stopping);
        if (token is not null)
            Say($"First administrator (works once): {new Uri(installation.PublicUrl, $"/account/first?token={token}")}");
    }

    /// <summary>Made at the first start and kept encrypted: no two installations share it.</summary>
    private static async Task<string> DemoPasswordAsync(ProgramsDb db, CancellationToken stopping)
    {
        var kept = await db.Secrets.AsNoTracking().SingleOrDefaultAsync(s => s.Name == DemoPasswordName, stopping);
        if (kept is not null)
            return kept.Value;
        var made = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 12);
        db.Secrets.Add(new ServiceSecret { Name = DemoPasswordName, Value = made });
        await db.SaveChangesAsync(stopping);
        return made;
    }

    // The console is where somebody who starts the service looks; the log is for machines.
    private static void Say(string line) => Console.WriteLine(line);
}
