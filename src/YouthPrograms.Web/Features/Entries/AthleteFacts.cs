using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>What is known of an athlete, read and checked.</summary>
public sealed record AthleteFacts(
    string FullName, AthleteGender Gender, DateOnly BirthDate, string? School, string? GuardianName, string? GuardianPhone)
{
    public static AthleteFacts Of(Athlete athlete) => new(
        athlete.Record.FullName,
        athlete.Gender,
        athlete.Record.BirthDate ?? default,
        athlete.Record.School,
        athlete.Record.GuardianName,
        athlete.Record.GuardianPhone);

    /// <summary>The facts with each text in the form it is kept in.</summary>
    public AthleteFacts Tidied() => this with
    {
        FullName = RosterValues.Name(FullName),
        School = Kept(School),
        GuardianName = Kept(GuardianName),
        GuardianPhone = Kept(GuardianPhone),
    };

    /// <summary>All that is wrong with the facts in a tournament with these events; targets are the names of the properties.</summary>
    public IEnumerable<Problem> Problems(IReadOnlyCollection<Event> events)
    {
        if (FullName.Length == 0)
            yield return EntryProblems.Missing(RosterColumn.FullName);
        else if (!FullName.Any(char.IsLetter) && !RosterValues.IsHan(FullName))
            yield return EntryProblems.NotAName(FullName);
        foreach (var (column, text) in Written())
        {
            if (TextProblem(column, text) is { } problem)
                yield return problem;
        }
        if (AgeGroups.Of(events, Gender, BirthDate.Year) is null)
            yield return EntryProblems.NoAgeGroup(BirthDate.Year);
    }

    /// <summary>Writes the facts on the athlete and its record.</summary>
    public void WriteTo(Athlete athlete, IReadOnlyCollection<Event> events, string fingerprint, DateTime now)
    {
        var record = athlete.Record;
        record.FullName = FullName;
        record.BirthDate = BirthDate;
        record.BirthYear = BirthDate.Year;
        record.School = School;
        record.GuardianName = GuardianName;
        record.GuardianPhone = GuardianPhone;
        record.Fingerprint = fingerprint;
        athlete.Gender = Gender;
        athlete.AgeGroup = AgeGroups.Of(events, Gender, BirthDate.Year)!;
        athlete.PublicName = PublicNames.Of(record, now);
    }

    /// <summary>An athlete with nothing but a number; <see cref="WriteTo"/> fills the rest.</summary>
    public static Athlete Blank(Delegation delegation, int rosterNumber) => new()
    {
        DelegationId = delegation.Id,
        PublicName = "",
        AgeGroup = "",
        RosterNumber = rosterNumber,
        Record = new AthleteRecord { TournamentId = delegation.TournamentId, FullName = "", Fingerprint = "" },
    };

    private IEnumerable<(RosterColumn Column, string Text)> Written() =>
    [
        (RosterColumn.FullName, FullName),
        (RosterColumn.School, School ?? ""),
        (RosterColumn.GuardianName, GuardianName ?? ""),
        (RosterColumn.GuardianPhone, GuardianPhone ?? ""),
    ];

    // A text that a spreadsheet would run as a formula is refused here, because lists are exported to spreadsheets again.
    private static Problem? TextProblem(RosterColumn column, string text) => text switch
    {
        ['+', >= '0' and <= '9', ..] when column == RosterColumn.GuardianPhone && text.Length <= MostOf(column) => null,
        ['=' or '+' or '-' or '@', ..] => EntryProblems.Formula(column),
        _ when text.Length > MostOf(column) => EntryProblems.TooLong(column, MostOf(column)),
        _ => null,
    };

    private static int MostOf(RosterColumn column) => column == RosterColumn.School ? 80 : 40;

    private static string? Kept(string? text) => text is not null && RosterValues.Plain(text) is { Length: > 0 } kept ? kept : null;
}
