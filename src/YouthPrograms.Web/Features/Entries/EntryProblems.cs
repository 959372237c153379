using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>Every refusal of rosters and entries.</summary>
public static class EntryProblems
{
    public static Problem NotDrawn() => new(ProblemKind.Conflict, "entry-not-drawn", "Entry");

    public static Problem EventOver(Event @event) => new(ProblemKind.Conflict, "event-over", "Entry", @event.Code);

    public static Problem PlayedSince(IEnumerable<int> matches) =>
        new(ProblemKind.Conflict, "entry-played-since", "Entry", string.Join(", ", matches));

    public static Problem FileEmpty() => new(ProblemKind.Invalid, "roster-file-empty", "File");

    public static Problem FileTooLarge(long megabytes) => new(ProblemKind.TooLarge, "roster-file-too-large", "File", megabytes);

    public static Problem FileOfWrongType() => new(ProblemKind.Invalid, "roster-file-type", "File");

    public static Problem FileUnreadable() => new(ProblemKind.Invalid, "roster-file-unreadable", "File");

    public static Problem NoHeader() => new(ProblemKind.Invalid, "roster-no-header", "File");

    public static Problem ColumnsMissing(string columns) => new(ProblemKind.Invalid, "roster-columns-missing", "File", columns);

    public static Problem ColumnTwice(string header) => new(ProblemKind.Invalid, "roster-column-twice", "File", header);

    public static Problem NoLines() => new(ProblemKind.Invalid, "roster-no-lines", "File");

    public static Problem TooManyLines(int most) => new(ProblemKind.TooLarge, "roster-too-many-lines", "File", most);

    public static Problem NothingToFix() => new(ProblemKind.Conflict, "roster-nothing-to-fix");

    public static Problem Missing(RosterColumn column) => Web.Problems.Required(column.ToString());

    public static Problem TooLong(RosterColumn column, int most) => new(ProblemKind.Invalid, "too-long", column.ToString(), most);

    public static Problem Formula(RosterColumn column) => new(ProblemKind.Invalid, "formula-cell", column.ToString());

    public static Problem NotAName(string text) => new(ProblemKind.Invalid, "not-a-name", nameof(RosterColumn.FullName), text);

    public static Problem NotAGender(string text) => new(ProblemKind.Invalid, "not-a-gender", nameof(RosterColumn.Gender), text);

    public static Problem NotABirthDate(string text) => new(ProblemKind.Invalid, "not-a-birth-date", nameof(RosterColumn.BirthDate), text);

    public static Problem NoAgeGroup(int birthYear) =>
        new(ProblemKind.Invalid, "no-age-group", nameof(RosterColumn.BirthDate), birthYear);

    public static Problem UnknownEvent(string code) => new(ProblemKind.Invalid, "unknown-event", nameof(RosterColumn.Events), code);

    public static Problem PairsByHand(Event @event) =>
        new(ProblemKind.Invalid, "pairs-by-hand", nameof(RosterColumn.Events), @event.Code);

    public static Problem TwiceInFile(int line) => new(ProblemKind.Conflict, "athlete-twice-in-file", nameof(RosterColumn.FullName), line);

    public static Problem TwiceInDelegation() => new(ProblemKind.Conflict, "athlete-twice", nameof(RosterColumn.FullName));

    // Which delegation would tell a stranger where a child trains.
    public static Problem Elsewhere() => new(ProblemKind.Conflict, "athlete-elsewhere", nameof(RosterColumn.FullName));

    public static Problem BirthDateFrozen() => new(ProblemKind.Conflict, "birth-date-frozen", nameof(RosterColumn.BirthDate));

    public static Problem WrongAgeGroup(Event @event, int birthYear) =>
        new(ProblemKind.Conflict, "wrong-age-group", nameof(RosterColumn.Events), @event.Code, AgeGroups.LabelOf(@event), birthYear);

    public static Problem WrongGender(Event @event) =>
        new(ProblemKind.Conflict, "wrong-gender", nameof(RosterColumn.Events), @event.Code);

    public static Problem OtherAgeGroup(Event @event) =>
        new(ProblemKind.Conflict, "other-age-group", nameof(RosterColumn.Events), @event.Code);

    public static Problem EventDrawn(Event @event) => new(ProblemKind.Conflict, "event-drawn", nameof(RosterColumn.Events), @event.Code);

    public static Problem EventCancelled(Event @event) =>
        new(ProblemKind.Conflict, "event-cancelled", nameof(RosterColumn.Events), @event.Code);

    public static Problem EntriesFull(Event @event, int most) =>
        new(ProblemKind.Conflict, "entries-full", nameof(RosterColumn.Events), @event.Code, most);

    public static Problem EventsFull(Event @event, int most) =>
        new(ProblemKind.Conflict, "events-full", nameof(RosterColumn.Events), @event.Code, most);

    public static Problem TeamTooSmall(Event @event, int least) =>
        new(ProblemKind.Conflict, "team-too-small", nameof(RosterColumn.Events), @event.Code, least);

    public static Problem TeamTooLarge(Event @event, int most) =>
        new(ProblemKind.Conflict, "team-too-large", nameof(RosterColumn.Events), @event.Code, most);

    public static Problem PairUneven(Event @event) => new(ProblemKind.Conflict, "pair-uneven", nameof(RosterColumn.Events), @event.Code);

    public static Problem AlreadyEntered(Event @event) =>
        new(ProblemKind.Conflict, "already-entered", nameof(RosterColumn.Events), @event.Code);

    public static Problem WrongKind(Event @event) => new(ProblemKind.Conflict, "wrong-kind-of-entry", nameof(RosterColumn.Events), @event.Code);

    public static Problem RegistrationNotOpen() => new(ProblemKind.Conflict, "registration-not-open");

    public static Problem TournamentOver() => new(ProblemKind.Conflict, "tournament-over");

    public static Problem LateReasonMissing() => new(ProblemKind.Invalid, "late-reason-missing", "Reason");

    public static Problem StillEntered(string code) => new(ProblemKind.Conflict, "athlete-still-entered", null, code);

    public static Problem EntryNotInForce() => new(ProblemKind.Conflict, "entry-not-in-force");

    public static Problem EntryNotWaiting() => new(ProblemKind.Conflict, "entry-not-waiting");

    public static Problem ReasonMissing() => Web.Problems.Required("Reason");

    public static Problem SeedOutOfRange(string target, int most) => new(ProblemKind.Invalid, "seed-out-of-range", target, most);

    public static Problem SeedMissing(string target, int seed) => new(ProblemKind.Invalid, "seed-missing", target, seed);

    public static Problem SeedTwice(string target, int seed) => new(ProblemKind.Conflict, "seed-twice", target, seed);
}
