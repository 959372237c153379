using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Tournaments;

namespace YouthPrograms.Web.Features.Results;

/// <summary>When and where a match is played, as it should be from now on: null takes a time or the table away.</summary>
public sealed record ScheduleMatchRequest(
    long MatchId, DateTime? ScheduledAt, DateTime? NotBefore, long? TableId, int? RowVersion = null);

/// <summary>
/// Sets time and table of a match that is not over, unless its table or one of its athletes is needed elsewhere at that time;
/// what changes raises its schedule revision.
/// </summary>
public sealed class ScheduleMatch(ProgramsDb db, OrderOfPlay orderOfPlay, AfterCommit after)
{
    public async Task<Outcome<Done>> RunAsync(ScheduleMatchRequest request, Viewer viewer, CancellationToken cancellation)
    {
        await using var transaction = await db.BeginWriteAsync(cancellation);
        var eventId = await db.Matches.VisibleTo(viewer).Where(m => m.Id == request.MatchId).Select(m => (long?)m.EventId).SingleOrDefaultAsync(cancellation);
        if (eventId is null)
            return Problems.NotFound("match");
        // Results change matches under the same lock.
        await db.LockAsync<Event>(eventId.Value, cancellation);
        var match = await db.Matches.Include(m => m.Event.Tournament).SingleAsync(m => m.Id == request.MatchId, cancellation);
        if (!viewer.OrganizesTournament(match.Event.TournamentId))
            return Problems.Forbidden();
        if (request.RowVersion is { } version && version != match.RowVersion)
            return Problems.Stale();
        if (await CheckAsync(match, request, cancellation) is { Count: > 0 } problems)
            return problems;
        if ((match.ScheduledAt, match.NotBefore, match.TableId) == (request.ScheduledAt, request.NotBefore, request.TableId))
            return default(Done);
        (match.ScheduledAt, match.NotBefore, match.TableId) = (request.ScheduledAt, request.NotBefore, request.TableId);
        match.ScheduleRevision++;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await after.PublishedChangedAsync(match.Event.Tournament.Slug, cancellation);
        after.Wake();
        return default(Done);
    }

    private async Task<List<Problem>> CheckAsync(Match match, ScheduleMatchRequest request, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        if (match.State is MatchState.Completed or MatchState.Void)
            problems.Add(new Problem(ProblemKind.Conflict, "match-over", "match", match.Number));
        var tournament = match.Event.Tournament;
        if (request.ScheduledAt is { } at && !IsDayOf(tournament, at))
            problems.Add(new Problem(ProblemKind.Invalid, "outside-the-tournament", nameof(Match.ScheduledAt)));
        if (request.NotBefore is { } earliest && !IsDayOf(tournament, earliest))
            problems.Add(new Problem(ProblemKind.Invalid, "outside-the-tournament", nameof(Match.NotBefore)));
        if (request.ScheduledAt < request.NotBefore)
            problems.Add(new Problem(ProblemKind.Invalid, "scheduled-before-the-earliest", nameof(Match.ScheduledAt)));
        if (request.TableId is { } table && !await db.Tables.AnyAsync(t => t.Id == table && t.TournamentId == tournament.Id, cancellation))
            problems.Add(ResultProblems.NoSuchTable() with { Target = nameof(Match.TableId) });
        if (problems.Count == 0)
            problems.AddRange(await orderOfPlay.ConflictsAsync(match, request.ScheduledAt, request.TableId, cancellation));
        return problems;
    }

    private static bool IsDayOf(Tournament tournament, DateTime at) =>
        VenueTime.Day(at, tournament.TimeZone) is var day && day >= tournament.StartsOn && day <= tournament.EndsOn;
}
