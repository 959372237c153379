using Microsoft.EntityFrameworkCore;

namespace YouthPrograms.OData.Tests.Support;

public enum Hand
{
    Left,
    Right,
}

[Flags]
public enum Skills
{
    None = 0,
    Serve = 1,
    Spin = 2,
    Block = 4,
}

public sealed class Address
{
    public string City { get; set; } = "";
    public string? Street { get; set; }
}

public sealed record Limits(int MaxTeams, string? Note);

public sealed class Club
{
    public long Id { get; set; }
    public string Name { get; set; } = "";
    public DateOnly? FoundedOn { get; set; }
    public Address Address { get; set; } = new();
    public bool Secret { get; set; }
    public int RowVersion { get; set; }
    public List<Athlete> Athletes { get; set; } = [];
}

public sealed class Athlete
{
    public long Id { get; set; }
    public string Name { get; set; } = "";
    public string? Nick { get; set; }
    public int BirthYear { get; set; }
    public int? Rank { get; set; }
    public decimal? Weight { get; set; }
    public double Score { get; set; }
    public bool Active { get; set; }
    public Hand Hand { get; set; }
    public Skills Skills { get; set; }
    public DateTime RegisteredAt { get; set; }
    public TimeOnly? TrainsAt { get; set; }
    public Guid Card { get; set; }
    public byte[]? Photo { get; set; }
    public List<string> Tags { get; set; } = [];
    public string Phone { get; set; } = "";
    public long? ClubId { get; set; }
    public Club? Club { get; set; }
    public int RowVersion { get; set; }
}

public sealed class Tournament
{
    public long Id { get; set; }
    public string Name { get; set; } = "";
    public DateTime? PublishedAt { get; set; }
    public Limits? Limits { get; set; }
    public int RowVersion { get; set; }
    public List<Match> Matches { get; set; } = [];
    public List<Club> Hosts { get; set; } = [];
}

public sealed class Match
{
    public long Id { get; set; }
    public int Number { get; set; }
    public long TournamentId { get; set; }
    public Tournament Tournament { get; set; } = null!;
    public long? RedId { get; set; }
    public Athlete? Red { get; set; }
    public Match? Next { get; set; }
    public long? NextId { get; set; }
}

/// <summary>Its number is painted on the floor, so callers choose the key.</summary>
public sealed class Court
{
    public long Id { get; set; }
    public string Name { get; set; } = "";
    public string Surface { get; set; } = "wood";
    public int? Seats { get; set; }
    public bool Closed { get; set; }
    public int RowVersion { get; set; }
    public List<CourtHour> Hours { get; set; } = [];
}

public sealed class CourtHour
{
    public long Id { get; set; }
    public TimeOnly OpensAt { get; set; }
    public string? Note { get; set; }
    public long CourtId { get; set; }
    public Court Court { get; set; } = null!;
}

public sealed record Viewer(bool SignedIn, long[] ClubIds)
{
    /// <summary>The club of those who have exactly one.</summary>
    public long? Home => ClubIds is [var one] ? one : null;
}

public sealed class LeagueDb(DbContextOptions<LeagueDb> options) : DbContext(options)
{
    public DbSet<Club> Clubs => Set<Club>();
    public DbSet<Athlete> Athletes => Set<Athlete>();
    public DbSet<Tournament> Tournaments => Set<Tournament>();
    public DbSet<Match> Matches => Set<Match>();
    public DbSet<Court> Courts => Set<Court>();
    public DbSet<CourtHour> CourtHours => Set<CourtHour>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Club>().ComplexProperty(c => c.Address);
        modelBuilder.Entity<Athlete>().Property(a => a.RowVersion).IsConcurrencyToken();
        modelBuilder.Entity<Tournament>().Property(t => t.Limits).HasConversion(
            l => System.Text.Json.JsonSerializer.Serialize(l, (System.Text.Json.JsonSerializerOptions?)null),
            s => System.Text.Json.JsonSerializer.Deserialize<Limits>(s, (System.Text.Json.JsonSerializerOptions?)null));
        modelBuilder.Entity<Tournament>().HasMany(t => t.Hosts).WithMany();
        modelBuilder.Entity<Court>().Property(c => c.Id).ValueGeneratedNever();
        modelBuilder.Entity<Match>().HasOne(m => m.Red).WithMany().HasForeignKey(m => m.RedId);
        modelBuilder.Entity<Match>().HasOne(m => m.Next).WithMany().HasForeignKey(m => m.NextId);
        // Fixed offsets apart, PostgreSQL wants to know that the instants are UTC.
        if (Database.IsSqlite())
            modelBuilder.Entity<Athlete>().Property(a => a.RegisteredAt).HasConversion(v => v, v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
    }
}
