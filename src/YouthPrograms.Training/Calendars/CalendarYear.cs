using System.Text.Json;

namespace YouthPrograms.Training.Calendars;

/// <summary>Public holidays and make-up workdays of one year, as the State Council publishes them each November.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Estimated">True before the notice is out: days counted with it may still shift.</param>
/// <param name="Holidays">Days off, weekends inside a holiday included.</param>
/// <param name="MakeUpWorkdays">Weekend days on which people work.</param>
public sealed record CalendarYear(
    int Year, bool Estimated, IReadOnlySet<DateOnly> Holidays, IReadOnlySet<DateOnly> MakeUpWorkdays)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Reads one year's data file: <c>year</c>, <c>estimated</c>, <c>holidays</c> (from, to), <c>makeUpWorkdays</c>.</summary>
    /// <exception cref="JsonException">It is not such a file.</exception>
    public static CalendarYear Parse(string json)
    {
        var file = JsonSerializer.Deserialize<YearFile>(json, Web) ?? throw new JsonException("The calendar file is empty.");
        return new(file.Year, file.Estimated, file.Holidays.SelectMany(Days).ToHashSet(), file.MakeUpWorkdays.ToHashSet());
    }

    private static IEnumerable<DateOnly> Days(Span span)
    {
        for (var day = span.From; day <= span.To; day = day.AddDays(1))
            yield return day;
    }

    private sealed record YearFile(int Year, bool Estimated, Span[] Holidays, DateOnly[] MakeUpWorkdays);

    private sealed record Span(DateOnly From, DateOnly To);
}
