using System.Text.Json.Serialization;

namespace YouthPrograms.Competitions.Timetable;

/// <summary>
/// A match with its place in the order of play. It takes the time from its start (UTC, included) to its end (left out), so
/// that the next may start when it ends. Ids are the caller's; a match without a table is on none.
/// </summary>
public sealed record ScheduledMatch(
    long Match, DateTime StartsAt, TimeSpan Length, IReadOnlyList<AthleteId> Athletes, long? Table = null)
{
    [JsonIgnore]
    public DateTime EndsAt => StartsAt + Length;

    /// <summary>True when there is a moment at which both are played.</summary>
    public bool Overlaps(ScheduledMatch other) => StartsAt < other.EndsAt && other.StartsAt < EndsAt;
}
