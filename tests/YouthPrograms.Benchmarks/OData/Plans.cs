using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace YouthPrograms.Benchmarks.OData;

/// <summary>
/// One read through the whole pipeline, by a plan and bound anew: what a hit allocates does not grow with the expressions of
/// the request, because none are made.
/// </summary>
[MemoryDiagnoser]
public class Plans
{
    private string file = "";
    private WebApplication app = null!;
    private TestServer server = null!;
    private int next;

    [Params(true, false)]
    public bool Planned { get; set; }

    [Params(
        "/odata/Athletes({0})",
        "/odata/Athletes?$filter=Weight gt {0} and Belt eq 'Blue'&$orderby=LastName,Id&$select=Id,LastName&$top=20",
        "/odata/Athletes?$filter=Weight gt {0} and (Belt eq 'Blue' or Belt eq 'Red' or startswith(LastName,'A') or length(FirstName) gt 3)&$orderby=LastName,Id&$select=Id,LastName&$top=20")]
    public string Url { get; set; } = "";

    [GlobalSetup]
    public async Task StartAsync()
    {
        file = Path.GetTempFileName();
        app = Host.Build(file, visibility: false, Planned, web => web.UseTestServer());
        using (var scope = app.Services.CreateScope())
            Fill(scope.ServiceProvider.GetRequiredService<JudoDb>());
        await app.StartAsync();
        server = app.GetTestServer();
        await ReadAsync();
    }

    private static void Fill(JudoDb db)
    {
        db.Database.EnsureDeleted();
        db.Database.EnsureCreated();
        db.Athletes.AddRange(Enumerable.Range(1, 200).Select(i => new Athlete
        {
            LicenseNo = "L" + i,
            FirstName = "Name",
            LastName = "Name " + i,
            Weight = 50 + i,
            Belt = "Blue",
        }));
        db.SaveChanges();
    }

    [Benchmark]
    public async Task<long> ReadAsync()
    {
        next = (next % 100) + 1;
        var url = Url.Replace("{0}", next.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var mark = url.IndexOf('?', StringComparison.Ordinal);
        var http = await server.SendAsync(context =>
        {
            context.Request.Method = HttpMethods.Get;
            context.Request.Scheme = "http";
            context.Request.Host = new("localhost");
            context.Request.Path = mark < 0 ? url : url[..mark];
            context.Request.QueryString = mark < 0 ? default : new(url[mark..]);
        });
        using var body = new MemoryStream();
        await http.Response.Body.CopyToAsync(body);
        return http.Response.StatusCode == StatusCodes.Status200OK ? body.Length : throw new InvalidOperationException("Not answered.");
    }

    [GlobalCleanup]
    public async Task StopAsync()
    {
        await app.DisposeAsync();
        File.Delete(file);
    }
}
