using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Seeding;
using YouthPrograms.Web.Features.Accounts;
using YouthPrograms.Web.Features.Funding;
using YouthPrograms.Web.Features.Kits;
using YouthPrograms.Web.Features.Training;
using YouthPrograms.Web.Features.Volunteers;

namespace YouthPrograms.Web.Features.Operations;

/// <summary>What happens between the start of the process and its first request: migrate, load, say how to sign in.</summary>
internal static class Preparation
{
    private const string DemoPasswordName = "demo-password";

    /// <summary>The files stand beside the executable, wherever the service is started from.</summary>
    public static string SeedFolder => Path.Combine(AppContext.BaseDirectory, "seed-data");

    public static async Task PrepareAsync(this WebApplication app)
    {
        var output = app.Services.GetRequiredService<StartOutput>();
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var installation = services.GetRequiredService<Installation>();
        var db = services.GetRequiredService<ProgramsDb>();
        var stopping = app.Lifetime.ApplicationStopping;
        await db.Database.MigrateAsync(stopping);
        await SeedData.LoadAsync(db, SeedFolder, Today(services), installation.Demo, stopping);
        if (installation.Demo)
            await PrepareDemoAsync(services, installation, output, stopping);
        else
            await InviteAsync(services, installation, output, stopping);
        app.Lifetime.ApplicationStarted.Register(() => SayWhere(app, output));
    }

    private static void SayWhere(WebApplication app, StartOutput output)
    {
        foreach (var address in app.Urls)
            output.Say($"YouthPrograms runs at {address} (pages) and {address.TrimEnd('/')}{ServiceModel.Prefix} (OData)");
    }

    private static DateOnly Today(IServiceProvider services) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(Now(services), HomeZone.Info));

    private static DateTime Now(IServiceProvider services) => services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;

    private static async Task PrepareDemoAsync(IServiceProvider services, Installation installation, StartOutput output, CancellationToken stopping)
    {
        var password = await DemoPasswordAsync(services.GetRequiredService<ProgramsDb>(), stopping);
        var people = SeedData.ReadPeople(SeedFolder);
        var demoPeople = services.GetRequiredService<DemoPeople>();
        await demoPeople.AddAsync(people, password, stopping);
        if (installation.PlayDemo)
        {
            await services.GetRequiredService<DemoPlay>().RunAsync(SeedData.ReadTournaments(SeedFolder), Today(services), output.Say, stopping);
            // The child of the demo's parent came with its roster.
            await demoPeople.AddAsync(people, password, stopping);
        }
        await services.GetRequiredService<DemoBookings>().AddAsync(SeedData.ReadBookings(SeedFolder), Now(services), stopping);
        await services.GetRequiredService<DemoMoney>().AddAsync(SeedData.ReadMoney(SeedFolder), Today(services), stopping);
        await services.GetRequiredService<DemoDays>().AddAsync(SeedData.ReadMeasures(SeedFolder), stopping);
        await services.GetRequiredService<DemoKits>().AddAsync(SeedData.ReadKits(SeedFolder), Today(services), stopping);
        await services.GetRequiredService<DemoShifts>().AddAsync(SeedData.ReadShifts(SeedFolder), Now(services), stopping);
        output.Say("");
        output.Say("Sign in as one of these:");
        foreach (var person in people)
            output.Say($"  {person.Email,-22} {person.NameEn}");
        output.Say($"Demo password: {password}");
        output.Say("");
    }

    private static async Task InviteAsync(IServiceProvider services, Installation installation, StartOutput output, CancellationToken stopping)
    {
        var token = await services.GetRequiredService<FirstAdministrator>().InviteAsync(stopping);
        if (token is not null)
            output.Say($"First administrator (works once): {new Uri(installation.PublicUrl, $"/account/first?token={token}")}");
    }

    /// <summary>Made at the first start and kept encrypted: no two installations share it.</summary>
    private static async Task<string> DemoPasswordAsync(ProgramsDb db, CancellationToken stopping)
    {
        var kept = await db.Secrets.AsNoTracking().SingleOrDefaultAsync(s => s.Name == DemoPasswordName, stopping);
        if (kept is not null)
            return kept.Value;
        // Letters that are not mistaken for each other, and a digit at the end, which the password rules ask for.
        var made = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz", 11) + RandomNumberGenerator.GetString("23456789", 1);
        db.Secrets.Add(new ServiceSecret { Name = DemoPasswordName, Value = made });
        await db.SaveChangesAsync(stopping);
        return made;
    }
}
