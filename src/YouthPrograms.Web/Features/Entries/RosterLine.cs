namespace YouthPrograms.Web.Features.Entries;

/// <summary>The columns of a roster; their names are also the targets of problems and the fields of forms.</summary>
public enum RosterColumn
{
    Number,
    FullName,
    Gender,
    BirthDate,
    School,
    GuardianName,
    GuardianPhone,
    Events,
}

/// <summary>One line of a roster as it was typed, under the number it has in the file.</summary>
public sealed record RosterLine(int Line)
{
    public string Number { get; init; } = "";

    public string FullName { get; init; } = "";

    public string Gender { get; init; } = "";

    public string BirthDate { get; init; } = "";

    public string School { get; init; } = "";

    public string GuardianName { get; init; } = "";

    public string GuardianPhone { get; init; } = "";

    /// <summary>Event codes, apart by a space, comma or semicolon.</summary>
    public string Events { get; init; } = "";

    public string this[RosterColumn column] => column switch
    {
        RosterColumn.Number => Number,
        RosterColumn.FullName => FullName,
        RosterColumn.Gender => Gender,
        RosterColumn.BirthDate => BirthDate,
        RosterColumn.School => School,
        RosterColumn.GuardianName => GuardianName,
        RosterColumn.GuardianPhone => GuardianPhone,
        RosterColumn.Events => Events,
    };

    public static RosterLine Of(int line, Func<RosterColumn, string> cell) => new(line)
    {
        Number = cell(RosterColumn.Number),
        FullName = cell(RosterColumn.FullName),
        Gender = cell(RosterColumn.Gender),
        BirthDate = cell(RosterColumn.BirthDate),
        School = cell(RosterColumn.School),
        GuardianName = cell(RosterColumn.GuardianName),
        GuardianPhone = cell(RosterColumn.GuardianPhone),
        Events = cell(RosterColumn.Events),
    };
}

/// <summary>A problem of one line; its target is the name of the column.</summary>
public sealed record RosterProblem(int Line, Problem Problem);

/// <summary>A team that the roster names but that is still too small to be entered.</summary>
public sealed record WaitingTeam(string EventCode, int Athletes, int Needed);

/// <summary>
/// What became of a roster. <paramref name="Unsaved"/> are the lines with problems; they are kept until they are fixed or
/// left out. <paramref name="Entered"/> counts the entries made.
/// </summary>
public sealed record RosterReport(
    int Added,
    int Changed,
    int Unchanged,
    int Entered,
    IReadOnlyList<RosterLine> Unsaved,
    IReadOnlyList<RosterProblem> Problems,
    IReadOnlyList<WaitingTeam> Waiting)
{
    public static readonly RosterReport Nothing = new(0, 0, 0, 0, [], [], []);

    public bool TookAny => Added + Changed + Unchanged > 0;
}
