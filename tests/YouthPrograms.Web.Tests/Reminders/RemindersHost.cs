using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using YouthPrograms.Data;
using YouthPrograms.Data.Mail;
using YouthPrograms.Reminders;
using YouthPrograms.Reminders.Jobs;
using YouthPrograms.Reminders.Mail;

namespace YouthPrograms.Web.Tests.Reminders;

/// <summary>
/// One node: the real registration on a real database, a clock that is moved by hand and, unless told otherwise, a
/// transport that records. Its jobs run when a test says so.
/// </summary>
public sealed class RemindersHost : IAsyncDisposable
{
    /// <summary>Thursday morning in Shanghai.</summary>
    public static readonly DateTime Start = new(2026, 11, 26, 1, 0, 0, DateTimeKind.Utc);

    private readonly ServiceProvider services;
    private readonly bool owns;
    private readonly string folder = Directory.CreateTempSubdirectory("programs-").FullName;

    private RemindersHost(RemindersDatabase database, ManualClock clock, RecordingTransport transport, bool recording, bool owns)
    {
        this.owns = owns;
        (Database, Clock, Transport) = (database, clock, transport);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Programs:PublicUrl"] = "https://programs.test",
            ["Mail:From"] = "Youth Programs <programs@programs.test>",
        }).Build();
        var collection = new ServiceCollection();
        AddTo(collection, configuration, database.ConnectionString, folder, clock);
        if (recording)
            collection.Replace(ServiceDescriptor.Singleton<IMailTransport>(transport));
        services = collection.BuildServiceProvider();
    }

    public RemindersDatabase Database { get; }

    public ManualClock Clock { get; }

    public RecordingTransport Transport { get; }

    public string MailFolder => Path.Combine(folder, "mail");

    /// <summary>How many mails are sent at once.</summary>
    public int Connections
    {
        get => services.GetRequiredService<IOptions<MailOptions>>().Value.Connections;
        set => services.GetRequiredService<IOptions<MailOptions>>().Value.Connections = value;
    }

    public OutboxSender Sender => services.GetRequiredService<OutboxSender>();

    public IServiceProvider Services => services;

    public static async Task<RemindersHost> CreateAsync(string database, bool recording = true) =>
        new(await RemindersDatabase.CreateAsync(database), new ManualClock(Start), new RecordingTransport(), recording, owns: true);

    /// <summary>Another node on the same database, clock and transport.</summary>
    public RemindersHost AnotherNode() => new(Database, Clock, Transport, recording: true, owns: false);

    public static void AddTo(
        IServiceCollection collection, IConfiguration configuration, string connectionString, string folder, TimeProvider clock)
    {
        collection.AddLogging();
        collection.AddSingleton(clock);
        collection.AddScoped<Acting>();
        collection.AddScoped(sp => new ProgramsDbDependencies(
            RemindersDatabase.Cipher, sp.GetRequiredService<Acting>(), sp.GetRequiredService<TimeProvider>()));
        if (Databases.IsPostgres(connectionString))
        {
            collection.AddDbContext<PostgresProgramsDb>(o => o.UsePrograms(connectionString));
            collection.AddScoped<ProgramsDb>(sp => sp.GetRequiredService<PostgresProgramsDb>());
        }
        else
        {
            collection.AddDbContext<SqliteProgramsDb>(o => o.UsePrograms(connectionString));
            collection.AddScoped<ProgramsDb>(sp => sp.GetRequiredService<SqliteProgramsDb>());
        }
        collection.AddReminders(configuration, folder, connectionString);
    }

    public async Task WithDbAsync(Func<ProgramsDb, Task> work)
    {
        await using var scope = services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<ProgramsDb>());
    }

    public async Task ChangeAsync(Action<ProgramsDb> change) => await WithDbAsync(async db =>
    {
        change(db);
        await db.SaveChangesAsync();
    });

    public async Task<List<Message>> MessagesAsync()
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ProgramsDb>()
            .Messages.AsNoTracking().OrderBy(m => m.Id).ToListAsync();
    }

    public async Task<Message> TheMessageAsync(string template) =>
        (await MessagesAsync()).Single(m => m.Template == template);

    public async Task PlanAsync()
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<OutboxPlanner>().RunAsync(CancellationToken.None);
    }

    public Task SendAsync() => Sender.RunAsync(CancellationToken.None);

    public async Task PlanAndSendAsync()
    {
        await PlanAsync();
        await SendAsync();
    }

    public async Task<T> OutboxAsync<T>(Func<Outbox, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<Outbox>());
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        if (owns)
            await Database.DisposeAsync();
    }
}
