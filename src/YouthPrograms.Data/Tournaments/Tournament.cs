using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Data.Tournaments;

public enum TournamentState
{
    Draft,
    RegistrationOpen,
    RegistrationClosed,
    Running,
    Completed,
    Cancelled,
}

/// <summary>赛事. Public from <see cref="PublishedAt"/> on; its events publish their draws one by one.</summary>
public sealed class Tournament : Entity
{
    public required string Slug { get; set; }

    public required string Name { get; set; }

    public required string NameEn { get; set; }

    public required string Sport { get; set; }

    public TournamentState State { get; set; }

    public DateOnly StartsOn { get; set; }

    /// <summary>The last day of play, included.</summary>
    public DateOnly EndsOn { get; set; }

    /// <summary>IANA zone of the venue; every time of the tournament is shown in it.</summary>
    public required string TimeZone { get; set; }

    public DateTime? RegistrationOpensAt { get; set; }

    public DateTime? RegistrationClosesAt { get; set; }

    public DateTime? PublishedAt { get; set; }

    public string? CancelReason { get; set; }

    /// <summary>Rises when a registration date moves, so that its reminders are planned anew.</summary>
    public int ScheduleRevision { get; set; }

    public long? VenueId { get; set; }

    public Venue? Venue { get; set; }

    public List<Event> Events { get; } = [];

    public List<Delegation> Delegations { get; } = [];

    public List<PlayingTable> Tables { get; } = [];
}

internal sealed class TournamentMapping : IEntityTypeConfiguration<Tournament>
{
    public void Configure(EntityTypeBuilder<Tournament> tournament)
    {
        tournament.HasIndex(t => t.Slug).IsUnique();
        tournament.HasOne(t => t.Venue).WithMany().OnDelete(DeleteBehavior.Restrict);
    }
}
