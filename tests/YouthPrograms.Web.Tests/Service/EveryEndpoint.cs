using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace YouthPrograms.Web.Tests.Service;

/// <summary>The table of routes, walked with every role.</summary>
public sealed class EveryEndpoint(ProgramsApp app) : IClassFixture<ProgramsApp>
{
    private static readonly string[] Everybody =
        ["", "organizer", "coach", "school", "parent", "trainer", "officer", "scorer", "admin", "auditor"];

    /// <summary>Who gets each closed page; everybody else is asked to sign in or refused. Public pages have no entry.</summary>
    private static readonly Dictionary<string, string[]> Closed = new()
    {
        ["/account"] = Everybody[1..],
        ["/coach"] = ["coach"],
        ["/organize"] = ["organizer", "admin"],
        ["/school"] = ["school"],
        ["/family"] = Everybody[1..],
        ["/train"] = ["trainer"],
        ["/office"] = ["officer", "admin"],
        ["/operate"] = ["admin", "auditor"],
        ["/operate/audit"] = ["admin", "auditor"],
    };

    [Fact]
    public void Says_who_may_use_it()
    {
        var silent = app.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(endpoint => !endpoint.Metadata.OfType<IAuthorizeData>().Any() && !endpoint.Metadata.OfType<IAllowAnonymous>().Any())
            .Select(endpoint => endpoint.DisplayName)
            // In Development the framework looks for files that were added after the build; the fallback policy closes that.
            .Where(name => name != "Fallback {**path:file}");
        Assert.Empty(silent);
    }

    [Fact]
    public async Task Opens_for_those_it_names_and_for_nobody_else()
    {
        var wrong = new List<string>();
        foreach (var role in Everybody)
        {
            var browser = role.Length == 0 ? app.Browser() : await app.SignInAsync($"{role}@demo.test");
            foreach (var (address, admitted) in Closed)
            {
                var answer = await browser.GetAsync(address);
                var expected = admitted.Contains(role) ? 200 : 302;
                if ((int)answer.StatusCode != expected)
                    wrong.Add($"{address} as '{role}': {(int)answer.StatusCode} instead of {expected}");
            }
        }
        Assert.Empty(wrong);
    }
}
