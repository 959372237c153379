using Microsoft.EntityFrameworkCore;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Data;

namespace YouthPrograms.Web.Features.Results;

/// <summary>Athletes of each side in the order of its positions: A, B, C and X, Y, Z.</summary>
public sealed record SubmitLineUpRequest(long MatchId, IReadOnlyList<long> SideA, IReadOnlyList<long> SideB);

/// <summary>Sets who plays for whom in a tie, until its first rubber has a result.</summary>
public sealed class SubmitLineUp(ProgramsDb db, AfterCommit after)
{
    public async Task<Outcome<Done>> RunAsync(SubmitLineUpRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        var found = await ScoredMatch.OpenAsync(db, request.MatchId, viewer, cancellation);
        if (found.IsRefused(out var refused))
            return refused;
        var (book, match) = found.Value;
        if (book.Plan.Format.Tie is not { } format)
            return ResultProblems.NotATie();
        if (match is not { SideAId: { } teamA, SideBId: { } teamB })
            return ResultProblems.NotReady(match.Number);
        if (book.Ledger.Of(match.Number).Any())
            return ResultProblems.TieBegun();
        List<Problem> problems =
        [
            .. await ProblemsAsync(teamA, format.SinglesOf(Side.A), request.SideA, cancellation),
            .. await ProblemsAsync(teamB, format.SinglesOf(Side.B), request.SideB, cancellation),
        ];
        if (problems.Count > 0)
            return problems;
        var rubbers = await db.Rubbers.Where(r => r.MatchId == match.Id).ToListAsync(cancellation);
        LineUps.Assign(format, rubbers, request.SideA, request.SideB);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await after.PublishedChangedAsync(book.Event.Tournament.Slug, cancellation);
        return default(Done);
    }

    private async Task<List<Problem>> ProblemsAsync(
        long team, IReadOnlyList<string> positions, IReadOnlyList<long> players, CancellationToken cancellation)
    {
        var members = await db.EntryMembers.Where(m => m.EntryId == team).Select(m => m.AthleteId).ToListAsync(cancellation);
        var problems = new List<Problem>();
        for (var i = 0; i < positions.Count; i++)
        {
            if (i >= players.Count || !members.Contains(players[i]))
                problems.Add(ResultProblems.NotOnTheTeam(positions[i]));
            else if (players.Take(i).Contains(players[i]))
                problems.Add(ResultProblems.NamedTwice(positions[i]));
        }
        return problems;
    }
}
