using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>
/// When rosters and entries may change: for coaches while registration is open, from its first moment to just before its
/// last; for organizers also later, with a reason that the record keeps.
/// </summary>
internal static class RegistrationWindow
{
    public static bool IsOpen(Tournament tournament, DateTime now) =>
        tournament.State == TournamentState.RegistrationOpen
        && (tournament.RegistrationOpensAt is not { } opens || opens <= now)
        && (tournament.RegistrationClosesAt is not { } closes || now < closes);

    public static Problem? Check(Tournament tournament, Viewer viewer, string? reason)
    {
        if (tournament.State is TournamentState.Completed or TournamentState.Cancelled)
            return EntryProblems.TournamentOver();
        if (IsOpen(tournament, viewer.Now))
            return null;
        if (!viewer.OrganizesTournament(tournament.Id))
            return EntryProblems.RegistrationNotOpen();
        return IsPast(tournament, viewer.Now) && string.IsNullOrWhiteSpace(reason) ? EntryProblems.LateReasonMissing() : null;
    }

    /// <summary>Registration has ended: an organizer enters late from now on.</summary>
    public static bool IsPast(Tournament tournament, DateTime now) =>
        tournament.State is TournamentState.RegistrationClosed or TournamentState.Running || tournament.RegistrationClosesAt <= now;
}
