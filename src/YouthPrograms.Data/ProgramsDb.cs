using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;
using YouthPrograms.Data.Audit;
using YouthPrograms.Data.Funding;
using YouthPrograms.Data.Kits;
using YouthPrograms.Data.Mail;
using YouthPrograms.Data.People;
using YouthPrograms.Data.Requests;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Data.Training;
using YouthPrograms.Data.Volunteers;

namespace YouthPrograms.Data;

/// <summary>Everything the service knows. Two subclasses, one for each database, hold the migrations apart.</summary>
public abstract class ProgramsDb(DbContextOptions options, ProgramsDbDependencies dependencies)
    : IdentityUserContext<Account, long>(options)
{
    public DbSet<Tournament> Tournaments => Set<Tournament>();

    public DbSet<Event> Events => Set<Event>();

    public DbSet<Delegation> Delegations => Set<Delegation>();

    public DbSet<Athlete> Athletes => Set<Athlete>();

    public DbSet<AthleteRecord> AthleteRecords => Set<AthleteRecord>();

    public DbSet<Entry> Entries => Set<Entry>();

    public DbSet<EntryMember> EntryMembers => Set<EntryMember>();

    public DbSet<Draw> Draws => Set<Draw>();

    public DbSet<Bracket> Brackets => Set<Bracket>();

    public DbSet<Group> Groups => Set<Group>();

    public DbSet<GroupMember> GroupMembers => Set<GroupMember>();

    public DbSet<Match> Matches => Set<Match>();

    public DbSet<Rubber> Rubbers => Set<Rubber>();

    public DbSet<Result> Results => Set<Result>();

    public DbSet<Placing> Placings => Set<Placing>();

    public DbSet<PlayingTable> Tables => Set<PlayingTable>();

    public DbSet<CharityProgram> Programs => Set<CharityProgram>();

    public DbSet<Course> Courses => Set<Course>();

    public DbSet<Venue> Venues => Set<Venue>();

    public DbSet<TrainingSession> TrainingSessions => Set<TrainingSession>();

    public DbSet<Trainer> Trainers => Set<Trainer>();

    public DbSet<SessionTrainer> SessionTrainers => Set<SessionTrainer>();

    public DbSet<School> Schools => Set<School>();

    public DbSet<SchoolClass> SchoolClasses => Set<SchoolClass>();

    public DbSet<Booking> Bookings => Set<Booking>();

    public DbSet<WaitlistEntry> WaitlistEntries => Set<WaitlistEntry>();

    public DbSet<Attendance> Attendances => Set<Attendance>();

    public DbSet<Assessment> Assessments => Set<Assessment>();

    public DbSet<DrillTiming> DrillTimings => Set<DrillTiming>();

    public DbSet<Certificate> Certificates => Set<Certificate>();

    public DbSet<Item> Items => Set<Item>();

    public DbSet<StockPlace> StockPlaces => Set<StockPlace>();

    public DbSet<Lot> Lots => Set<Lot>();

    public DbSet<StockMovement> StockMovements => Set<StockMovement>();

    public DbSet<StockBalance> StockBalances => Set<StockBalance>();

    public DbSet<Handout> Handouts => Set<Handout>();

    public DbSet<HandoutLine> HandoutLines => Set<HandoutLine>();

    public DbSet<Fund> Funds => Set<Fund>();

    public DbSet<Campaign> Campaigns => Set<Campaign>();

    public DbSet<Donation> Donations => Set<Donation>();

    public DbSet<Allocation> Allocations => Set<Allocation>();

    public DbSet<Expense> Expenses => Set<Expense>();

    public DbSet<LedgerTransaction> LedgerTransactions => Set<LedgerTransaction>();

    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();

    public DbSet<Disclosure> Disclosures => Set<Disclosure>();

    public DbSet<DisclosureFigure> DisclosureFigures => Set<DisclosureFigure>();

    public DbSet<DisclosureApproval> DisclosureApprovals => Set<DisclosureApproval>();

    public DbSet<Shift> Shifts => Set<Shift>();

    public DbSet<Signup> Signups => Set<Signup>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    public DbSet<KeyedRequest> KeyedRequests => Set<KeyedRequest>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<AccountLetter> AccountLetters => Set<AccountLetter>();

    public DbSet<ServiceSecret> Secrets => Set<ServiceSecret>();

    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    public DbSet<ReminderRule> ReminderRules => Set<ReminderRule>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();

    public DbSet<AuditorRun> AuditorRuns => Set<AuditorRun>();

    /// <summary>Who acts, and why; the audit events of the next save say so.</summary>
    public Acting Acting => dependencies.Acting;

    internal PersonalDataCipher Cipher => dependencies.Cipher;

    /// <summary>
    /// Begins the transaction of a use case that reads before it writes. SQLite takes its write lock at once, so that
    /// two such transactions follow each other; on PostgreSQL lock the row that guards the decision, see <see cref="LockAsync"/>.
    /// Inside another transaction it is a part of that one: only the outer commit keeps it.
    /// </summary>
    public Task<IDbContextTransaction> BeginWriteAsync(CancellationToken cancellation = default) =>
        Database.CurrentTransaction is { } outer
            ? InnerWrite.BeginAsync(this, outer, cancellation)
            : Database.BeginTransactionAsync(cancellation);

    /// <summary>Locks one row until the transaction ends; the row decides who comes first among concurrent writers.</summary>
    public abstract Task LockAsync<T>(long id, CancellationToken cancellation = default)
        where T : Entity;

    /// <summary>True when the exception says that a unique index refused the row.</summary>
    public abstract bool IsUniqueViolation(DbUpdateException exception);

    /// <summary>True when the exception says that other rows still refer to the row, or that the row refers to none.</summary>
    public abstract bool IsReferenceViolation(DbUpdateException exception);

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new InvalidOperationException("Saving is asynchronous: the audit events follow in the same transaction.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        ClosedBooks.Check(ChangeTracker);
        RaiseVersions();
        var trail = AuditTrail.Of(ChangeTracker, dependencies.Acting, dependencies.Clock.GetUtcNow().UtcDateTime);
        if (trail.IsEmpty)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (!trail.WaitsForKeys)
        {
            AuditEvents.AddRange(trail.Events());
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        return await SaveThenAuditAsync(trail, acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ProgramsDb).Assembly);
        foreach (var type in builder.Model.GetEntityTypes())
        {
            if (typeof(Entity).IsAssignableFrom(type.ClrType))
                type.FindProperty(nameof(Entity.RowVersion))!.IsConcurrencyToken = true;
            Cipher.Encrypt(type);
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
    }

    private async Task<int> SaveThenAuditAsync(AuditTrail trail, bool acceptAll, CancellationToken cancellation)
    {
        var own = Database.CurrentTransaction is null ? await BeginWriteAsync(cancellation) : null;
        await using (own)
        {
            var written = await base.SaveChangesAsync(acceptAll, cancellation);
            AuditEvents.AddRange(trail.Events());
            await base.SaveChangesAsync(acceptAll, cancellation);
            if (own is not null)
                await own.CommitAsync(cancellation);
            return written;
        }
    }

    private void RaiseVersions()
    {
        foreach (EntityEntry<Entity> entry in ChangeTracker.Entries<Entity>())
        {
            if (entry.State is EntityState.Added)
                entry.Entity.RowVersion = 1;
            else if (entry.State is EntityState.Modified)
                entry.Entity.RowVersion++;
        }
    }
}

/// <summary>What every context needs besides its options.</summary>
public sealed record ProgramsDbDependencies(PersonalDataCipher Cipher, Acting Acting, TimeProvider Clock);

/// <summary>Who acts in this scope, for the audit events: the system until somebody signed in.</summary>
public sealed class Acting
{
    public long? AccountId { get; set; }

    public string Name { get; set; } = "system";

    public string? Why { get; set; }
}
