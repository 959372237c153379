using YouthPrograms.Data.Mail;

namespace YouthPrograms.Reminders.Planning;

/// <summary>
/// What should be sent, to whom and when, from facts and rules alone. It asks no database and no clock, so planning
/// again, later or on another node wants the same messages under the same keys.
/// </summary>
public static class Plan
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(12);
    private static readonly TimeSpan LongestNews = TimeSpan.FromDays(2);
    private static readonly TimeSpan ShortestNews = TimeSpan.FromHours(1);
    private static readonly TimeOnly QuietFrom = new(20, 0);
    private static readonly TimeOnly QuietTo = new(7, 30);

    /// <summary>All messages wanted at <paramref name="now"/> (UTC), those already past their time among them.</summary>
    public static IReadOnlyList<WantedMessage> Of(Facts facts, IReadOnlyList<Rule> rules, DateTime now) =>
    [
        .. from rule in rules
           from occasion in Occasion.Of(rule.Template, facts, now)
           from step in rule.Steps
           from contact in occasion.Contacts.DistinctBy(c => c.Key)
           where !IsOptional(rule) || !facts.Stops.Contains(Stop.Of(rule.Code, contact))
           select Want(rule, occasion, step, contact, now),
    ];

    /// <summary>What must be known cannot be stopped by its reader.</summary>
    internal static bool IsOptional(Rule rule) => rule.Class >= MessageClass.Reminder;

    private static WantedMessage Want(Rule rule, Occasion occasion, Offset step, Contact contact, DateTime now)
    {
        var due = Due(rule, occasion, step, now);
        var deadline = Deadline(occasion, step, due);
        return new WantedMessage
        {
            Key = Key(rule, occasion, step, contact),
            Rule = rule,
            Subject = occasion.Subject,
            SubjectId = occasion.SubjectId,
            Contact = contact,
            DueAt = due,
            DeadlineAt = deadline,
            Disposition = IsFolded(occasion, step, due, now) ? Disposition.Folded
                : now > deadline ? Disposition.Missed
                : Disposition.Send,
        };
    }

    private static string Key(Rule rule, Occasion occasion, Offset step, Contact contact) => string.Join('|',
        rule.Code,
        rule.Version,
        $"{Word(occasion.Subject)}:{occasion.SubjectId}",
        occasion.Anchor,
        occasion.Revision,
        step,
        contact.Key,
        "mail");

    private static string Word(MessageSubject subject) => subject switch
    {
        MessageSubject.Booking => "booking",
        MessageSubject.Event => "event",
        MessageSubject.Tournament => "tournament",
        MessageSubject.WaitlistEntry => "waitlist",
        MessageSubject.Invitation => "invitation",
        MessageSubject.AccountLetter => "letter",
        MessageSubject.Handout => "handout",
        _ => throw new ArgumentOutOfRangeException(nameof(subject)),
    };

    private static DateTime Due(Rule rule, Occasion occasion, Offset step, DateTime now)
    {
        var due = step.From(occasion.At ?? now, occasion.TimeZone);
        // What is told at once is told at once; what the clock chooses, it does not choose at night.
        return step.IsZero || !IsOptional(rule) ? due : AfterTheNight(due, occasion.TimeZone);
    }

    private static DateTime AfterTheNight(DateTime due, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var local = TimeZoneInfo.ConvertTimeFromUtc(due, zone);
        var time = TimeOnly.FromDateTime(local);
        if (!time.IsBetween(QuietFrom, QuietTo))
            return due;
        var morning = time >= QuietFrom ? local.Date.AddDays(1) : local.Date;
        return Offset.ToUtc(morning + QuietTo.ToTimeSpan(), zone);
    }

    // A reminder may be late by a quarter of its lead; news stays news for two days, or until it helps nobody any more.
    private static DateTime Deadline(Occasion occasion, Offset step, DateTime due)
    {
        if (!step.IsZero && occasion.At is { } anchor)
            return due + Min((anchor - due).Duration() / 4, LongestDelay);
        return due + Max(ShortestNews, Min(occasion.UsefulUntil - due, LongestNews));
    }

    private static bool IsFolded(Occasion occasion, Offset step, DateTime due, DateTime now) =>
        !step.IsZero && due <= now && (occasion.Since is null || occasion.Since >= due);

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
