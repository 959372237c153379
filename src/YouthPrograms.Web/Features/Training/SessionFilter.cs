using System.Globalization;
using Microsoft.Extensions.Primitives;
using YouthPrograms.Data.Training;

namespace YouthPrograms.Web.Features.Training;

/// <summary>What somebody looks for. It comes from an address, so whatever makes no sense is left out.</summary>
public sealed record SessionFilter(string? Topic, int? Grade, DateOnly? Month, bool FreeOnly, bool AsCalendar)
{
    public static readonly IReadOnlyList<int> Grades = [.. Enumerable.Range(1, 12)];

    public static SessionFilter Of(IQueryCollection query)
    {
        string? Text(string name) => StringValues.IsNullOrEmpty(query[name]) ? null : query[name].ToString();
        var grade = int.TryParse(Text("grade"), CultureInfo.InvariantCulture, out var number) && Grades.Contains(number) ? number : (int?)null;
        var month = DateOnly.TryParseExact(Text("month") + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 2000 and < 9000 ? day : (DateOnly?)null;
        return new(Text("topic"), grade, month, Text("free") is "true", Text("view") is "calendar");
    }

    /// <summary>The address of the same search with something changed.</summary>
    public string Address(string path)
    {
        List<string> parts = [];
        if (Topic is not null)
            parts.Add("topic=" + Uri.EscapeDataString(Topic));
        if (Grade is { } grade)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"grade={grade}"));
        if (Month is { } month)
            parts.Add("month=" + Key(month));
        if (FreeOnly)
            parts.Add("free=true");
        if (AsCalendar)
            parts.Add("view=calendar");
        return parts.Count == 0 ? path : path + "?" + string.Join('&', parts);
    }

    public static string Key(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public IQueryable<TrainingSession> Apply(IQueryable<TrainingSession> sessions, DateTime now)
    {
        if (Topic is not null)
            sessions = sessions.Where(s => s.Course.Topic == Topic);
        if (Grade is { } grade)
        {
            // Pupils of grade 1 are 6 and turn 7 in it: a course for 7 and older is theirs as well as one up to 6.
            var (younger, older) = (grade + 5, grade + 6);
            sessions = sessions.Where(s => s.Course.AgeFrom <= older && younger <= s.Course.AgeTo);
        }
        return FreeOnly
            ? sessions.Where(s => s.State == SessionState.Open && s.BookingOpensAt <= now && now < s.BookingClosesAt
                && s.SeatsTaken < s.SeatsCap && s.GroupsTaken < s.GroupsCap)
            : sessions;
    }
}
