using System.Text.Json;
using Microsoft.Playwright;

namespace YouthPrograms.Browser.Tests.Clients;

/// <summary>A page in which SAP's UI5 is loaded, as an administrator; its sources come from the npm package, as if the service had them.</summary>
public sealed class Ui5(Chromium chromium) : IAsyncLifetime
{
    private const string Root = "/ui5/";
    private const string Resources = "resources/";

    private IPage page = null!;

    public async ValueTask InitializeAsync()
    {
        page = await chromium.OpenAsync("admin@demo.test", language: "en");
        await page.RouteAsync("**" + Root + "**", ServeAsync);
        await page.GotoAsync(Root + "ui5.html");
    }

    /// <summary>Runs one of the steps of <c>ui5.js</c> and answers what it found.</summary>
    public Task<JsonElement?> RunAsync(string step) => page.EvaluateAsync("step => steps[step]()", step);

    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();

    private static Task ServeAsync(IRoute route)
    {
        var name = new Uri(route.Request.Url).AbsolutePath[Root.Length..];
        var file = name.StartsWith(Resources, StringComparison.Ordinal)
            ? Path.Combine(Packages.Folder, "@openui5/sap.ui.core/src", name[Resources.Length..])
            : Path.Combine(Packages.Scripts, name);
        return File.Exists(file) ? route.FulfillAsync(new() { Path = file }) : route.FulfillAsync(new() { Status = 404 });
    }
}
