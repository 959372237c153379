using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Organizing;

public sealed record CancelTournamentRequest(long TournamentId, string Reason);

/// <summary>Cancels a tournament for good; the reason is public.</summary>
public sealed class CancelTournament(OrganizedTournament tournaments)
{
    public Task<Outcome<Done>> RunAsync(CancelTournamentRequest request, Viewer viewer, CancellationToken cancellation) =>
        tournaments.ChangeAsync(request.TournamentId, viewer, tournament => Cancel(tournament, request.Reason), request.Reason, cancellation);

    private static Problem? Cancel(Tournament tournament, string reason)
    {
        if (tournament.State is TournamentState.Completed or TournamentState.Cancelled)
            return OrganizingProblems.NotNow(tournament.State);
        if (string.IsNullOrWhiteSpace(reason))
            return Problems.Required("Reason");
        tournament.State = TournamentState.Cancelled;
        tournament.CancelReason = reason.Trim();
        return null;
    }
}
