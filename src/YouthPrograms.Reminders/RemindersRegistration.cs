using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using Quartz;
using YouthPrograms.Data;
using YouthPrograms.Reminders.Jobs;
using YouthPrograms.Reminders.Mail;
using YouthPrograms.Reminders.Messages;
using YouthPrograms.Reminders.Planning;

namespace YouthPrograms.Reminders;

/// <summary>The door of this project.</summary>
public static class RemindersRegistration
{
    /// <summary>The name of the health check of the job store.</summary>
    public const string JobStoreCheck = "job-store";

    /// <summary>The name of the health check of mail.</summary>
    public const string MailCheck = "mail";

    /// <summary>
    /// Planning and sending of mails by the settings under <c>Mail</c> and <c>Programs:PublicUrl</c>. Needs a scoped
    /// <see cref="ProgramsDb"/>. Jobs are kept in <c>jobs.db</c> in <paramref name="dataDirectory"/>, or, when the
    /// connection string is PostgreSQL's, in that database for all nodes together. The checks bear the tag <c>ready</c>.
    /// </summary>
    public static IServiceCollection AddReminders(
        this IServiceCollection services, IConfiguration configuration, string dataDirectory, string connectionString)
    {
        Directory.CreateDirectory(dataDirectory);
        ChineseTimes.Register();
        services.AddMail(configuration, dataDirectory);
        services.AddOutbox();
        services.AddJobs(dataDirectory, connectionString);
        services.AddHealthChecks()
            .AddCheck<JobStoreHealthCheck>(JobStoreCheck, tags: ["ready"])
            .AddCheck<MailHealthCheck>(MailCheck, tags: ["ready"]);
        return services;
    }

    private static void AddMail(this IServiceCollection services, IConfiguration configuration, string dataDirectory)
    {
        services.AddOptions<MailOptions>()
            .Bind(configuration.GetSection(MailOptions.Section))
            .Configure(o => o.PickupFolder = Path.Combine(dataDirectory, "mail"))
            .ValidateOnStart();
        services.AddSingleton(new Links(new Uri(configuration["Programs:PublicUrl"] ?? "http://localhost:5080")));
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsValidation>();
        services.AddSingleton(TransportOf);
        services.AddSingleton<TransportWatch>();
        services.AddHostedService(sp => sp.GetRequiredService<TransportWatch>());
    }

    private static IMailTransport TransportOf(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<MailOptions>>();
        return options.Value.UsesSmtp ? new SmtpMailTransport(options) : new PickupFolderTransport(options);
    }

    private static void AddOutbox(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<OutboxSender>();
        services.AddScoped<OutboxPlanner>();
        services.AddScoped<MailComposer>();
        services.AddScoped<Outbox>();
        services.AddScoped<FlightPlan>();
        services.AddSingleton<ReminderClock>();
    }

    private static void AddJobs(this IServiceCollection services, string dataDirectory, string connectionString)
    {
        // Without it a node that joins stores the triggers anew, and the same minute fires twice.
        services.Configure<QuartzOptions>(o => o.Scheduling.IgnoreDuplicates = true);
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(o =>
            {
                o.InstanceName = "programs";
                o.GenerateInstanceId = true;
            });
            quartz.UseDefaultThreadPool(4);
            quartz.UsePersistentStore(store => Keep(store, dataDirectory, connectionString));
            quartz.AddJob<PlanJob>(job => job.WithIdentity(PlanJob.Key).StoreDurably());
            quartz.AddJob<SendJob>(job => job.WithIdentity(SendJob.Key).StoreDurably());
            quartz.AddJob<ForgetAnswersJob>(job => job.WithIdentity(ForgetAnswersJob.Key).StoreDurably());
            quartz.AddJob<NightlyJob>(job => job.WithIdentity(NightlyJob.Key).StoreDurably());
            quartz.AddTrigger(trigger => trigger.ForJob(NightlyJob.Key).WithIdentity($"{NightlyJob.Key.Name}-regularly", NightlyJob.Key.Group)
                .WithCronSchedule(NightlyJob.Cron, cron => cron.InTimeZone(NightlyJob.Zone)));
            quartz.AddTrigger(trigger => Every(trigger, PlanJob.Key, TimeSpan.FromMinutes(1)));
            quartz.AddTrigger(trigger => Every(trigger, SendJob.Key, TimeSpan.FromSeconds(20)));
            quartz.AddTrigger(trigger => Every(trigger, ForgetAnswersJob.Key, TimeSpan.FromMinutes(10)));
        });
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        services.AddHostedService<Waking>();
    }

    private static void Keep(IPersistentStoreBuilder store, string dataDirectory, string connectionString)
    {
        var clustered = Databases.IsPostgres(connectionString);
        // A file of its own: the polling of the store would fight the writes of requests for the one write lock.
        if (clustered)
            store.UsePostgres(NpgsqlFactory.Instance, connectionString);
        else
            store.UseSqlite(SqliteFactory.Instance, $"Data Source={Path.Combine(dataDirectory, "jobs.db")}");
        store.ProvisionSchema();
        store.ConfigureStore(o =>
        {
            // Only row locks make that safe; SQLite has none.
            o.AcceptEnlistedTransactions = clustered;
            o.StoreJobDataAsStrings = true;
        });
        if (!clustered)
            return;
        store.UseClustering(c =>
        {
            c.CheckinInterval = TimeSpan.FromSeconds(1);
            c.CheckinMisfireThreshold = TimeSpan.FromSeconds(2);
        });
    }

    private static void Every(ITriggerConfigurator<IJob> trigger, JobKey job, TimeSpan interval) => trigger
        .ForJob(job)
        .WithIdentity($"{job.Name}-regularly", job.Group)
        // A beat missed while nobody ran is not made up for: the next one does all the work anyway.
        .WithSimpleSchedule(s => s.WithInterval(interval).RepeatForever()
            .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount));
}
