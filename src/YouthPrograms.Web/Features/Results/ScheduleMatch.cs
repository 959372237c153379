using Microsoft.EntityFrameworkCore;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;
using YouthPrograms.Web.Features.Tournaments;

namespace YouthPrograms.Web.Features.Results;

/// <summary>When and where a match is played, as it should be from now on: null takes a time or the table away.</summary>
public sealed record ScheduleMatchRequest(
    long MatchId, DateTime? ScheduledAt, DateTime? NotBefore, long? TableId, int? RowVersion = null);

/// <summary>Sets time and table of a match that is not over; what changes raises its schedule revision.</summary>
public sealed class ScheduleMatch(ProgramsDb db, AfterCommit after)
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
        if (request.TableId is { } table && await TableProblemAsync(match, table, request.ScheduledAt, cancellation) is { } refused)
            problems.Add(refused);
        return problems;
    }

    private async Task<Problem?> TableProblemAsync(Match match, long table, DateTime? at, CancellationToken cancellation)
    {
        if (!await db.Tables.AnyAsync(t => t.Id == table && t.TournamentId == match.Event.TournamentId, cancellation))
            return ResultProblems.NoSuchTable() with { Target = nameof(Match.TableId) };
        if (at is not { } time)
            return null;
        var taken = await db.Matches
            .Where(m => m.TableId == table && m.ScheduledAt == time && m.Id != match.Id && m.State != MatchState.Completed && m.State != MatchState.Void)
            .Select(m => (int?)m.Number).FirstOrDefaultAsync(cancellation);
        return taken is { } number ? new Problem(ProblemKind.Conflict, "table-taken-then", nameof(Match.TableId), number) : null;
    }

    private static bool IsDayOf(Tournament tournament, DateTime at) =>
        VenueTime.Day(at, tournament.TimeZone) is var day && day >= tournament.StartsOn && day <= tournament.EndsOn;
}
