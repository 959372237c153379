namespace YouthPrograms.Training.Calendars;

/// <summary>
/// Counts working days: Monday to Friday without public holidays, with make-up workdays. A year without data counts
/// plain weekdays, and whatever touches it is an estimate.
/// </summary>
public sealed class WorkingDays(IEnumerable<CalendarYear> years)
{
    private readonly Dictionary<int, CalendarYear> years = years.ToDictionary(year => year.Year);

    public bool Contains(DateOnly day)
    {
        var isWeekday = day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        if (!years.TryGetValue(day.Year, out var year))
            return isWeekday;
        return year.MakeUpWorkdays.Contains(day) || (isWeekday && !year.Holidays.Contains(day));
    }

    /// <summary>True when a year from the first to the last day, both inclusive, has no data or only estimated data.</summary>
    public bool AreEstimated(DateOnly first, DateOnly last)
    {
        for (var year = first.Year; year <= last.Year; year++)
        {
            if (!years.TryGetValue(year, out var known) || known.Estimated)
                return true;
        }
        return false;
    }

    /// <summary>
    /// The day so many working days after (or, with a negative number, before) the given one, which itself never counts.
    /// 0 gives the day itself, working or not.
    /// </summary>
    public DateOnly Add(DateOnly day, int workingDays)
    {
        var step = Math.Sign(workingDays);
        for (var left = Math.Abs(workingDays); left > 0;)
        {
            day = day.AddDays(step);
            if (Contains(day))
                left--;
        }
        return day;
    }

    /// <summary>Working days after the first day up to and with the last; negative when the last comes before the first.</summary>
    public int Between(DateOnly first, DateOnly last)
    {
        if (last < first)
            return -Between(last, first);
        var count = 0;
        for (var day = first.AddDays(1); day <= last; day = day.AddDays(1))
            count += Contains(day) ? 1 : 0;
        return count;
    }
}
