using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using YouthPrograms.Data;
using YouthPrograms.Data.Mail;
using YouthPrograms.Reminders;

namespace YouthPrograms.Web.Tests.Reminders;

/// <summary>The whole way on the system's clock: a fact, the scheduler's jobs, a file in the folder.</summary>
public sealed class RunningTheJobs : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programs-").FullName;

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_booking_committed_before_the_start_is_confirmed_after_it(string kind)
    {
        await using var database = await RemindersDatabase.CreateAsync(kind);
        using var node = Node(database);
        await BookAsync(node);

        await node.StartAsync();

        await WaitAsync(node, MailsAreSent(1));
        Assert.Single(Directory.GetFiles(Path.Combine(folder, "mail"), "*.eml"));
        await node.StopAsync();
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task A_woken_planner_sends_at_once_and_a_restarted_node_not_again(string kind)
    {
        await using var database = await RemindersDatabase.CreateAsync(kind);
        using (var node = Node(database))
        {
            await node.StartAsync();
            await WaitAsync(node, HealthIs(RemindersRegistration.JobStoreCheck, HealthStatus.Healthy));
            await BookAsync(node);
            node.Services.GetRequiredService<ReminderClock>().Wake();
            await WaitAsync(node, MailsAreSent(1));
            await node.StopAsync();
        }
        using var restarted = Node(database);
        await restarted.StartAsync();
        await ChangeAsync(restarted, db => db.Bookings.Single().Revision++);
        restarted.Services.GetRequiredService<ReminderClock>().Wake();

        await WaitAsync(restarted, MailsAreSent(2));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(folder, "mail"), "*.eml").Length);
        await restarted.StopAsync();
    }

    [Theory, MemberData(nameof(RemindersDatabase.All), MemberType = typeof(RemindersDatabase))]
    public async Task Two_nodes_woken_together_send_one_mail(string kind)
    {
        await using var database = await RemindersDatabase.CreateAsync(kind);
        using var one = Node(database, "one");
        using var other = Node(database, "other");
        await Task.WhenAll(one.StartAsync(), other.StartAsync());
        await BookAsync(one);

        foreach (var node in new[] { one, other, one, other })
            node.Services.GetRequiredService<ReminderClock>().Wake();
        await WaitAsync(one, MailsAreSent(1));
        await Task.WhenAll(one.StopAsync(), other.StopAsync());

        Assert.Single(Directory.GetFiles(folder, "*.eml", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_mail_server_that_is_not_there_is_named_at_the_start_and_the_node_serves_on()
    {
        await using var database = await RemindersDatabase.CreateAsync(RemindersDatabase.Sqlite);
        var closed = new SmtpServer();
        var port = closed.Port;
        await closed.DisposeAsync();
        var said = new Sayings();
        using var node = Node(database, settings: new()
        {
            ["Mail:Transport"] = "smtp",
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = $"{port}",
            ["Mail:Security"] = "none",
        }, log: said);

        await node.StartAsync();

        await WaitAsync(node, _ => Task.FromResult(said.Lines.Any(l => l.Contains("Mail:Port", StringComparison.Ordinal))));
        await WaitAsync(node, HealthIs(RemindersRegistration.MailCheck, HealthStatus.Degraded));
        await node.StopAsync();
    }

    [Fact]
    public async Task Both_checks_are_healthy_on_a_running_node()
    {
        await using var database = await RemindersDatabase.CreateAsync(RemindersDatabase.Sqlite);
        using var node = Node(database);
        await node.StartAsync();

        await WaitAsync(node, HealthIs(RemindersRegistration.JobStoreCheck, HealthStatus.Healthy));
        await WaitAsync(node, HealthIs(RemindersRegistration.MailCheck, HealthStatus.Healthy));
        await node.StopAsync();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private IHost Node(
        RemindersDatabase database, string name = "", Dictionary<string, string?>? settings = null, ILoggerProvider? log = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        RemindersHost.AddTo(
            builder.Services,
            new ConfigurationBuilder().AddInMemoryCollection(settings ?? []).Build(),
            database.ConnectionString,
            Path.Combine(folder, name),
            TimeProvider.System);
        if (log is not null)
            builder.Logging.AddProvider(log);
        return builder.Build();
    }

    private static Task BookAsync(IHost node) => ChangeAsync(node, db =>
    {
        var booking = Stories.Booking(Stories.Account("school"), DateTime.UtcNow);
        booking.Session.StartsAt = DateTime.UtcNow.AddDays(5);
        booking.Session.EndsAt = DateTime.UtcNow.AddDays(5).AddHours(2);
        db.Add(booking);
        db.AddRange(Stories.Rules.Select(r => Stories.Rule(r.Code, r.Offset, r.Class)));
    });

    private static async Task ChangeAsync(IHost node, Action<ProgramsDb> change)
    {
        await using var scope = node.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProgramsDb>();
        change(db);
        await db.SaveChangesAsync();
    }

    private static Func<IServiceProvider, Task<bool>> MailsAreSent(int count) => async services =>
        await services.GetRequiredService<ProgramsDb>().Messages.CountAsync(m => m.State == MessageState.Sent) == count;

    private static Func<IServiceProvider, Task<bool>> HealthIs(string check, HealthStatus status) => async services =>
        (await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(c => c.Name == check)).Status == status;

    // Waits for what must come, however long a busy machine takes; only a minute of nothing is a failure.
    private static async Task WaitAsync(IHost node, Func<IServiceProvider, Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            await using (var scope = node.Services.CreateAsyncScope())
            {
                if (await holds(scope.ServiceProvider))
                    return;
            }
            await Task.Delay(50, patience.Token);
        }
    }

    private sealed class Sayings : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> lines = new();

        public IEnumerable<string> Lines => lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
