namespace YouthPrograms.Competitions.Timetable;

public enum ScheduleConflictCode
{
    /// <summary>Another match is on the table at some moment of this one.</summary>
    TableTaken,

    /// <summary>An athlete is in another match at some moment of this one.</summary>
    AthleteTaken,

    /// <summary>An athlete has less than the least rest before or after this match.</summary>
    TooLittleRest,
}

/// <summary>Why a match cannot be where it is: the other match, and the athlete whom both need; null for a table.</summary>
public sealed record ScheduleConflict(ScheduleConflictCode Code, long Match, long Other, AthleteId? Athlete = null);

/// <summary>The hard rules of an order of play: one match at a time for a table and for an athlete, with rest between.</summary>
public static class ScheduleConflicts
{
    /// <summary>All conflicts of one match with the others; itself among the others is passed over.</summary>
    public static IReadOnlyList<ScheduleConflict> Of(ScheduledMatch match, IEnumerable<ScheduledMatch> others, TimetablePolicy policy) =>
        [.. others.Where(other => other.Match != match.Match).SelectMany(other => Between(match, other, policy))];

    private static IEnumerable<ScheduleConflict> Between(ScheduledMatch match, ScheduledMatch other, TimetablePolicy policy)
    {
        var overlaps = match.Overlaps(other);
        if (overlaps && match.Table is { } table && table == other.Table)
            yield return new(ScheduleConflictCode.TableTaken, match.Match, other.Match);
        if (!overlaps && !IsRestShort(match, other, policy))
            yield break;
        foreach (var athlete in match.Athletes.Intersect(other.Athletes))
        {
            yield return new(
                overlaps ? ScheduleConflictCode.AthleteTaken : ScheduleConflictCode.TooLittleRest, match.Match, other.Match, athlete);
        }
    }

    private static bool IsRestShort(ScheduledMatch match, ScheduledMatch other, TimetablePolicy policy)
    {
        var gap = match.StartsAt < other.StartsAt ? other.StartsAt - match.EndsAt : match.StartsAt - other.EndsAt;
        return gap < TimeSpan.FromMinutes(policy.Rest);
    }
}
