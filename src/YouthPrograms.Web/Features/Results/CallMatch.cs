using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Tournaments;

namespace YouthPrograms.Web.Features.Results;

/// <summary>Without a table the match is called to the one it has.</summary>
public sealed record CallMatchRequest(long MatchId, long? TableId = null);

/// <summary>
/// Calls the sides of a match to its table: a first, a second and a third time, each with its moment. After the third the
/// desk records a walkover. A table has one match at a time, and nobody is called to two. Answers the number of the call.
/// </summary>
public sealed class CallMatch(ProgramsDb db, AfterCommit after)
{
    private const int Calls = 3;

    public async Task<Outcome<int>> RunAsync(CallMatchRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        var found = await ScoredMatch.OpenAsync(db, request.MatchId, viewer, cancellation);
        if (found.IsRefused(out var refused))
            return refused;
        var (book, match) = found.Value;
        if (RecordResult.WhyNot(match) is { } problem)
            return problem;
        if (book.Ledger.Of(match.Number).Any())
            return ResultProblems.TieBegun();
        if (match.FirstCallAt is null && match.NotBefore > viewer.Now)
            return new Problem(ProblemKind.Conflict, "not-before-yet", "match", VenueTime.Show(match.NotBefore.Value, book.Event.Tournament.TimeZone));
        if (match.ThirdCallAt is not null)
            return new Problem(ProblemKind.Conflict, "all-calls-made", "match", Calls);
        if (await PlaceAsync(match, request.TableId ?? match.TableId, book.Event.TournamentId, cancellation) is { } inTheWay)
            return inTheWay;
        var call = Call(match, viewer.Now);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await after.PublishedChangedAsync(book.Event.Tournament.Slug, cancellation);
        after.Wake();
        return call;
    }

    private static int Call(Match match, DateTime now)
    {
        match.State = MatchState.Running;
        switch (match)
        {
            case { FirstCallAt: null }:
                match.FirstCallAt = now;
                return 1;
            case { SecondCallAt: null }:
                match.SecondCallAt = now;
                return 2;
            default:
                match.ThirdCallAt = now;
                return Calls;
        }
    }

    private async Task<Problem?> PlaceAsync(Match match, long? tableId, long tournamentId, CancellationToken cancellation)
    {
        if (tableId is not { } table)
            return ResultProblems.NoTable();
        // Two desks calling to one table follow each other.
        await db.LockAsync<PlayingTable>(table, cancellation);
        if (!await db.Tables.AnyAsync(t => t.Id == table && t.TournamentId == tournamentId, cancellation))
            return ResultProblems.NoSuchTable();
        var playing = db.Matches.Where(m => m.Event.TournamentId == tournamentId && m.State == MatchState.Running && m.Id != match.Id);
        if (await playing.Where(m => m.TableId == table).Select(m => (int?)m.Number).FirstOrDefaultAsync(cancellation) is { } there)
            return new Problem(ProblemKind.Conflict, "table-occupied", "tableId", there);
        if (match.FirstCallAt is null && await BusyAsync(playing, match, cancellation) is { } elsewhere)
            return new Problem(ProblemKind.Conflict, "player-occupied", "match", elsewhere);
        db.Attach(match);
        if (match.TableId != table)
            (match.TableId, match.ScheduleRevision) = (table, match.ScheduleRevision + 1);
        return null;
    }

    // By athletes, not by entries: a child in the singles is the same child in the team.
    private async Task<int?> BusyAsync(IQueryable<Match> playing, Match match, CancellationToken cancellation)
    {
        var athletes = await db.EntryMembers.Where(m => m.EntryId == match.SideAId || m.EntryId == match.SideBId)
            .Select(m => m.AthleteId).ToListAsync(cancellation);
        return await playing
            .Where(m => m.SideA!.Members.Any(x => athletes.Contains(x.AthleteId)) || m.SideB!.Members.Any(x => athletes.Contains(x.AthleteId)))
            .Select(m => (int?)m.Number).FirstOrDefaultAsync(cancellation);
    }
}
