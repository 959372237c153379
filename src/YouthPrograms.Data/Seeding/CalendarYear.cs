namespace YouthPrograms.Data.Seeding;

/// <summary>
/// Public holidays and make-up workdays of a year. <see cref="Estimated"/> until the official notice is out: then working
/// days counted with it are estimates, too.
/// </summary>
public sealed record CalendarYear(
    int Year,
    string Source,
    bool Estimated,
    IReadOnlyList<PublicHoliday> Holidays,
    IReadOnlyList<DateOnly> MakeUpWorkdays)
{
    public bool IsHoliday(DateOnly day) => Holidays.Any(holiday => holiday.From <= day && day <= holiday.To);
}

/// <summary>Both days are included.</summary>
public sealed record PublicHoliday(string Name, string NameEn, DateOnly From, DateOnly To);

internal static class CalendarFiles
{
    public static IReadOnlyList<CalendarYear> Read(SeedFolder folder) =>
        [.. folder.Find("calendar", "*.json").Select(file => ReadYear(folder, file))];

    private static CalendarYear ReadYear(SeedFolder folder, string file)
    {
        var calendar = folder.Read<CalendarYear>(file);
        if (file != $"calendar/{calendar.Year}.json")
            throw new SeedDataException(file, "$.year", $"is {calendar.Year}");
        for (var index = 0; index < calendar.Holidays.Count; index++)
        {
            var holiday = calendar.Holidays[index];
            if (holiday.From > holiday.To || holiday.From.Year != calendar.Year || holiday.To.Year != calendar.Year)
                throw new SeedDataException(file, $"$.holidays[{index}]", "must begin, then end, in the file's year");
        }
        return calendar;
    }
}
