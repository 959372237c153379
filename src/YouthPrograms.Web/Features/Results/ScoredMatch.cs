using Microsoft.EntityFrameworkCore;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Results;

/// <summary>A match in the book of its event, opened for somebody who may write results there.</summary>
internal sealed record ScoredMatch(EventBook Book, Match Match)
{
    /// <summary>Locks the event: sides of later matches follow from results, so an event takes one result at a time.</summary>
    public static async Task<Outcome<ScoredMatch>> OpenAsync(ProgramsDb db, long matchId, Viewer viewer, CancellationToken cancellation)
    {
        var found = await db.Matches.VisibleTo(viewer).Where(m => m.Id == matchId)
            .Select(m => new { m.EventId, m.Event.TournamentId }).SingleOrDefaultAsync(cancellation);
        if (found is null)
            return Problems.NotFound("match");
        if (!viewer.Records(found.TournamentId))
            return Problems.Forbidden();
        await db.LockAsync<Event>(found.EventId, cancellation);
        var book = await EventBook.OpenAsync(db, found.EventId, cancellation);
        return book?.Match(matchId) is { } match ? new ScoredMatch(book, match) : Problems.NotFound("match");
    }

    /// <summary>The line that is asked for, if such a score can happen; the problems stand at the fields of the desk's form.</summary>
    public Outcome<LedgerLine> Read(int rubber, MatchOutcome outcome, Side? winner, string games)
    {
        if (rubber < 0 || rubber > (Book.Plan.Format.Tie?.Rubbers.Count ?? 0))
            return ResultProblems.NoSuchRubber(rubber);
        if (Match.Kind == MatchKind.Tie && rubber == 0)
            return outcome == MatchOutcome.Played || games.Length > 0
                ? ResultProblems.NoSuchRubber(0)
                : new LedgerLine(Match.Number, 0, outcome, winner, "");
        var score = DeskNotation.Parse(games, Book.Plan.Format.Match, outcome, winner);
        return score.IsOk
            ? new LedgerLine(Match.Number, rubber, outcome, score.Value.Winner, string.Join(' ', score.Value.Games))
            : ResultProblems.Of(score.Issues);
    }
}

internal static class Scorers
{
    public static bool Records(this Viewer viewer, long tournamentId) =>
        viewer.OrganizesTournament(tournamentId) || viewer.Scores.Contains(tournamentId);
}
