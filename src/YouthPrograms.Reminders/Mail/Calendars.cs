using System.Globalization;
using System.Text;

namespace YouthPrograms.Reminders.Mail;

/// <summary>
/// One appointment. Times are UTC; <see cref="Uid"/> stays and <see cref="Sequence"/> rises over all its changes.
/// </summary>
public sealed record Appointment
{
    public required string Uid { get; init; }

    public required int Sequence { get; init; }

    public required bool IsCancelled { get; init; }

    public required DateTime StartsAt { get; init; }

    public required DateTime EndsAt { get; init; }

    public required string TimeZone { get; init; }

    public required string Summary { get; init; }

    public required string Location { get; init; }

    public required string Description { get; init; }

    public required string Organizer { get; init; }

    public required string Attendee { get; init; }

    public required Uri Page { get; init; }

    /// <summary>When this version was written.</summary>
    public required DateTime StampedAt { get; init; }
}

/// <summary>
/// Writes iCalendar (RFC 5545) with the invitations of RFC 5546: REQUEST to enter or change, CANCEL to take out.
/// </summary>
public static class Calendars
{
    private const int LineOctets = 75;

    public static CalendarPart Write(Appointment appointment)
    {
        var method = appointment.IsCancelled ? "CANCEL" : "REQUEST";
        var content = new StringBuilder();
        foreach (var line in Lines(appointment, method))
            Fold(content, line);
        return new CalendarPart(method, content.ToString());
    }

    private static IEnumerable<string> Lines(Appointment a, string method) =>
    [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Youth Programs//Reminders//EN",
        "CALSCALE:GREGORIAN",
        $"METHOD:{method}",
        .. ZoneLines(a),
        "BEGIN:VEVENT",
        $"UID:{a.Uid}",
        $"SEQUENCE:{a.Sequence}",
        $"DTSTAMP:{Stamp(a.StampedAt)}Z",
        $"DTSTART;TZID={a.TimeZone}:{Stamp(Local(a.StartsAt, a))}",
        $"DTEND;TZID={a.TimeZone}:{Stamp(Local(a.EndsAt, a))}",
        $"SUMMARY:{Escape(a.Summary)}",
        $"LOCATION:{Escape(a.Location)}",
        $"DESCRIPTION:{Escape(a.Description)}",
        $"URL:{a.Page.AbsoluteUri}",
        $"ORGANIZER:mailto:{a.Organizer}",
        $"ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:{a.Attendee}",
        $"STATUS:{(a.IsCancelled ? "CANCELLED" : "CONFIRMED")}",
        "TRANSP:OPAQUE",
        "END:VEVENT",
        "END:VCALENDAR",
    ];

    // One rule with the offset of that day is the whole zone here: the object holds a single event.
    private static IEnumerable<string> ZoneLines(Appointment a)
    {
        var offset = Zone(a).GetUtcOffset(a.StartsAt);
        var text = (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hhmm", CultureInfo.InvariantCulture);
        return
        [
            "BEGIN:VTIMEZONE",
            $"TZID:{a.TimeZone}",
            "BEGIN:STANDARD",
            "DTSTART:19700101T000000",
            $"TZOFFSETFROM:{text}",
            $"TZOFFSETTO:{text}",
            "END:STANDARD",
            "END:VTIMEZONE",
        ];
    }

    private static TimeZoneInfo Zone(Appointment a) => TimeZoneInfo.FindSystemTimeZoneById(a.TimeZone);

    private static DateTime Local(DateTime utc, Appointment a) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone(a));

    private static string Stamp(DateTime time) => time.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    // RFC 5545, 3.3.11. A colon needs nothing.
    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r\n", "\\n", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);

    // RFC 5545, 3.1: a line has at most 75 octets, its break not counted; the space that opens a continuation is.
    private static void Fold(StringBuilder content, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                content.Append("\r\n ");
                octets = 1;
            }
            content.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        content.Append("\r\n");
    }
}
