using System.Globalization;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using YouthPrograms.Data.People;
using YouthPrograms.Web.Tests;

[assembly: AssemblyFixture(typeof(YouthPrograms.Browser.Tests.Chromium))]

namespace YouthPrograms.Browser.Tests;

/// <summary>The service with its demo season played, on a real port, and one Chromium to look at it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private readonly PlayedApp app = new();
    private IPlaywright? playwright;
    private IBrowser? browser;

    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        app.UseKestrel(0);
        app.StartServer();
        Address = app.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking"],
        });
    }

    /// <summary>A fresh browser window of the given width, in a language; signed in where an e-mail is given.</summary>
    public async Task<IPage> OpenAsync(string? email = null, int width = 1280, string language = "zh-CN", bool dark = false)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = Address,
            ViewportSize = new() { Width = width, Height = 900 },
            Locale = language,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/language/{language}?back=/account/sign-in");
        if (email is null)
            return page;
        await page.FillAsync("#email", email);
        await page.FillAsync("#password", await PasswordAsync());
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        return page;
    }

    /// <summary>A personal access token of an account, for a program that is not a browser.</summary>
    public async Task<string> TokenAsync(string email, TokenScope scope) => (await app.TokenAsync(email, scope)).Token;

    /// <summary>A picture for whoever reviews the run, kept when <c>SCREENSHOTS</c> names a folder.</summary>
    public static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is not { Length: > 0 } folder)
            return;
        var width = page.ViewportSize!.Width.ToString(CultureInfo.InvariantCulture);
        var language = await page.GetAttributeAsync("html", "lang");
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-{language}.png"), FullPage = true });
    }

    /// <summary>No rule of axe is broken, and nothing is wider than the window.</summary>
    public static async Task AssertAccessibleAsync(IPage page)
    {
        var violations = await ViolationsAsync(page);
        Assert.True(violations.Count == 0, page.Url + "\n" + string.Join('\n', violations));
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{page.Url} is {overflow} px wider than its window");
    }

    /// <summary>
    /// What axe finds wrong, as one line for each rule, which begins with the rule's name. The package's own way of running
    /// it opens a second page and carries over all that is right, too: six times as long.
    /// </summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(violation =>
                [`${violation.id}: ${violation.help}`, ...violation.nodes.slice(0, 3).map(node => node.html)].join('\n    '))
            """);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        await app.DisposeAsync();
    }

    private async Task<string> PasswordAsync() => await app.InDatabaseAsync(async db => (await db.Secrets.FindAsync("demo-password"))!.Value);

    private sealed class PlayedApp : ProgramsApp
    {
        protected override bool PlaysDemo => true;
    }
}
