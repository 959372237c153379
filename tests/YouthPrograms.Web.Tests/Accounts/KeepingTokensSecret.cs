using System.Globalization;
using System.Collections.Concurrent;
using System.Data.Common;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using YouthPrograms.Data;
using YouthPrograms.Data.People;
using YouthPrograms.Web.Tests.Service;

namespace YouthPrograms.Web.Tests.Accounts;

/// <summary>A token stands in the answer that made it and nowhere else: not in a log, a row or a mail.</summary>
public sealed class KeepingTokensSecret
{
    [Fact]
    public async Task It_is_found_nowhere()
    {
        using var app = new OverheardApp();
        var tokens = await UseAsync(app);
        var everything = await EverythingAsync(app);
        foreach (var token in tokens)
        {
            // The search finds what is there, so that what it does not find is not there.
            Assert.Contains(token[..12], everything, StringComparison.Ordinal);
            Assert.DoesNotContain(token[12..], everything, StringComparison.Ordinal);
        }
        Assert.Contains("/odata/Me", everything, StringComparison.Ordinal);
    }

    /// <summary>Tokens made in every way and used in right and wrong ones.</summary>
    private static async Task<string[]> UseAsync(OverheardApp app)
    {
        await app.CreateAccountAsync("canary@example.test", MembershipRole.Administrator);
        var browser = await app.SignInAsync("canary@example.test");
        var page = await browser.PostFormAsync("/account/tokens", "/account/tokens",
            new() { ["name"] = "by form", ["scope"] = "Write", ["expiresOn"] = Tomorrow() });
        var byForm = (await page.ReadPageAsync()).QuerySelector("#new-token")!.TextContent;

        var client = await app.ProgramAsync("canary@example.test");
        client.DefaultRequestHeaders.Add("Idempotency-Key", "one");
        var byAction = (await (await client.RunAsync("Me", "CreateToken", Wanted())).JsonAsync(200)).GetProperty("Token").GetString()!;
        Assert.Equal("idempotency-answer-not-kept", (await (await client.RunAsync("Me", "CreateToken", Wanted())).JsonAsync(409)).Code());
        client.DefaultRequestHeaders.Remove("Idempotency-Key");
        client.DefaultRequestHeaders.Add("Idempotency-Key", "two");
        var batch = new { requests = new[] { new { id = "1", method = "post", url = "Me/YouthPrograms.CreateToken", body = Wanted() } } };
        var byBatch = (await (await client.CreateAsync("$batch", batch)).JsonAsync(200))
            .GetProperty("responses")[0].GetProperty("body").GetProperty("Token").GetString()!;

        string[] tokens = [byForm, byAction, byBatch];
        foreach (var token in tokens)
        {
            await app.WithToken(token).ReadAsync("Me");
            await app.WithToken(token + "x").GetAsync("/odata/Me");
            await (await app.WithToken(token).ChangeAsync("Me", new { DisplayName = "Canary" })).JsonAsync(200);
        }
        await app.WithToken(byForm).RunAsync("Me", "RevokeToken", new { id = 1 });
        return tokens;
    }

    private static object Wanted() => new { name = "by program", scope = "Write", expiresOn = Tomorrow() };

    private static string Tomorrow() => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(1).ToString("O", CultureInfo.InvariantCulture);

    private static async Task<string> EverythingAsync(OverheardApp app)
    {
        var all = new StringBuilder();
        foreach (var line in app.Heard)
            all.AppendLine(line);
        foreach (var mail in Directory.EnumerateFiles(app.Database.Folder, "*.eml", SearchOption.AllDirectories))
            all.AppendLine(await File.ReadAllTextAsync(mail));
        await app.InDatabaseAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct())
                await ReadAsync(db, table, all);
            return 0;
        });
        return all.ToString();
    }

    private static async Task ReadAsync(ProgramsDb db, string table, StringBuilder all)
    {
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            for (var i = 0; i < rows.FieldCount; i++)
                all.Append(rows.GetValue(i)).Append('\t');
        }
    }

    private sealed class OverheardApp : ProgramsApp
    {
        private readonly Listener listener = new();

        public IEnumerable<string> Heard => listener.Heard;

        protected override TimeProvider? LoadedBy => null;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureLogging(logging => logging.AddProvider(listener).AddFilter<Listener>("", LogLevel.Trace));
        }
    }

    private sealed class Listener : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Heard { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Heard.Enqueue(state.ToString()!);
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Heard.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
