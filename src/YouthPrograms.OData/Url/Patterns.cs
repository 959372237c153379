using System.Text.RegularExpressions;

namespace YouthPrograms.OData.Url;

/// <summary>The primitive rules of the OData ABNF, each anchored where the scanner stands.</summary>
internal static partial class Patterns
{
    private const string Year = @"-?(?:0\d{3}|[1-9]\d{3,})";
    private const string Day = Year + @"-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])";
    private const string Clock = @"(?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60)(?:\.\d{1,12})?)?";
    private const string Offset = @"(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)";

    [GeneratedRegex(@"\G" + Day + "T" + Clock + Offset, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex DateTimeOffset();

    [GeneratedRegex(@"\G" + Day, RegexOptions.CultureInvariant)]
    public static partial Regex Date();

    [GeneratedRegex(@"\G" + Clock, RegexOptions.CultureInvariant)]
    public static partial Regex TimeOfDay();

    [GeneratedRegex(@"\G[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}", RegexOptions.CultureInvariant)]
    public static partial Regex Guid();

    [GeneratedRegex(@"\G(?:[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|-?INF|NaN)", RegexOptions.CultureInvariant)]
    public static partial Regex Number();

    [GeneratedRegex(@"\G[+-]?\d+", RegexOptions.CultureInvariant)]
    public static partial Regex Integer();

    [GeneratedRegex(@"\G\d+", RegexOptions.CultureInvariant)]
    public static partial Regex Digits();

    [GeneratedRegex(@"\G-?P(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex Duration();

    [GeneratedRegex(@"\G(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{3}=?|[A-Za-z0-9_-]{2}(?:==)?)?", RegexOptions.CultureInvariant)]
    public static partial Regex Base64();

    [GeneratedRegex(@"\G[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}\p{Cf}]{0,127}", RegexOptions.CultureInvariant)]
    public static partial Regex Identifier();

    [GeneratedRegex(@"\G(?:[\p{L}\p{Nl}_][\w]{0,127}|[+-]?\d+)(?:,(?:[\p{L}\p{Nl}_][\w]{0,127}|[+-]?\d+))*", RegexOptions.CultureInvariant)]
    public static partial Regex EnumMembers();

    /// <summary>Whether the whole text is one value of the rule.</summary>
    public static bool Whole(Regex rule, string text) => rule.Match(text) is { Success: true } match && match.Length == text.Length;
}
