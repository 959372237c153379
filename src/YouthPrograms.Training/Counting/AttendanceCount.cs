namespace YouthPrograms.Training.Counting;

/// <summary>One count of a class. <paramref name="ClientId"/> names it wherever it was made, with or without a network.</summary>
public readonly record struct AttendanceCount(string ClientId, DateTime CountedAt, int Present);

/// <summary>Many people count, some of them offline; what holds is told by the counts alone, in whatever order they arrive.</summary>
public static class AttendanceLog
{
    /// <summary>The pupils of a class that one count may name; more is a slip of the finger.</summary>
    public const int MostPupils = 200;

    /// <summary>Adds a count unless it is there already: a count that is sent twice is one count.</summary>
    public static IReadOnlyList<AttendanceCount> Merge(IReadOnlyList<AttendanceCount> counts, AttendanceCount count) =>
        counts.Any(one => one.ClientId == count.ClientId) ? counts : [.. counts, count];

    /// <summary>The latest count by when it was made, not by when it arrived; null when nobody counted.</summary>
    public static AttendanceCount? Current(IReadOnlyList<AttendanceCount> counts) => counts.Count == 0
        ? null
        : counts.Aggregate((holds, other) => IsLater(other, holds) ? other : holds);

    /// <summary>Two counts of the same moment are told apart by their names, so that every node agrees.</summary>
    public static bool IsLater(AttendanceCount one, AttendanceCount other) =>
        one.CountedAt != other.CountedAt
            ? one.CountedAt > other.CountedAt
            : string.CompareOrdinal(one.ClientId, other.ClientId) > 0;
}
