using YouthPrograms.Web.Layout;

namespace YouthPrograms.Web.Features.Entries;

internal static class TimeLeft
{
    /// <summary>How long until then, in the largest unit that fits: 3 天, 5 小时, 20 分钟.</summary>
    public static string Say(Texts texts, DateTime now, DateTime until) => (until - now) switch
    {
        { TotalHours: >= 48 } left => texts["time.days", (int)left.TotalDays],
        { TotalMinutes: >= 120 } left => texts["time.hours", (int)left.TotalHours],
        var left => texts["time.minutes", Math.Max(1, (int)left.TotalMinutes)],
    };
}
