using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace YouthPrograms.Reminders.Planning;

/// <summary>
/// When a rule's mail is due, counted from the fact it hangs on: at once (<c>0</c>), or whole calendar days before or
/// after it on the wall clock of the place (<c>-7d</c>), optionally at a time of that day (<c>-1d@15:00</c>).
/// </summary>
public sealed record Offset(int Days, TimeOnly? At)
{
    public static readonly Offset Zero = new(0, null);

    public bool IsZero => this == Zero;

    /// <summary>Several offsets of one rule are separated by commas. An offset that cannot be read refuses them all.</summary>
    public static bool TryParseAll(string text, [NotNullWhen(true)] out IReadOnlyList<Offset>? offsets)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var read = parts.Select(Parse).ToList();
        offsets = read.Count == 0 || read.Contains(null) ? null : read.ConvertAll(o => o!);
        return offsets is not null;
    }

    /// <summary>The moment in UTC. Days are calendar days: the local time stays, however long the days between are.</summary>
    public DateTime From(DateTime anchor, string timeZone)
    {
        if (IsZero)
            return anchor;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var local = TimeZoneInfo.ConvertTimeFromUtc(anchor, zone).AddDays(Days);
        return ToUtc(At is { } time ? local.Date + time.ToTimeSpan() : local, zone);
    }

    public override string ToString() => (Days, At) switch
    {
        (0, null) => "0",
        (_, null) => $"{Days}d",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Days}d@{At:HH:mm}"),
    };

    internal static DateTime ToUtc(DateTime local, TimeZoneInfo zone)
    {
        // An hour that a change to summer time leaves out is read as the hour after it.
        if (zone.IsInvalidTime(local))
            local = local.AddHours(1);
        return TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone);
    }

    private static Offset? Parse(string text)
    {
        if (text == "0")
            return Zero;
        var (days, time) = text.Split('@') switch
        {
            [var only] => (only, null),
            [var first, var second] => (first, second),
            _ => ("", null),
        };
        if (!days.EndsWith('d')
            || !int.TryParse(days[..^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count))
            return null;
        if (time is null)
            return new Offset(count, null);
        return TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? new Offset(count, at)
            : null;
    }
}
