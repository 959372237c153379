using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using YouthPrograms.Competitions;
using YouthPrograms.Competitions.Scoring;
using YouthPrograms.Competitions.Ties;
using YouthPrograms.Competitions.Timetable;
using YouthPrograms.Data;
using YouthPrograms.Data.Tournaments;

namespace YouthPrograms.Web.Features.Results;

/// <summary>The matches of a tournament that have a time and are not over, held against the hard rules of an order of play.</summary>
public class OrderOfPlay(ProgramsDb db)
{
    private static readonly TimetablePolicy Policy = TimetablePolicy.Default;

    // Longer than any match, so that what begins earlier or later than this is in nobody's way.
    private static readonly TimeSpan Reach = TimeSpan.FromHours(12);

    /// <summary>
    /// Every conflict of the match at that time on that table, at the fields of the schedule's form. Two desks may want one
    /// table, or one child, for matches of different events: the lock lets one look after the other has written.
    /// </summary>
    protected internal virtual async Task<IReadOnlyList<Problem>> ConflictsAsync(Match match, DateTime? at, long? table, CancellationToken cancellation)
    {
        if (at is not { } time)
            return [];
        var tournament = match.Event.TournamentId;
        await db.LockAsync<Tournament>(tournament, cancellation);
        var others = await db.Matches
            .Where(m => m.Event.TournamentId == tournament && m.Id != match.Id && m.State != MatchState.Completed && m.State != MatchState.Void)
            .Where(m => m.ScheduledAt > time - Reach && m.ScheduledAt < time + Reach)
            .Select(Place).ToListAsync(cancellation);
        var own = await db.Matches.Where(m => m.Id == match.Id).Select(Place).SingleAsync(cancellation) with { At = time, Table = table };
        var athletes = await AthletesAsync([own, .. others], cancellation);
        var conflicts = ScheduleConflicts.Of(own.With(athletes), others.Select(other => other.With(athletes)), Policy);
        var known = others.ToDictionary(other => other.Id);
        return [.. conflicts.DistinctBy(conflict => (conflict.Code, conflict.Other)).Select(conflict => ProblemOf(conflict.Code, known[conflict.Other]))];
    }

    private async Task<ILookup<long, long>> AthletesAsync(IReadOnlyList<MatchPlace> matches, CancellationToken cancellation)
    {
        var sides = matches.SelectMany(match => new[] { match.SideA, match.SideB }).OfType<long>().Distinct().ToList();
        var members = await db.EntryMembers.Where(member => sides.Contains(member.EntryId))
            .Select(member => new { member.EntryId, member.AthleteId }).ToListAsync(cancellation);
        return members.ToLookup(member => member.EntryId, member => member.AthleteId);
    }

    private static Problem ProblemOf(ScheduleConflictCode code, MatchPlace other) => code switch
    {
        ScheduleConflictCode.TableTaken => new(ProblemKind.Conflict, "table-taken-then", nameof(Match.TableId), other.Event, other.Number),
        ScheduleConflictCode.AthleteTaken => new(ProblemKind.Conflict, "player-taken-then", nameof(Match.ScheduledAt), other.Event, other.Number),
        ScheduleConflictCode.TooLittleRest =>
            new(ProblemKind.Conflict, "too-little-rest", nameof(Match.ScheduledAt), other.Event, other.Number, Policy.Rest),
    };

    private static readonly Expression<Func<Match, MatchPlace>> Place = m => new MatchPlace(
        m.Id, m.Number, m.Event.Code, m.Event.MatchFormat.BestOf, m.Event.TieFormat, m.ScheduledAt ?? DateTime.MinValue, m.TableId, m.SideAId, m.SideBId);

    private sealed record MatchPlace(
        long Id, int Number, string Event, int BestOf, string? Tie, DateTime At, long? Table, long? SideA, long? SideB)
    {
        public ScheduledMatch With(ILookup<long, long> athletes) => new(
            Id,
            At,
            Policy.LengthOf(new MatchFormat(BestOf), Tie is null ? null : TieFormat.BuiltIn.Single(format => format.Code == Tie)),
            [.. athletes[SideA ?? 0].Concat(athletes[SideB ?? 0]).Select(athlete => new AthleteId(athlete))],
            Table);
    }
}
