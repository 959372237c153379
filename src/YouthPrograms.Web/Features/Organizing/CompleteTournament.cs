using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Organizing;

public sealed record CompleteTournamentRequest(long TournamentId);

/// <summary>Ends a tournament whose events are all completed or cancelled.</summary>
public sealed class CompleteTournament(OrganizedTournament tournaments)
{
    public Task<Outcome<Done>> RunAsync(CompleteTournamentRequest request, Viewer viewer, CancellationToken cancellation) =>
        tournaments.ChangeAsync(request.TournamentId, viewer, Complete, null, cancellation);

    private static Problem? Complete(Tournament tournament)
    {
        if (tournament.State is not (TournamentState.Running or TournamentState.RegistrationClosed))
            return OrganizingProblems.NotNow(tournament.State);
        var unfinished = tournament.Events.Where(e => e.State is not (EventState.Completed or EventState.Cancelled)).OrderBy(e => e.Position).ToArray();
        if (unfinished.Length > 0)
            return OrganizingProblems.EventsUnfinished(string.Join(", ", unfinished.Select(e => e.Code)));
        tournament.State = TournamentState.Completed;
        return null;
    }
}
