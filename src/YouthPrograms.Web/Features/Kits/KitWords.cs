using System.Globalization;

namespace YouthPrograms.Web.Features.Kits;

/// <summary>Words that stand beside stock.</summary>
internal static class KitWords
{
    private const int Most = 500;

    /// <summary>Not blank, and no essay.</summary>
    public static Problem? Check(string? text, string target) => (text?.Trim() ?? "") switch
    {
        "" => Problems.Required(target),
        { Length: > Most } => new(ProblemKind.Invalid, "too-long", target, Most),
        _ => null,
    };

    /// <summary>On the clock of the office.</summary>
    public static string Time(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(utc, HomeZone.Info).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
