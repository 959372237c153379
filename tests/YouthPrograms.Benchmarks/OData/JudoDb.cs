using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace YouthPrograms.Benchmarks.OData;

public sealed class Club
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public string? City { get; set; }
    public string? Country { get; set; }
    public DateOnly? Founded { get; set; }
    public int Version { get; set; }
    public List<Athlete> Athletes { get; set; } = [];
}

public sealed class Athlete
{
    public int Id { get; set; }
    public string LicenseNo { get; set; } = "";
    public string? FirstName { get; set; }
    public string? LastName { get; set; }
    public DateOnly? BirthDate { get; set; }
    public double? Weight { get; set; }
    public string? Belt { get; set; }
    public bool Active { get; set; }
    public DateTime? Registered { get; set; }
    public TimeOnly? TrainsAt { get; set; }
    public int? ClubId { get; set; }
    public int Version { get; set; }
    public Club? Club { get; set; }
    public List<Match> RedMatches { get; set; } = [];
}

public sealed class Tournament
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public string? City { get; set; }
    public DateTime? StartsAt { get; set; }
    public TimeOnly? StartTime { get; set; }
    public double? Fee { get; set; }
    public int Version { get; set; }
}

public sealed class Match
{
    public int Id { get; set; }
    public int Round { get; set; }
    public int ScoreRed { get; set; }
    public int ScoreBlue { get; set; }
    public DateTime? PlayedAt { get; set; }
    public int? RedId { get; set; }
    public int? BlueId { get; set; }
    public int? TournamentId { get; set; }
    public int Version { get; set; }
    public Athlete? Red { get; set; }
    public Athlete? Blue { get; set; }
    public Tournament? Tournament { get; set; }
}

/// <summary>A judo federation in a file that exists already: instants are ISO text, foreign keys are called <c>Club_Id</c>.</summary>
public sealed class JudoDb(DbContextOptions<JudoDb> options) : DbContext(options)
{
    public DbSet<Club> Clubs => Set<Club>();
    public DbSet<Athlete> Athletes => Set<Athlete>();
    public DbSet<Tournament> Tournaments => Set<Tournament>();
    public DbSet<Match> Matches => Set<Match>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Athlete>().Property(a => a.ClubId).HasColumnName("Club_Id");
        modelBuilder.Entity<Match>(match =>
        {
            match.Property(m => m.RedId).HasColumnName("Red_Id");
            match.Property(m => m.BlueId).HasColumnName("Blue_Id");
            match.Property(m => m.TournamentId).HasColumnName("Tournament_Id");
            match.HasOne(m => m.Red).WithMany(a => a.RedMatches).HasForeignKey(m => m.RedId);
            match.HasOne(m => m.Blue).WithMany().HasForeignKey(m => m.BlueId);
        });
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
        => configurationBuilder.Properties<DateTime>().HaveConversion<IsoText>();

    private sealed class IsoText() : ValueConverter<DateTime, string>(
        instant => instant.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        text => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal));
}
