using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Organizing;

/// <summary>Every refusal of what an organizer does to a tournament as a whole.</summary>
public static class OrganizingProblems
{
    public static Problem NotNow(TournamentState state) => new(ProblemKind.Conflict, "tournament-not-now." + state);

    public static Problem NoEvents() => new(ProblemKind.Conflict, "tournament-no-events");

    public static Problem ClosesInThePast() => new(ProblemKind.Invalid, "registration-closes-in-the-past", "ClosesAt");

    public static Problem ClosesAfterTheStart() => new(ProblemKind.Invalid, "registration-closes-after-the-start", "ClosesAt");

    public static Problem AlreadyPublished() => new(ProblemKind.Conflict, "tournament-already-published");

    public static Problem NotPublished() => new(ProblemKind.Conflict, "tournament-not-published");

    public static Problem EventsUnfinished(string codes) => new(ProblemKind.Conflict, "tournament-events-unfinished", null, codes);
}
