using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Organizing;

public sealed record PublishTournamentRequest(long TournamentId);

/// <summary>Makes a tournament public; its draws stay hidden until each is published.</summary>
public sealed class PublishTournament(OrganizedTournament tournaments)
{
    public Task<Outcome<Done>> RunAsync(PublishTournamentRequest request, Viewer viewer, CancellationToken cancellation) =>
        tournaments.ChangeAsync(request.TournamentId, viewer, tournament => Publish(tournament, viewer.Now), null, cancellation);

    private static Problem? Publish(Tournament tournament, DateTime now)
    {
        if (tournament.PublishedAt <= now)
            return OrganizingProblems.AlreadyPublished();
        tournament.PublishedAt = now;
        return null;
    }
}
