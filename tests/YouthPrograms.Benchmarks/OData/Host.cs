using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using YouthPrograms.OData;

namespace YouthPrograms.Benchmarks.OData;

/// <summary>Sees what is not newer than a version: here everything, which the database has to find out row by row.</summary>
public sealed record Visitor(int Newest, bool SeesAll);

/// <summary>
/// The judo federation over HTTP, to be measured from outside:
/// <c>odata-host --database FILE [--urls http://127.0.0.1:5085] [--visibility] [--no-plans]</c>.
/// </summary>
public static class Host
{
    public const string Command = "odata-host";

    private const int Newest = 1_000_000;

    public static Task RunAsync(string[] args)
    {
        var file = Value(args, "--database") ?? throw new ArgumentException("--database FILE is missing.", nameof(args));
        var app = Build(file, args.Contains("--visibility"), plans: !args.Contains("--no-plans"), web => web.UseUrls(Value(args, "--urls") ?? "http://127.0.0.1:5085"));
        return app.RunAsync();
    }

    public static WebApplication Build(string file, bool visibility, bool plans, Action<IWebHostBuilder> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        configure(builder.WebHost);
        builder.Services.AddDbContextPool<JudoDb>(options => options
            .UseSqlite("Data Source=" + file).AddInterceptors(new SqliteODataConnection()));
        builder.Services.AddOData<JudoDb, Visitor>(model => Define(model, visibility, plans));
        var app = builder.Build();
        app.MapOData("/odata");
        return app;
    }

    private static void Define(ODataModelBuilder<JudoDb, Visitor> model, bool visibility, bool plans)
    {
        var visitor = new Visitor(Newest, SeesAll: false);
        model.Namespace("Judo").Viewer(_ => ValueTask.FromResult(visitor));
        if (!plans)
            model.Limits(l => l.MaxPlans = 0);
        model.Set(db => db.Clubs, s => Guard(s.ETag(c => c.Version), visibility, (c, v) => c.Version <= v.Newest || v.SeesAll));
        model.Set(db => db.Athletes, s => Guard(s.ETag(a => a.Version), visibility, (a, v) => a.Version <= v.Newest || v.SeesAll)
            .Property(a => a.ClubId, p => p.Named("Club_Id")));
        model.Set(db => db.Tournaments, s => Guard(s.ETag(t => t.Version), visibility, (t, v) => t.Version <= v.Newest || v.SeesAll));
        model.Set(db => db.Matches, s => Guard(s.ETag(m => m.Version), visibility, (m, v) => m.Version <= v.Newest || v.SeesAll)
            .Property(m => m.RedId, p => p.Named("Red_Id")).Property(m => m.BlueId, p => p.Named("Blue_Id"))
            .Property(m => m.TournamentId, p => p.Named("Tournament_Id")));
    }

    private static ODataSetBuilder<T, Visitor> Guard<T>(
        ODataSetBuilder<T, Visitor> set, bool visibility, System.Linq.Expressions.Expression<Func<T, Visitor, bool>> predicate)
        where T : class
        => visibility ? set.Visible(predicate) : set;

    private static string? Value(string[] args, string name)
        => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
