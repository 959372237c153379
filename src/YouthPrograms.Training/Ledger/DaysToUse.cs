namespace YouthPrograms.Training.Ledger;

/// <summary>How long gifts wait to be used.</summary>
public static class DaysToUse
{
    /// <summary>
    /// The median of days from receipt to payment, one case for each payment; of an even number the lower middle one, so that
    /// it is a case that there was. Null without any.
    /// </summary>
    public static int? Median(IEnumerable<(DateOnly ReceivedOn, DateOnly SpentOn)> uses)
    {
        var days = uses.Select(use => use.SpentOn.DayNumber - use.ReceivedOn.DayNumber).Order().ToList();
        return days.Count == 0 ? null : days[(days.Count - 1) / 2];
    }
}
