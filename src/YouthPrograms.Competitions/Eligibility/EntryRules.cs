namespace YouthPrograms.Competitions.Eligibility;

/// <summary>What the regulations ask of an entry in one event; null and false ask for nothing.</summary>
public sealed record EntryRules
{
    /// <summary>Years, not ages, so that nobody grows out of an event while it runs. Both ends belong to the band.</summary>
    public int? BornFrom { get; init; }

    public int? BornTo { get; init; }

    /// <summary>Null for mixed and open events.</summary>
    public Gender? Gender { get; init; }

    /// <summary>For example "U14 2011"; an athlete enters events of one age group only. Null for events outside of it.</summary>
    public string? AgeGroup { get; init; }

    public int? MaxEntriesPerDelegation { get; init; }
    public int? MaxEventsPerAthlete { get; init; }

    /// <summary>Athletes of one entry: 1 for singles, 2 for a pair, the roster of a team.</summary>
    public int MinRoster { get; init; } = 1;

    public int MaxRoster { get; init; } = 1;
    public bool VerifiedBirthDate { get; init; }
    public bool GuardianConsent { get; init; }
    public bool SafetyCourse { get; init; }

    /// <summary>Inclusive, UTC.</summary>
    public DateTime? OpensAt { get; init; }

    /// <summary>Exclusive, UTC.</summary>
    public DateTime? ClosesAt { get; init; }

    /// <summary>Every reason why these rules keep everybody out; empty when somebody can fulfil them.</summary>
    public IReadOnlyList<EntryRulesIssue> Check() => [.. Issues()];

    private IEnumerable<EntryRulesIssue> Issues()
    {
        if (BornFrom > BornTo)
            yield return EntryRulesIssue.BandReversed;
        if (MaxRoster < 1 || MinRoster < 0)
            yield return EntryRulesIssue.RosterBelowOne;
        if (MinRoster > MaxRoster)
            yield return EntryRulesIssue.RosterReversed;
        if (MaxEntriesPerDelegation < 1)
            yield return EntryRulesIssue.EntriesBelowOne;
        if (MaxEventsPerAthlete < 1)
            yield return EntryRulesIssue.EventsBelowOne;
        if (OpensAt >= ClosesAt)
            yield return EntryRulesIssue.WindowEmpty;
    }
}

public enum EntryRulesIssue
{
    /// <summary>The first year of birth is after the last.</summary>
    BandReversed,
    RosterBelowOne,

    /// <summary>The least number of athletes is above the most.</summary>
    RosterReversed,
    EntriesBelowOne,
    EventsBelowOne,

    /// <summary>Registration closes before it opens.</summary>
    WindowEmpty,
}
