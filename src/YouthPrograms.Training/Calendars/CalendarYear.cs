namespace YouthPrograms.Training.Calendars;

/// <summary>Public holidays and make-up workdays of one year, as the State Council publishes them each November.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Estimated">True before the notice is out: days counted with it may still shift.</param>
/// <param name="Holidays">Days off, weekends inside a holiday included.</param>
/// <param name="MakeUpWorkdays">Weekend days on which people work.</param>
public sealed record CalendarYear(
    int Year, bool Estimated, IReadOnlySet<DateOnly> Holidays, IReadOnlySet<DateOnly> MakeUpWorkdays)
{
    /// <summary>Every day of a holiday, the first and the last included.</summary>
    public static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
            yield return day;
    }
}
