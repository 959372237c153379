namespace YouthPrograms.Web.Features.Volunteers;

/// <summary>Every refusal of shifts and their hours. The code is stable; the target is the field's name in the request.</summary>
public static class VolunteerProblems
{
    public static Problem VolunteersOnly { get; } = new(ProblemKind.Forbidden, "volunteers-only");

    public static Problem ShiftKeepersOnly { get; } = new(ProblemKind.Forbidden, "shift-keepers-only");

    public static Problem ShiftNotFound { get; } = new(ProblemKind.NotFound, "shift-not-found");

    public static Problem SignupNotFound { get; } = new(ProblemKind.NotFound, "signup-not-found");

    public static Problem ShiftFull { get; } = new(ProblemKind.Conflict, "shift-full");

    public static Problem ShiftBegun { get; } = new(ProblemKind.Conflict, "shift-begun");

    public static Problem ShiftNotOver { get; } = new(ProblemKind.Conflict, "shift-not-over");

    public static Problem ShiftCalledOff { get; } = new(ProblemKind.Conflict, "shift-called-off");

    public static Problem SkillNeeded { get; } = new(ProblemKind.Invalid, "skill-needed", "Skilled");

    public static Problem AlreadySignedUp { get; } = new(ProblemKind.Conflict, "already-signed-up");

    public static Problem NotSignedUp { get; } = new(ProblemKind.Conflict, "not-signed-up");

    public static Problem Elsewhere(string shift) => new(ProblemKind.Conflict, "in-another-shift", null, shift);

    public static Problem HoursOutOfRange(decimal most) => new(ProblemKind.Invalid, "hours-out-of-range", "Hours", most);

    public static Problem OneWhereabouts { get; } = new(ProblemKind.Invalid, "session-or-tournament", "SessionId");
}
