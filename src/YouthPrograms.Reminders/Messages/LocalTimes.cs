using Humanizer;

namespace YouthPrograms.Reminders.Messages;

/// <summary>Moments as the reader's language and the wall clock of the place say them.</summary>
internal sealed class LocalTimes(MailTexts texts, string timeZone)
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);

    public string Zone => texts.Find($"zone-{timeZone}") ?? timeZone;

    public string Date(DateTime utc) => Local(utc).ToString(texts["date"], texts.Culture);

    public string Date(DateOnly day) => day.ToString(texts["date"], texts.Culture);

    public string DateTime(DateTime utc) => texts["time-of-zone", Local(utc).ToString(texts["date-time"], texts.Culture), Zone];

    /// <summary>From and to on one day, the zone, and how far off it is.</summary>
    public string Span(DateTime start, DateTime end, DateTime now) => texts[
        "times",
        Local(start).ToString(texts["date-time"], texts.Culture),
        Local(end).ToString("HH:mm", texts.Culture),
        Zone,
        FromNow(start, now)];

    /// <summary>From and to on one day and the zone, of what will not be.</summary>
    public string Span(DateTime start, DateTime end) => texts[
        "times-only",
        Local(start).ToString(texts["date-time"], texts.Culture),
        Local(end).ToString("HH:mm", texts.Culture),
        Zone];

    /// <summary>Such as "tomorrow": by the calendar of the place, which is why both are first put on its clock.</summary>
    public string FromNow(DateTime utc, DateTime now) => OnClock(utc).Humanize(true, OnClock(now), texts.Culture);

    private DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, zone);

    private DateTime OnClock(DateTime utc) => System.DateTime.SpecifyKind(Local(utc), DateTimeKind.Utc);
}
