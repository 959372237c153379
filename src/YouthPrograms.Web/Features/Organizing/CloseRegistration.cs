using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Organizing;

public sealed record CloseRegistrationRequest(long TournamentId);

/// <summary>Ends registration now, also before its time.</summary>
public sealed class CloseRegistration(OrganizedTournament tournaments)
{
    public Task<Outcome<Done>> RunAsync(CloseRegistrationRequest request, Viewer viewer, CancellationToken cancellation) =>
        tournaments.ChangeAsync(request.TournamentId, viewer, tournament => Close(tournament, viewer.Now), null, cancellation);

    private static Problem? Close(Tournament tournament, DateTime now)
    {
        if (tournament.State != TournamentState.RegistrationOpen)
            return OrganizingProblems.NotNow(tournament.State);
        tournament.State = TournamentState.RegistrationClosed;
        if (tournament.RegistrationClosesAt is { } planned && planned <= now)
            return null;
        tournament.RegistrationClosesAt = now;
        tournament.ScheduleRevision++;
        return null;
    }
}
