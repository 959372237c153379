using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Web.Features.Accounts;

namespace YouthPrograms.Web.Tests;

/// <summary>The service as it runs, on a database of its own, with the demo's data but its tournament not played.</summary>
public class ProgramsApp : WebApplicationFactory<Program>
{
    public const string Password = "correct-horse-7";

    private readonly Lazy<TestDatabase> database;

    public ProgramsApp() => database = new(() => LoadedBy is { } clock ? LoadedDemo.Copy(clock) : new());

    public TestDatabase Database => database.Value;

    /// <summary>The clock of the start that has loaded the demo; null when this service is to load, or not to load, its own.</summary>
    protected virtual TimeProvider? LoadedBy => PlaysDemo ? null : TimeProvider.System;

    /// <summary>Whether the demo tournament is played at the start.</summary>
    protected virtual bool PlaysDemo => false;

    /// <summary>A client that keeps its cookies and follows no redirects, so that a test sees each answer.</summary>
    public HttpClient Browser() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>A browser in which a demo user, or one made by <see cref="CreateAccountAsync"/>, has signed in.</summary>
    public async Task<HttpClient> SignInAsync(string email)
    {
        var browser = Browser();
        var answer = await browser.PostFormAsync("/account/sign-in", "/account/sign-in", new() { ["email"] = email, ["password"] = await PasswordOfAsync(email) });
        Assert.Equal(303, (int)answer.StatusCode);
        return browser;
    }

    /// <summary>A client with a bearer token.</summary>
    public async Task<HttpClient> ProgramAsync(string email)
    {
        var client = Browser();
        var answer = await client.PostAsJsonAsync("/auth/login", new { email, password = await PasswordOfAsync(email) });
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A personal access token of an account, for 30 days of the service's clock.</summary>
    public async Task<NewToken> TokenAsync(string email, TokenScope scope)
    {
        await using var services = Services.CreateAsyncScope();
        var now = services.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var account = await services.ServiceProvider.GetRequiredService<ProgramsDb>().Users.Where(a => a.Email == email).Select(a => a.Id).SingleAsync();
        var request = new CreateTokenRequest("test", scope, DateOnly.FromDateTime(now).AddDays(30));
        return (await services.ServiceProvider.GetRequiredService<CreateToken>().RunAsync(request, new Viewer { AccountId = account, Now = now }, default)).Value;
    }

    /// <summary>A client that shows a personal access token, as a bearer token.</summary>
    public HttpClient WithToken(string token)
    {
        var client = Browser();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>An account with one membership; the scope is set by <paramref name="scope"/>.</summary>
    public async Task<long> CreateAccountAsync(string email, MembershipRole role, Action<Membership>? scope = null)
    {
        await using var services = Services.CreateAsyncScope();
        var accounts = services.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = new Account { UserName = email, Email = email, EmailConfirmed = true, DisplayName = email };
        Assert.True((await accounts.CreateAsync(account, Password)).Succeeded);
        var membership = new Membership { AccountId = account.Id, Role = role };
        scope?.Invoke(membership);
        var db = services.ServiceProvider.GetRequiredService<ProgramsDb>();
        db.Memberships.Add(membership);
        await db.SaveChangesAsync();
        return account.Id;
    }

    /// <summary>Runs against the database as the service sees it.</summary>
    public async Task<T> InDatabaseAsync<T>(Func<ProgramsDb, Task<T>> work)
    {
        await using var services = Services.CreateAsyncScope();
        return await work(services.ServiceProvider.GetRequiredService<ProgramsDb>());
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => Configure(builder, Database, PlaysDemo);

    internal static void Configure(IWebHostBuilder builder, TestDatabase database, bool playsDemo)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Programs:DataDirectory", database.Folder);
        builder.UseSetting("Programs:PlayDemo", playsDemo ? "true" : "false");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.UseSetting("RateLimits:Enabled", "false");
        if (database.ConnectionString is { } connection)
            builder.UseSetting("ConnectionStrings:Programs", connection);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && database.IsValueCreated)
            Database.Dispose();
    }

    public async Task<string> PasswordOfAsync(string email) =>
        email.EndsWith("@demo.test", StringComparison.Ordinal)
            ? await InDatabaseAsync(async db => (await db.Secrets.FindAsync("demo-password"))!.Value)
            : Password;
}

/// <summary>What a browser does with forms.</summary>
public static class Browsing
{
    /// <summary>The parsed page; the answer's status must be the expected one.</summary>
    public static async Task<IHtmlDocument> PageAsync(this HttpClient browser, string address, int status = 200)
    {
        var answer = await browser.GetAsync(address);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{address}: {(int)answer.StatusCode}\n{html}");
        return await new HtmlParser().ParseDocumentAsync(html);
    }

    /// <summary>Opens a page, fills the form with the given action as a person would (its hidden fields stay) and sends it.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(
        this HttpClient browser, string page, string action, Dictionary<string, string> fields, (string Name, string FileName, byte[] Content)? file = null)
    {
        var document = await browser.PageAsync(page);
        var form = document.Forms.FirstOrDefault(form => form.GetAttribute("action") == action)
            ?? throw new InvalidOperationException($"{page} has no form for {action}, but: {string.Join(", ", document.Forms.Select(f => f.GetAttribute("action")))}");
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden][name]").Cast<IHtmlInputElement>())
            fields.TryAdd(hidden.Name!, hidden.Value);
        if (file is null)
            return await browser.PostAsync(action, new FormUrlEncodedContent(fields));
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        content.Add(new ByteArrayContent(file.Value.Content), file.Value.Name, file.Value.FileName);
        return await browser.PostAsync(action, content);
    }

    public static async Task<IHtmlDocument> ReadPageAsync(this HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    /// <summary>The texts of the problems shown at a field.</summary>
    public static string[] ProblemsAt(this IHtmlDocument page, string field) =>
        [.. page.QuerySelectorAll($"#{field}-problem").Select(problem => problem.TextContent.Trim())];
}
