using YouthPrograms.Data.Training;
using YouthPrograms.Training.Bookings;
using YouthPrograms.Training.Capacity;

namespace YouthPrograms.Web.Features.Bookings;

/// <summary>Every refusal of booking, waiting and scheduling. The code is stable; the target is the field's name in the request.</summary>
public static class BookingProblems
{
    public static Problem SessionNotFound { get; } = new(ProblemKind.NotFound, "session-not-found");

    public static Problem BookingNotFound { get; } = new(ProblemKind.NotFound, "booking-not-found");

    public static Problem EntryNotFound { get; } = new(ProblemKind.NotFound, "waitlist-entry-not-found");

    public static Problem SchoolNotFound { get; } = new(ProblemKind.NotFound, "school-not-found", "SchoolId");

    public static Problem VenueNotFound { get; } = new(ProblemKind.Invalid, "venue-not-found", "VenueId");

    public static Problem SchoolsOnly { get; } = new(ProblemKind.Forbidden, "schools-only");

    public static Problem OfficersOnly { get; } = new(ProblemKind.Forbidden, "officers-only");

    public static Problem ClassLabelMissing { get; } = new(ProblemKind.Invalid, "class-label-missing", "ClassLabel");

    public static Problem ContactEmailMalformed { get; } = new(ProblemKind.Invalid, "contact-email-malformed", "ContactEmail");

    public static Problem ReasonMissing { get; } = new(ProblemKind.Invalid, "reason-missing", "Reason");

    public static Problem HoldExpired { get; } = new(ProblemKind.Conflict, "hold-expired");

    public static Problem BookingNotActive { get; } = new(ProblemKind.Conflict, "booking-not-active");

    public static Problem EntryNotWaiting { get; } = new(ProblemKind.Conflict, "waitlist-entry-not-waiting");

    public static Problem NoOffer { get; } = new(ProblemKind.Conflict, "no-open-offer");

    public static Problem SessionStaffOnly { get; } = new(ProblemKind.Forbidden, "session-staff-only");

    public static Problem SessionStarted { get; } = new(ProblemKind.Conflict, "session-started");

    public static Problem SessionNotChangeable { get; } = new(ProblemKind.Conflict, "session-not-changeable");

    public static Problem SeatsAreFree { get; } = new(ProblemKind.Conflict, "seats-are-free");

    public static Problem SameSession { get; } = new(ProblemKind.Invalid, "same-session", "ToSessionId");

    public static Problem AnotherAge { get; } = new(ProblemKind.Conflict, "another-age", "ToSessionId");

    public static Problem StartsInThePast { get; } = new(ProblemKind.Invalid, "starts-in-the-past", "StartsAt");

    public static Problem EndsBeforeStart { get; } = new(ProblemKind.Invalid, "ends-before-start", "EndsAt");

    public static Problem VenueOccupied { get; } = new(ProblemKind.Conflict, "venue-occupied", "VenueId");

    public static Problem TrainerOccupied { get; } = new(ProblemKind.Conflict, "trainer-occupied", "StartsAt");

    public static Problem TrainerMissing { get; } = new(ProblemKind.Conflict, "trainer-missing", "TrainerIds");

    public static Problem TrainerNotFound { get; } = new(ProblemKind.Invalid, "trainer-not-found", "TrainerIds");

    public static Problem Stale { get; } = new(ProblemKind.Stale, "stale");

    public static Problem SessionNotOver(SessionTime ends) => new(ProblemKind.Conflict, "session-not-over", null, ends);

    public static Problem TooLong(string target, int most) => new(ProblemKind.Invalid, "too-long", target, most);

    public static Problem AccessNeedUnknown(string code) => new(ProblemKind.Invalid, "access-need-unknown", "AccessNeeds", code);

    public static Problem DuplicateClass(string label) => new(ProblemKind.Conflict, "duplicate-class", "ClassLabel", label);

    /// <summary>Moving, to a session in which the class has a booking already.</summary>
    public static Problem ClassIsThere { get; } = new(ProblemKind.Conflict, "duplicate-class", "ToSessionId");

    public static Problem AlreadyWaiting(string label) => new(ProblemKind.Conflict, "already-waiting", "ClassLabel", label);

    public static Problem SmallestOutOfRange(int most) =>
        new(ProblemKind.Invalid, "smallest-acceptable-out-of-range", "SmallestAcceptable", 1, most);

    public static Problem VenueTooSmall(int capacity, int needed) =>
        new(ProblemKind.Conflict, "venue-too-small", "VenueId", capacity, needed);

    public static Problem Headcount(HeadcountIssue issue) => issue.Fault switch
    {
        HeadcountFault.PupilsOutOfRange => new(ProblemKind.Invalid, "headcount-out-of-range", "Pupils", issue.Least, issue.Most),
        HeadcountFault.AdultsOutOfRange => new(ProblemKind.Invalid, "adults-out-of-range", "Adults", issue.Least, issue.Most),
        HeadcountFault.AdultsTooFew => new(ProblemKind.Invalid, "adults-too-few", "Adults", issue.Least),
        HeadcountFault.TogetherTooMany => new(ProblemKind.Invalid, "more-than-the-session-holds", "Pupils", issue.Most),
        _ => throw new ArgumentOutOfRangeException(nameof(issue)),
    };

    /// <summary>
    /// Why a session takes no booking at all at this moment; null when it does. The target is the field that names the
    /// session, where there is one.
    /// </summary>
    public static Problem? NotOpen(BookableSession session, DateTime now, Alternatives near, string? target = null) =>
        session.State switch
        {
            SessionState.Cancelled => new(ProblemKind.Conflict, "session-cancelled", target, near),
            not SessionState.Open => new(ProblemKind.Conflict, "session-not-open", target, near),
            _ => session.Window.At(now) switch
            {
                WindowPhase.NotYet => new(ProblemKind.Conflict, "window-not-open", target, session.OpensAt, near),
                WindowPhase.Closed => new(ProblemKind.Conflict, "window-closed", target, session.ClosesAt, near),
                _ => null,
            },
        };

    /// <summary>Which constraint binds, from the session as it was under lock when it refused.</summary>
    public static Problem Full(
        BookableSession session, int seats, int groups, DateTime now, Alternatives near, string? target = null) =>
        NotOpen(session, now, near, target) ?? session.Places.Binding(seats, groups) switch
        {
            Constraint.Groups => new(ProblemKind.Conflict, "groups-full", target, session.GroupsCap, near),
            _ => new(ProblemKind.Conflict, "seats-full", target ?? "Pupils", session.Places.SeatsFree, seats, near),
        };
}
