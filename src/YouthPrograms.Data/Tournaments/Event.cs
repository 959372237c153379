using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace YouthPrograms.Data.Tournaments;

public enum EventKind
{
    Singles,
    Doubles,
    Team,
}

public enum EventGender
{
    Open,
    Boys,
    Girls,
    Mixed,
}

public enum EventState
{
    Setup,
    Drawn,
    Running,
    Completed,
    Cancelled,
}

/// <summary>How an event is played; the regulations of the event as data.</summary>
public enum StageFormat
{
    GroupsThenKnockout,
    Knockout,
    RoundRobin,
}

public enum ThirdPlace
{
    None,
    Shared,
    Playoff,
}

public enum PlacingsTo
{
    None,
    To6,
    To8,
    All,
}

/// <summary>小项: one competition of a tournament, such as boys' singles born 2011.</summary>
public sealed class Event : Entity
{
    public long TournamentId { get; set; }

    public Tournament Tournament { get; set; } = null!;

    public required string Code { get; set; }

    public required string Name { get; set; }

    public required string NameEn { get; set; }

    /// <summary>Position in the tournament's list of events.</summary>
    public int Position { get; set; }

    public EventKind Kind { get; set; }

    public EventGender Gender { get; set; }

    /// <summary>First birth year admitted, included; null admits everybody older.</summary>
    public int? BirthYearFrom { get; set; }

    /// <summary>Last birth year admitted, included; null admits everybody younger.</summary>
    public int? BirthYearTo { get; set; }

    public EventState State { get; set; }

    public required EventFormat Format { get; set; }

    public required EventMatchFormat MatchFormat { get; set; }

    /// <summary>Code of the tie format of a team event, such as <c>world-team</c>; null for other kinds.</summary>
    public string? TieFormat { get; set; }

    public required EventLimits Limits { get; set; }

    /// <summary>When the draw and the results become public: now or, under embargo, later; null while unpublished.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>Rises with each publication, so that a withdrawn and republished draw is announced once more.</summary>
    public int PublishRevision { get; set; }

    public List<Entry> Entries { get; } = [];

    public List<Draw> Draws { get; } = [];

    public List<Bracket> Brackets { get; } = [];

    public List<Placing> Placings { get; } = [];
}

/// <summary>The stages of an event and what they decide.</summary>
public sealed record EventFormat
{
    public StageFormat Stages { get; init; }

    /// <summary>Wanted entries per group; groups differ by at most one.</summary>
    public int GroupSize { get; init; } = 4;

    public int QualifiersPerGroup { get; init; } = 2;

    public ThirdPlace Third { get; init; }

    public PlacingsTo Placings { get; init; }
}

/// <summary>Best of an odd number of games, each to a number of points with a lead.</summary>
public sealed record EventMatchFormat
{
    public int BestOf { get; init; } = 5;

    public int Points { get; init; } = 11;

    public int Lead { get; init; } = 2;
}

/// <summary>Who and how many may enter; null means no limit.</summary>
public sealed record EventLimits
{
    public int? EntriesPerDelegation { get; init; }

    public int? EventsPerAthlete { get; init; }

    public int? TeamSizeFrom { get; init; }

    public int? TeamSizeTo { get; init; }
}

internal sealed class EventMapping : IEntityTypeConfiguration<Event>
{
    public void Configure(EntityTypeBuilder<Event> @event)
    {
        @event.HasIndex(e => new { e.TournamentId, e.Code }).IsUnique();
        @event.ComplexProperty(e => e.Format);
        @event.ComplexProperty(e => e.MatchFormat);
        @event.ComplexProperty(e => e.Limits);
    }
}
