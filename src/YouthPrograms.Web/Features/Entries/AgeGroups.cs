using System.Globalization;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>The age groups of a tournament: the bands of birth years of its events.</summary>
internal static class AgeGroups
{
    /// <summary>The narrowest band that admits the athlete; null where no event does.</summary>
    public static string? Of(IEnumerable<Event> events, AthleteGender gender, int birthYear) =>
        events.Where(e => e.State != EventState.Cancelled && EventEligibility.Admits(e, gender, birthYear))
            .OrderBy(Width)
            .Select(e => e is { BirthYearFrom: null, BirthYearTo: null } ? Year(birthYear) : LabelOf(e))
            .FirstOrDefault();

    /// <summary>Such as <c>2011</c>, <c>2014–2015</c>, <c>2010–</c>.</summary>
    public static string LabelOf(Event e) => e.BirthYearFrom == e.BirthYearTo
        ? Year(e.BirthYearFrom)
        : $"{Year(e.BirthYearFrom)}–{Year(e.BirthYearTo)}";

    private static int Width(Event e) => (e.BirthYearTo ?? 9999) - (e.BirthYearFrom ?? 0);

    private static string Year(int? year) => year?.ToString(CultureInfo.InvariantCulture) ?? "";
}
