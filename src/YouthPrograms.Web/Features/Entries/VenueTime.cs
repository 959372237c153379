using System.Globalization;
using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>Times as people at the venue say them.</summary>
internal static class VenueTime
{
    /// <summary>Such as 11月22日 18:00, in the venue's zone.</summary>
    public static string At(DateTime utc, string zone)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.FindSystemTimeZoneById(zone));
        return local.ToString(Texts.IsEnglish ? "d MMM yyyy HH:mm" : "yyyy年M月d日 HH:mm", CultureInfo.CurrentCulture);
    }

    /// <summary>How long until then, in the largest unit that fits: 3 天, 5 小时, 20 分钟.</summary>
    public static string Left(Texts texts, DateTime now, DateTime until) => (until - now) switch
    {
        { TotalHours: >= 48 } left => texts["time.days", (int)left.TotalDays],
        { TotalMinutes: >= 120 } left => texts["time.hours", (int)left.TotalHours],
        var left => texts["time.minutes", Math.Max(1, (int)left.TotalMinutes)],
    };

    /// <summary>A local time of the venue as UTC.</summary>
    public static DateTime ToUtc(DateTime local, string zone) =>
        TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), TimeZoneInfo.FindSystemTimeZoneById(zone));
}
