using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Developers;

/// <summary>What the service offers to programs, for the people who write them.</summary>
public static class Developers
{
    public static void MapDevelopers(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/developers").AllowAnonymous();
        pages.MapGet("", (IServiceProvider services) => Pages.Show<DevelopersPage>(new { Sets = new ServiceDescription(services).Sets() }));
        pages.MapGet("/sets/{name}", (string name, IServiceProvider services) =>
            new ServiceDescription(services).Find(name) is { } set ? Pages.Show<SetPage>(new { Set = set }) : Pages.NotFound());
        // Where there is no script, the form leads to the answer itself.
        pages.MapGet("/open", (string? address) => TypedResults.LocalRedirect(Readable(address)));
    }

    private static string Readable(string? address) =>
        Pages.LocalOr(address?.Replace(" ", "%20", StringComparison.Ordinal), "") is ['/', 'o', 'd', 'a', 't', 'a', ..] and var local ? local : "/developers";
}
