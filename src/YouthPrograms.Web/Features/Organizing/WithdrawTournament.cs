using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Organizing;

public sealed record WithdrawTournamentRequest(long TournamentId);

/// <summary>Takes a tournament from the public again, with everything in it.</summary>
public sealed class WithdrawTournament(OrganizedTournament tournaments)
{
    public Task<Outcome<Done>> RunAsync(WithdrawTournamentRequest request, Viewer viewer, CancellationToken cancellation) =>
        tournaments.ChangeAsync(request.TournamentId, viewer, Withdraw, null, cancellation);

    private static Problem? Withdraw(Tournament tournament)
    {
        if (tournament.PublishedAt is null)
            return OrganizingProblems.NotPublished();
        tournament.PublishedAt = null;
        return null;
    }
}
