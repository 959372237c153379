using YouthPrograms.Competitions;
using YouthPrograms.Competitions.Eligibility;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>An athlete as an entry proposes them: with the events they are in already, the proposed one left out.</summary>
internal sealed record Candidate(long Id, AthleteGender Gender, int BirthYear, IReadOnlyCollection<Event> OtherEvents, bool InThisEvent = false);

/// <summary>
/// Asks the engine who may be entered, by the regulations of the event, and says its answer in problems. Whether entries
/// may be made at this time at all is the <see cref="RegistrationWindow"/>'s question.
/// </summary>
internal static class EventEligibility
{
    /// <summary>All reasons against a new entry of these athletes, beside the entries that the delegation has in the event.</summary>
    public static IEnumerable<Problem> OfEntry(Event e, IReadOnlyList<Candidate> athletes, int delegationEntries) =>
        [.. OfState(e), .. Check(e, RulesOf(e), athletes, delegationEntries), .. OfMix(e, athletes)];

    /// <summary>All reasons against one more athlete of a roster.</summary>
    /// <param name="e">The event.</param>
    /// <param name="athlete">The athlete.</param>
    /// <param name="taken">Entries of the delegation in a singles event; members that its team has so far in a team event.</param>
    public static IEnumerable<Problem> OfRosterLine(Event e, Candidate athlete, int taken)
    {
        var rules = RulesOf(e);
        if (e.Kind == EventKind.Singles)
            return [.. OfState(e), .. Check(e, rules, [athlete], taken)];
        var place = rules with { MinRoster = 0, MaxRoster = rules.MaxRoster - taken, MaxEntriesPerDelegation = null };
        return [.. OfState(e), .. Check(e, place, [athlete], 0)];
    }

    /// <summary>What about the athlete alone keeps them out of the event.</summary>
    public static IEnumerable<Problem> OfAthlete(Event e, AthleteGender gender, int birthYear)
    {
        var rules = RulesOf(e) with { MinRoster = 0, MaxEntriesPerDelegation = null, MaxEventsPerAthlete = null };
        return Check(e, rules, [new Candidate(0, gender, birthYear, [])], 0);
    }

    public static bool Admits(Event e, AthleteGender gender, int birthYear) => !OfAthlete(e, gender, birthYear).Any();

    /// <summary>Whether an entry may have this many members.</summary>
    public static IEnumerable<Problem> OfSize(Event e, int members)
    {
        var rules = RulesOf(e);
        if (members < rules.MinRoster)
            yield return TooSmall(e, rules);
        if (members > rules.MaxRoster)
            yield return TooLarge(e, rules);
    }

    /// <summary>Whether the event still takes entries: once drawn, a new one would need a new draw.</summary>
    public static IEnumerable<Problem> OfState(Event e) => e.State switch
    {
        EventState.Setup => [],
        EventState.Cancelled => [EntryProblems.EventCancelled(e)],
        EventState.Drawn or EventState.Running or EventState.Completed => [EntryProblems.EventDrawn(e)],
    };

    private static IEnumerable<Problem> Check(Event e, EntryRules rules, IReadOnlyList<Candidate> athletes, int delegationEntries)
    {
        var proposal = new EntryProposal([.. athletes.Select(FactsOf)], delegationEntries, default);
        return EntryCheck.Of(rules, proposal).Select(issue => Say(e, issue)).DistinctBy(problem => problem.Code);
    }

    // A mixed pair is one boy and one girl, a mixed team has at least one of each; the engine knows one gender or any.
    private static IEnumerable<Problem> OfMix(Event e, IReadOnlyList<Candidate> athletes) =>
        e.Gender == EventGender.Mixed && athletes.Select(a => a.Gender).Distinct().Count() < 2 ? [EntryProblems.WrongGender(e)] : [];

    private static EntryRules RulesOf(Event e) => new()
    {
        BornFrom = e.BirthYearFrom,
        BornTo = e.BirthYearTo,
        Gender = e.Gender switch
        {
            EventGender.Open or EventGender.Mixed => null,
            EventGender.Boys => Gender.Male,
            EventGender.Girls => Gender.Female,
        },
        AgeGroup = GroupOf(e),
        MaxEntriesPerDelegation = e.Limits.EntriesPerDelegation,
        MaxEventsPerAthlete = e.Limits.EventsPerAthlete,
        MinRoster = e.Kind switch { EventKind.Singles => 1, EventKind.Doubles => 2, EventKind.Team => e.Limits.TeamSizeFrom ?? 1 },
        MaxRoster = e.Kind switch { EventKind.Singles => 1, EventKind.Doubles => 2, EventKind.Team => e.Limits.TeamSizeTo ?? int.MaxValue },
    };

    private static string? GroupOf(Event e) => e is { BirthYearFrom: null, BirthYearTo: null } ? null : AgeGroups.LabelOf(e);

    private static Competitions.Eligibility.AthleteFacts FactsOf(Candidate athlete) =>
        new(new AthleteId(athlete.Id), athlete.BirthYear, athlete.Gender == AthleteGender.Boy ? Gender.Male : Gender.Female)
        {
            OtherEvents = [.. athlete.OtherEvents.Select(e => new EnteredEvent(GroupOf(e)))],
            InThisEvent = athlete.InThisEvent,
        };

    private static Problem Say(Event e, EligibilityIssue issue) => issue.Code switch
    {
        EligibilityCode.BornOutsideBand => EntryProblems.WrongAgeGroup(e, issue.Args[0]),
        EligibilityCode.WrongGender => EntryProblems.WrongGender(e),
        EligibilityCode.OtherAgeGroup => EntryProblems.OtherAgeGroup(e),
        EligibilityCode.AlreadyEntered => EntryProblems.AlreadyEntered(e),
        EligibilityCode.TooManyEvents => EntryProblems.EventsFull(e, issue.Args[1]),
        EligibilityCode.TooManyEntriesOfDelegation => EntryProblems.EntriesFull(e, issue.Args[1]),
        EligibilityCode.RosterTooSmall => TooSmall(e, RulesOf(e)),
        EligibilityCode.RosterTooLarge => TooLarge(e, RulesOf(e)),
        // Asked by no event: its data holds neither unknown years and genders nor these conditions, and the window is not given.
        EligibilityCode.BirthYearUnknown or EligibilityCode.GenderUnknown or EligibilityCode.BirthDateNotVerified
            or EligibilityCode.ConsentMissing or EligibilityCode.SafetyCourseMissing or EligibilityCode.RegistrationNotOpen
            or EligibilityCode.RegistrationClosed => throw new InvalidOperationException($"Not asked for: {issue}"),
    };

    private static Problem TooSmall(Event e, EntryRules rules) =>
        e.Kind == EventKind.Team ? EntryProblems.TeamTooSmall(e, rules.MinRoster) : EntryProblems.PairUneven(e);

    private static Problem TooLarge(Event e, EntryRules rules) =>
        e.Kind == EventKind.Team ? EntryProblems.TeamTooLarge(e, rules.MaxRoster) : EntryProblems.PairUneven(e);
}
