using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace YouthPrograms.OData.Http;

/// <summary>The Prefer header, as far as this service honours it.</summary>
internal sealed record Preferences(int? MaxPageSize, bool Minimal, bool Representation, bool OmitNulls, bool? ContinueOnError)
{
    private static readonly Preferences None = new(null, false, false, false, null);

    public static Preferences Of(HttpRequest request)
    {
        if (request.Headers["Prefer"].Count == 0)
            return None;
        var wishes = PreferText.Parse(string.Join(',', request.Headers["Prefer"].ToArray()));
        var size = wishes.GetValueOrDefault("maxpagesize");
        return new(
            int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && rows > 0 ? rows : null,
            wishes.GetValueOrDefault("return") == "minimal",
            wishes.GetValueOrDefault("return") == "representation",
            wishes.GetValueOrDefault("omit-values") == "nulls",
            wishes.TryGetValue("continue-on-error", out var goOn) ? goOn != "false" : null);
    }

    /// <summary>What was honoured, for Preference-Applied.</summary>
    public string? Applied(bool paged, bool wrote)
    {
        if (this == None)
            return null;
        List<string> applied = [];
        if (paged && MaxPageSize is { } size)
            applied.Add("odata.maxpagesize=" + size.ToString(CultureInfo.InvariantCulture));
        if (OmitNulls)
            applied.Add("omit-values=nulls");
        if (wrote && Minimal)
            applied.Add("return=minimal");
        if (wrote && Representation)
            applied.Add("return=representation");
        return applied.Count == 0 ? null : string.Join(", ", applied);
    }
}

/// <summary>RFC 7240 with OData's preferences: by name in lower case, without the prefix; the first of a name counts.</summary>
internal static partial class PreferText
{
    private const string Token = @"[!#$%&'*+.^_`|~A-Za-z0-9-]+";
    private const string Word = "(?:" + Token + @"|""(?:[^""\\]|\\.)*"")";
    private const string Pair = Token + @"(?:\s*=\s*" + Word + ")?";

    public static Dictionary<string, string> Parse(string header)
    {
        Dictionary<string, string> wishes = [];
        foreach (System.Text.RegularExpressions.Match item in Items().Matches(header))
        {
            var name = item.Groups["name"].Value.ToLowerInvariant();
            wishes.TryAdd(name.StartsWith("odata.", StringComparison.Ordinal) ? name[6..] : name, item.Groups["value"].Value.Trim('"'));
        }
        return wishes;
    }

    /// <summary>Whether the whole header is well-formed. A caller may say what it likes; only what is well-formed is heard.</summary>
    public static bool IsValid(string header)
    {
        if (!Whole().IsMatch(header))
            return false;
        var wishes = Parse(header);
        return (!wishes.TryGetValue("maxpagesize", out var size) || (int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && rows > 0))
            && (!wishes.TryGetValue("include-annotations", out var terms) || terms.Split(',').All(t => Term().IsMatch(t)));
    }

    [System.Text.RegularExpressions.GeneratedRegex("(?<name>" + Token + @")(?:\s*=\s*(?<value>" + Word + @"))?(?:\s*;\s*" + Pair + ")*")]
    private static partial System.Text.RegularExpressions.Regex Items();

    [System.Text.RegularExpressions.GeneratedRegex("^" + Pair + @"(?:\s*;\s*" + Pair + @")*(?:\s*,\s*" + Pair + @"(?:\s*;\s*" + Pair + ")*)*$")]
    private static partial System.Text.RegularExpressions.Regex Whole();

    [System.Text.RegularExpressions.GeneratedRegex(@"^-?(?:\*|\w+(?:\.\w+)*\.(?:\w+|\*))(?:#\w+)?$")]
    private static partial System.Text.RegularExpressions.Regex Term();
}
