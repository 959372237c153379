using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>A line as it was read; <see cref="Facts"/> is null where the line cannot be read as an athlete.</summary>
internal sealed record CheckedLine(RosterLine Line, AthleteFacts? Facts, IReadOnlyList<Event> Events, IReadOnlyList<Problem> Problems)
{
    public int? Number => RosterValues.Number(Line.Number);

    public CheckedLine With(IEnumerable<Problem> more) => this with { Problems = [.. Problems, .. more] };
}

/// <summary>Reads one line by itself and says all that is wrong in it.</summary>
internal static class RosterCheck
{
    private const int MostEventText = 200;

    public static CheckedLine Check(RosterLine line, IReadOnlyCollection<Event> events)
    {
        List<Problem> problems = [];
        var gender = Read(line, RosterColumn.Gender, RosterValues.Gender, EntryProblems.NotAGender, problems);
        var birthDate = Read(line, RosterColumn.BirthDate, RosterValues.BirthDate, EntryProblems.NotABirthDate, problems);
        var entered = EventsOf(line, events, problems);
        // With a stand-in for what could not be read, the rest of the line is checked nevertheless.
        var facts = new AthleteFacts(
            line.FullName, gender ?? default, birthDate ?? default, line.School, line.GuardianName, line.GuardianPhone).Tidied();
        problems.AddRange(facts.Problems(events).Where(problem => gender is not null && birthDate is not null || !IsOfAge(problem)));
        if (gender is null || birthDate is null)
            return new CheckedLine(line, null, entered, problems);
        return new CheckedLine(line, facts, entered, problems);
    }

    private static T? Read<T>(
        RosterLine line, RosterColumn column, Func<string, T?> read, Func<string, Problem> wrong, List<Problem> problems)
        where T : struct
    {
        var text = line[column];
        var value = read(text);
        if (text.Length == 0)
            problems.Add(EntryProblems.Missing(column));
        else if (text.StartsWith('='))
            problems.Add(EntryProblems.Formula(column));
        else if (value is null)
            problems.Add(wrong(text.Length > 40 ? text[..40] + "…" : text));
        return value;
    }

    private static Event[] EventsOf(RosterLine line, IReadOnlyCollection<Event> events, List<Problem> problems)
    {
        if (line.Events.StartsWith('='))
            problems.Add(EntryProblems.Formula(RosterColumn.Events));
        else if (line.Events.Length > MostEventText)
            problems.Add(EntryProblems.TooLong(RosterColumn.Events, MostEventText));
        else
            return [.. Named(line, events, problems).Distinct()];
        return [];
    }

    private static IEnumerable<Event> Named(RosterLine line, IReadOnlyCollection<Event> events, List<Problem> problems)
    {
        foreach (var code in RosterValues.EventCodes(line.Events))
        {
            var named = events.FirstOrDefault(e => string.Equals(e.Code, code, StringComparison.OrdinalIgnoreCase) || RosterValues.Plain(e.Name) == code);
            if (named is null)
                problems.Add(EntryProblems.UnknownEvent(code));
            else if (named.Kind == EventKind.Doubles)
                problems.Add(EntryProblems.PairsByHand(named));
            else
                yield return named;
        }
    }

    private static bool IsOfAge(Problem problem) => problem.Code == "no-age-group";
}
