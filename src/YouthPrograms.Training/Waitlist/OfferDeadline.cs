using YouthPrograms.Training.Calendars;

namespace YouthPrograms.Training.Waitlist;

/// <summary>Until when an offer of freed seats holds them, in the venue's local time.</summary>
public static class OfferDeadline
{
    /// <summary>With less time than that before the start nothing is offered; free seats go to whoever comes first.</summary>
    public static readonly TimeSpan NoOffersWithin = TimeSpan.FromHours(24);

    // People answer in office hours: not before 11:00, which leaves them two hours of the morning, and not after 21:00.
    private static readonly TimeSpan Earliest = TimeSpan.FromHours(11);
    private static readonly TimeSpan Latest = TimeSpan.FromHours(21);

    /// <summary>
    /// The shorter of 48 hours on working days and half the time left; drawn back to 21:00 from the late evening and put
    /// off to 11:00 from the early morning; null when it is too late to offer. It always ends before the start.
    /// Reading: only hours of working days count towards the 48.
    /// </summary>
    /// <param name="now">The moment of the offer, local to the venue.</param>
    /// <param name="startsAt">The session's start, local to the venue.</param>
    /// <param name="days">The working days.</param>
    public static DateTime? Of(DateTime now, DateTime startsAt, WorkingDays days)
    {
        var left = startsAt - now;
        if (left < NoOffersWithin)
            return null;
        var whole = AfterWorkingHours(now, 48, days);
        var half = now + (left / 2);
        return Daytime(whole < half ? whole : half);
    }

    private static DateTime AfterWorkingHours(DateTime from, int hours, WorkingDays days)
    {
        var left = TimeSpan.FromHours(hours);
        var at = from;
        while (true)
        {
            var midnight = at.Date.AddDays(1);
            var today = days.Contains(DateOnly.FromDateTime(at)) ? midnight - at : TimeSpan.Zero;
            if (today >= left)
                return at + left;
            left -= today;
            at = midnight;
        }
    }

    private static DateTime Daytime(DateTime at) => at.TimeOfDay switch
    {
        var time when time < Earliest => at.Date + Earliest,
        var time when time > Latest => at.Date + Latest,
        _ => at,
    };
}
