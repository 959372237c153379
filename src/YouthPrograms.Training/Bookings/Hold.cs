namespace YouthPrograms.Training.Bookings;

/// <summary>A place kept while somebody finishes the form.</summary>
public static class Hold
{
    /// <summary>Long enough to ask the class teacher, short enough not to keep others out.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(20);

    /// <summary>A hold counts before its expiry only; at that moment and after it neither counts nor can be confirmed.</summary>
    public static bool Counts(DateTime expiresAt, DateTime now) => now < expiresAt;
}
