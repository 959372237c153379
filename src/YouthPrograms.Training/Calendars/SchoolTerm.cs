namespace YouthPrograms.Training.Calendars;

/// <summary>
/// A school term, both days inclusive. Reading: the autumn term runs from 1 September to 31 January and the spring term
/// from 1 February to 31 August; the exact first and last day differ by district and year and matter to nobody here.
/// </summary>
public readonly record struct SchoolTerm
{
    private SchoolTerm(DateOnly first, DateOnly last) => (First, Last) = (first, last);

    public DateOnly First { get; }

    public DateOnly Last { get; }

    /// <summary>The term a day belongs to.</summary>
    public static SchoolTerm Of(DateOnly day) => day.Month switch
    {
        >= 9 => new(new(day.Year, 9, 1), new(day.Year + 1, 1, 31)),
        1 => new(new(day.Year - 1, 9, 1), new(day.Year, 1, 31)),
        _ => new(new(day.Year, 2, 1), new(day.Year, 8, 31)),
    };
}
