using System.Text;
using YouthPrograms.Reminders.Mail;

namespace YouthPrograms.Web.Tests.Reminders;

public class WritingCalendars
{
    private static readonly Appointment Drill = new()
    {
        Uid = "booking-3@programs.test",
        Sequence = 2,
        IsCancelled = false,
        StartsAt = new DateTime(2026, 12, 1, 1, 0, 0, DateTimeKind.Utc),
        EndsAt = new DateTime(2026, 12, 1, 2, 30, 0, DateTimeKind.Utc),
        TimeZone = "Asia/Shanghai",
        Summary = "消防逃生演练",
        Location = "红色文化展馆，郑州市中原路1号",
        Description = "What: a; b, c\\d\nWhen: now",
        Organizer = "programs@programs.test",
        Attendee = "school@demo.test",
        Page = new Uri("https://programs.test/school"),
        StampedAt = RemindersHost.Start,
    };

    [Fact]
    public void Times_are_on_the_clock_of_the_named_zone_that_comes_with_it()
    {
        var lines = Unfolded(Drill);

        Assert.Contains("DTSTART;TZID=Asia/Shanghai:20261201T090000", lines);
        Assert.Contains("DTEND;TZID=Asia/Shanghai:20261201T103000", lines);
        Assert.Contains("TZID:Asia/Shanghai", lines);
        Assert.Contains("TZOFFSETTO:+0800", lines);
        Assert.Contains("DTSTAMP:20261126T010000Z", lines);
    }

    [Fact]
    public void A_cancellation_says_so_in_method_and_status()
    {
        var part = Calendars.Write(Drill with { IsCancelled = true, Sequence = 3 });

        Assert.Equal("CANCEL", part.Method);
        Assert.Superset(
            new HashSet<string> { "METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:3", "UID:booking-3@programs.test" },
            Unfold(part.Content).ToHashSet());
    }

    [Fact]
    public void Text_is_escaped() =>
        Assert.Contains("DESCRIPTION:What: a\\; b\\, c\\\\d\\nWhen: now", Unfolded(Drill));

    // Lengths around the fold, in letters of one, three and four octets.
    [Theory]
    [InlineData("a")]
    [InlineData("演")]
    [InlineData("🏓")]
    public void Lines_are_folded_at_75_octets_without_cutting_a_character(string letter)
    {
        for (var count = 1; count < 200; count++)
        {
            var summary = string.Concat(Enumerable.Repeat(letter, count));
            var content = Calendars.Write(Drill with { Summary = summary }).Content;

            Assert.All(content.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
            Assert.Contains($"SUMMARY:{summary}", Unfold(content));
            Assert.Equal(content, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(content)));
        }
    }

    [Fact]
    public void Every_line_ends_with_carriage_return_and_line_feed()
    {
        var content = Calendars.Write(Drill).Content;

        Assert.EndsWith("END:VCALENDAR\r\n", content, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', content.Replace("\r\n", "", StringComparison.Ordinal));
    }

    private static string[] Unfolded(Appointment appointment) => Unfold(Calendars.Write(appointment).Content);

    private static string[] Unfold(string content) =>
        content.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
}
