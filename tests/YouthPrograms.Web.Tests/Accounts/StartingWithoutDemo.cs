using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using YouthPrograms.Web.Features.Operations;

namespace YouthPrograms.Web.Tests.Accounts;

/// <summary>A real installation: no demo people, no known password, one link for the first administrator.</summary>
public sealed class StartingWithoutDemo
{
    [Fact]
    public async Task The_first_administrator_is_made_by_a_link_that_works_once()
    {
        using var app = new RealInstallation();
        var printed = app.Start();
        Assert.DoesNotContain("Demo password", printed, StringComparison.Ordinal);
        Assert.Equal(0, await app.InDatabaseAsync(db => Task.FromResult(db.Users.Count())));

        var link = new Uri(printed.Split('\n').Single(line => line.Contains("/account/first?token=", StringComparison.Ordinal)).Split(' ')[^1].Trim()).PathAndQuery;
        var browser = app.Browser();
        var weak = await browser.PostFormAsync(link, "/account/first", new() { ["email"] = "chief@example.test", ["password"] = "short" });
        Assert.NotEmpty((await weak.ReadPageAsync()).ProblemsAt("password"));
        var made = await browser.PostFormAsync(link, "/account/first", new() { ["email"] = "chief@example.test", ["password"] = ProgramsApp.Password });
        Assert.Equal(303, (int)made.StatusCode);
        var again = await browser.PostFormAsync(link, "/account/first", new() { ["email"] = "thief@example.test", ["password"] = ProgramsApp.Password });
        Assert.Equal(403, (int)again.StatusCode);
        Assert.Equal(200, (int)(await (await app.SignInAsync("chief@example.test")).GetAsync("/operate")).StatusCode);
    }

    [Fact]
    public async Task A_guessed_token_makes_nobody()
    {
        using var app = new RealInstallation();
        app.Start();
        var answer = await app.Browser().PostFormAsync("/account/first?token=guess", "/account/first",
            new() { ["email"] = "thief@example.test", ["password"] = ProgramsApp.Password });
        Assert.Equal(403, (int)answer.StatusCode);
        Assert.Equal(0, await app.InDatabaseAsync(db => Task.FromResult(db.Users.Count())));
    }

    private sealed class RealInstallation : ProgramsApp
    {
        private readonly StringWriter printed = new();

        protected override TimeProvider? LoadedBy => null;

        /// <summary>Starts the service; what it printed.</summary>
        public string Start()
        {
            _ = Services;
            return printed.ToString();
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseEnvironment("Production");
            builder.ConfigureTestServices(services => services.AddSingleton(new StartOutput(printed)));
        }
    }
}
