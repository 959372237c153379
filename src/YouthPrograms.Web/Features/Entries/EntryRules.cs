using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>
/// Who may be entered in an event, by its regulations. Each rule answers for itself, so that an entry is refused with all
/// the reasons at once.
/// </summary>
internal static class EntryRules
{
    public static bool AdmitsYear(Event e, int birthYear) =>
        (e.BirthYearFrom is not { } from || birthYear >= from) && (e.BirthYearTo is not { } to || birthYear <= to);

    public static bool AdmitsGender(Event e, AthleteGender gender) => e.Gender switch
    {
        EventGender.Open or EventGender.Mixed => true,
        EventGender.Boys => gender == AthleteGender.Boy,
        EventGender.Girls => gender == AthleteGender.Girl,
    };

    /// <summary>What about the athlete keeps them out of the event.</summary>
    public static IEnumerable<Problem> OfAthlete(Event e, AthleteGender gender, int birthYear)
    {
        if (!AdmitsGender(e, gender))
            yield return EntryProblems.WrongGender(e);
        if (!AdmitsYear(e, birthYear))
            yield return EntryProblems.WrongAgeGroup(e, birthYear);
    }

    /// <summary>Whether the event still takes entries: once drawn, a new one would need a new draw.</summary>
    public static IEnumerable<Problem> OfState(Event e) => e.State switch
    {
        EventState.Setup => [],
        EventState.Cancelled => [EntryProblems.EventCancelled(e)],
        EventState.Drawn or EventState.Running or EventState.Completed => [EntryProblems.EventDrawn(e)],
    };

    /// <param name="e">The event.</param>
    /// <param name="entries">Entries of the delegation in force, the new one included.</param>
    public static IEnumerable<Problem> OfDelegation(Event e, int entries) =>
        e.Limits.EntriesPerDelegation is { } most && entries > most ? [EntryProblems.EntriesFull(e, most)] : [];

    /// <param name="e">The event.</param>
    /// <param name="events">Events of the athlete in this tournament, the new one included.</param>
    public static IEnumerable<Problem> OfEvents(Event e, int events) =>
        e.Limits.EventsPerAthlete is { } most && events > most ? [EntryProblems.EventsFull(e, most)] : [];

    public static IEnumerable<Problem> OfSize(Event e, int members)
    {
        if (e.Kind == EventKind.Doubles && members != 2)
            yield return EntryProblems.PairUneven(e);
        if (e.Kind == EventKind.Team && members < (e.Limits.TeamSizeFrom ?? 1))
            yield return EntryProblems.TeamTooSmall(e, e.Limits.TeamSizeFrom ?? 1);
        if (e.Kind == EventKind.Team && e.Limits.TeamSizeTo is { } most && members > most)
            yield return EntryProblems.TeamTooLarge(e, most);
    }

    /// <summary>A mixed pair is one boy and one girl; a mixed team has at least one of each.</summary>
    public static IEnumerable<Problem> OfMix(Event e, IReadOnlyCollection<AthleteGender> genders) =>
        e.Gender == EventGender.Mixed && genders.Distinct().Count() < 2 ? [EntryProblems.WrongGender(e)] : [];
}
