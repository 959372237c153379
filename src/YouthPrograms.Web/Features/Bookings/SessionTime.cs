using System.Globalization;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Bookings;

/// <summary>A moment as people at the venue read it off the clock, in the language of the request.</summary>
public readonly record struct SessionTime(DateTime Utc, string TimeZone)
{
    public DateTime Local => TimeZoneInfo.ConvertTimeFromUtc(Utc, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));

    public DateOnly Day => DateOnly.FromDateTime(Local);

    /// <summary>11月24日 周二, or Tue 24 Nov.</summary>
    public string Date => Local.ToString(Texts.IsEnglish ? "ddd d MMM" : "M月d日 ddd", CultureInfo.CurrentCulture);

    public string Time => Local.ToString("HH:mm", CultureInfo.InvariantCulture);

    public override string ToString() => $"{Date} {Time}";

    /// <summary>The moment of a wall clock at the venue. A time that the clock skips is read an hour later.</summary>
    public static DateTime ToUtc(DateTime local, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(wall) ? wall.AddHours(1) : wall, zone);
    }
}
