using System.Globalization;

namespace YouthPrograms.Reminders;

/// <summary>The languages mails are written in, as accounts store them.</summary>
internal static class Languages
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    /// <summary>How dates and numbers are written; English as the rest of the world writes them, day first.</summary>
    public static CultureInfo CultureOf(string language) =>
        CultureInfo.GetCultureInfo(language == English ? "en-GB" : Chinese);
}
