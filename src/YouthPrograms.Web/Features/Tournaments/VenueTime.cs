using System.Globalization;

namespace YouthPrograms.Web.Features.Tournaments;

/// <summary>Times of a tournament as people at its venue read and type them.</summary>
internal static class VenueTime
{
    public static DateTime Local(DateTime utc, string zone) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), TimeZoneInfo.FindSystemTimeZoneById(zone));

    public static DateOnly Day(DateTime utc, string zone) => DateOnly.FromDateTime(Local(utc, zone));

    /// <summary>Null for a time that a change to summer time leaves out.</summary>
    public static DateTime? Utc(DateTime local, string zone)
    {
        var (found, unspecified) = (TimeZoneInfo.FindSystemTimeZoneById(zone), DateTime.SpecifyKind(local, DateTimeKind.Unspecified));
        return found.IsInvalidTime(unspecified) ? null : TimeZoneInfo.ConvertTimeToUtc(unspecified, found);
    }

    public static string Show(DateTime utc, string zone)
    {
        var local = Local(utc, zone);
        return $"{Show(DateOnly.FromDateTime(local))} {local.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    public static string Show(DateOnly day) => day.ToString("M", CultureInfo.CurrentCulture);

    public static string Show(DateOnly from, DateOnly to) => from == to ? Show(from) : $"{Show(from)} – {Show(to)}";
}
