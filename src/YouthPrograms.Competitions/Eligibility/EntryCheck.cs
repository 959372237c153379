using System.Text.Json.Serialization;

namespace YouthPrograms.Competitions.Eligibility;

public enum Gender
{
    Female,
    Male,
}

/// <summary>What is known of an athlete.</summary>
public sealed record AthleteFacts(AthleteId Id, int? BirthYear = null, Gender? Gender = null)
{
    public bool BirthDateVerified { get; init; }
    public bool ConsentPresent { get; init; }
    public bool SafetyCourseDone { get; init; }

    /// <summary>Events of the tournament already entered, this one left out.</summary>
    public IReadOnlyList<EnteredEvent> OtherEvents { get; init; } = [];

    /// <summary>True when this athlete is already in the very event that is entered.</summary>
    public bool InThisEvent { get; init; }
}

public sealed record EnteredEvent(string? AgeGroup = null);

/// <summary>An entry somebody wants to make.</summary>
public sealed record EntryProposal(IReadOnlyList<AthleteFacts> Athletes, int DelegationEntries, DateTime At);

public enum EligibilityCode
{
    /// <summary>Args: birth year, first year, last year (0 for an open end).</summary>
    BornOutsideBand,
    BirthYearUnknown,
    WrongGender,
    GenderUnknown,

    /// <summary>Already entered in an event of another age group.</summary>
    OtherAgeGroup,

    /// <summary>Already entered in this event, or named twice in this entry.</summary>
    AlreadyEntered,

    /// <summary>Args: events with this one, most allowed.</summary>
    TooManyEvents,

    /// <summary>Args: entries with this one, most allowed.</summary>
    TooManyEntriesOfDelegation,

    /// <summary>Args: athletes, least.</summary>
    RosterTooSmall,

    /// <summary>Args: athletes, most.</summary>
    RosterTooLarge,
    BirthDateNotVerified,
    ConsentMissing,
    SafetyCourseMissing,
    RegistrationNotOpen,
    RegistrationClosed,
}

/// <summary>One reason against an entry; the athlete is null when the entry as a whole is meant.</summary>
public sealed record EligibilityIssue(
    EligibilityCode Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] AthleteId? Athlete,
    IReadOnlyList<int> Args)
{
    public override string ToString() => $"{Code} {Athlete} ({string.Join(", ", Args)})";
}

/// <summary>Checks an entry against the rules of its event and returns all reasons against it at once.</summary>
public static class EntryCheck
{
    public static IReadOnlyList<EligibilityIssue> Of(EntryRules rules, EntryProposal entry) =>
    [
        .. Window(rules, entry.At),
        .. Sizes(rules, entry),
        .. entry.Athletes.SelectMany(a => Person(rules, a)),
        .. entry.Athletes.SelectMany(a => Events(rules, a)),
        .. entry.Athletes.CountBy(a => a.Id).Where(p => p.Value > 1)
            .Select(p => new EligibilityIssue(EligibilityCode.AlreadyEntered, p.Key, [])),
    ];

    private static IEnumerable<EligibilityIssue> Window(EntryRules rules, DateTime at)
    {
        if (at < rules.OpensAt)
            yield return new(EligibilityCode.RegistrationNotOpen, null, []);
        if (at >= rules.ClosesAt)
            yield return new(EligibilityCode.RegistrationClosed, null, []);
    }

    private static IEnumerable<EligibilityIssue> Sizes(EntryRules rules, EntryProposal entry)
    {
        var athletes = entry.Athletes.Count;
        var entries = entry.DelegationEntries + 1;
        if (entries > rules.MaxEntriesPerDelegation)
            yield return new(EligibilityCode.TooManyEntriesOfDelegation, null, [entries, rules.MaxEntriesPerDelegation.Value]);
        if (athletes < rules.MinRoster)
            yield return new(EligibilityCode.RosterTooSmall, null, [athletes, rules.MinRoster]);
        if (athletes > rules.MaxRoster)
            yield return new(EligibilityCode.RosterTooLarge, null, [athletes, rules.MaxRoster]);
    }

    private static IEnumerable<EligibilityIssue> Person(EntryRules rules, AthleteFacts athlete)
    {
        if ((rules.BornFrom ?? rules.BornTo) is not null && athlete.BirthYear is null)
            yield return new(EligibilityCode.BirthYearUnknown, athlete.Id, []);
        if (athlete.BirthYear is { } year && (year < rules.BornFrom || year > rules.BornTo))
            yield return new(EligibilityCode.BornOutsideBand, athlete.Id, [year, rules.BornFrom ?? 0, rules.BornTo ?? 0]);
        if (rules.Gender is not null && athlete.Gender is null)
            yield return new(EligibilityCode.GenderUnknown, athlete.Id, []);
        if (athlete.Gender is not null && rules.Gender is not null && athlete.Gender != rules.Gender)
            yield return new(EligibilityCode.WrongGender, athlete.Id, []);
        if (rules.VerifiedBirthDate && !athlete.BirthDateVerified)
            yield return new(EligibilityCode.BirthDateNotVerified, athlete.Id, []);
        if (rules.GuardianConsent && !athlete.ConsentPresent)
            yield return new(EligibilityCode.ConsentMissing, athlete.Id, []);
        if (rules.SafetyCourse && !athlete.SafetyCourseDone)
            yield return new(EligibilityCode.SafetyCourseMissing, athlete.Id, []);
    }

    private static IEnumerable<EligibilityIssue> Events(EntryRules rules, AthleteFacts athlete)
    {
        if (athlete.InThisEvent)
            yield return new(EligibilityCode.AlreadyEntered, athlete.Id, []);
        if (rules.AgeGroup is { } group && athlete.OtherEvents.Any(e => e.AgeGroup is { } other && other != group))
            yield return new(EligibilityCode.OtherAgeGroup, athlete.Id, []);
        if (athlete.OtherEvents.Count + 1 > rules.MaxEventsPerAthlete)
            yield return new(
                EligibilityCode.TooManyEvents, athlete.Id, [athlete.OtherEvents.Count + 1, rules.MaxEventsPerAthlete.Value]);
    }
}
