using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Tournaments;

namespace YouthPrograms.Web.Features.Organizing;

/// <summary><paramref name="ClosesAt"/> (UTC) moves the end of registration; null leaves it.</summary>
public sealed record OpenRegistrationRequest(long TournamentId, DateTime? ClosesAt = null);

/// <summary>Opens registration now, for the first time or once more.</summary>
public sealed class OpenRegistration(OrganizedTournament tournaments)
{
    public Task<Outcome<Done>> RunAsync(OpenRegistrationRequest request, Viewer viewer, CancellationToken cancellation) =>
        tournaments.ChangeAsync(request.TournamentId, viewer, tournament => Open(tournament, request.ClosesAt, viewer.Now), null, cancellation);

    private static Problem? Open(Tournament tournament, DateTime? closesAt, DateTime now)
    {
        if (tournament.State is not (TournamentState.Draft or TournamentState.RegistrationOpen or TournamentState.RegistrationClosed))
            return OrganizingProblems.NotNow(tournament.State);
        if (tournament.Events.Count == 0)
            return OrganizingProblems.NoEvents();
        var closes = closesAt ?? tournament.RegistrationClosesAt;
        if (closes <= now)
            return OrganizingProblems.ClosesInThePast();
        if (closes is { } end && VenueTime.Day(end, tournament.TimeZone) > tournament.StartsOn)
            return OrganizingProblems.ClosesAfterTheStart();
        tournament.State = TournamentState.RegistrationOpen;
        Move(tournament, tournament.RegistrationOpensAt <= now ? tournament.RegistrationOpensAt : now, closes);
        return null;
    }

    // Reminders hang on these two dates; the revision has them planned anew.
    private static void Move(Tournament tournament, DateTime? opens, DateTime? closes)
    {
        if (opens == tournament.RegistrationOpensAt && closes == tournament.RegistrationClosesAt)
            return;
        (tournament.RegistrationOpensAt, tournament.RegistrationClosesAt) = (opens, closes);
        tournament.ScheduleRevision++;
    }
}
