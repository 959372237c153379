namespace YouthPrograms.Web.Features.Bookings;

/// <summary>Every refusal of the day of a session: counting, quizzes, drills, certificates.</summary>
public static class AttendanceProblems
{
    public static Problem BookingOfAnotherSession { get; } = new(ProblemKind.Invalid, "booking-of-another-session", "BookingId");

    public static Problem NobodyComes { get; } = new(ProblemKind.Conflict, "booking-not-in-force", "BookingId");

    public static Problem CountDiffers { get; } = new(ProblemKind.Conflict, "count-differs", "ClientId");

    public static Problem ClientIdMalformed { get; } = new(ProblemKind.Invalid, "client-id-malformed", "ClientId");

    public static Problem AnsweredTwice { get; } = new(ProblemKind.Conflict, "quiz-answered-twice", "Phase");

    public static Problem RunTwice { get; } = new(ProblemKind.Conflict, "drill-timed-twice", "Run");

    public static Problem NothingToCertify { get; } = new(ProblemKind.Conflict, "nothing-to-certify");

    public static Problem TooEarly(SessionTime opens) => new(ProblemKind.Conflict, "check-in-too-early", null, opens);

    public static Problem PresentOutOfRange(int most) => new(ProblemKind.Invalid, "present-out-of-range", "Present", 0, most);

    public static Problem CountedInTheFuture { get; } = new(ProblemKind.Invalid, "counted-in-the-future", "CountedAt");

    public static Problem PointsOutOfRange(int most) => new(ProblemKind.Invalid, "points-out-of-range", "Points", 0, most);

    public static Problem AnsweredOutOfRange(int most) => new(ProblemKind.Invalid, "answered-out-of-range", "N", 1, most);

    public static Problem SecondsOutOfRange(int most) => new(ProblemKind.Invalid, "seconds-out-of-range", "Seconds", 1, most);
}
