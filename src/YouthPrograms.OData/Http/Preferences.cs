using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace YouthPrograms.OData.Http;

/// <summary>The Prefer header, as far as this service honours it.</summary>
internal sealed record Preferences(int? MaxPageSize, bool Minimal, bool Representation, bool OmitNulls)
{
    public static Preferences Of(HttpRequest request)
    {
        var wishes = PreferText.Parse(string.Join(',', request.Headers["Prefer"].ToArray()));
        var size = wishes.GetValueOrDefault("maxpagesize");
        return new(
            int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && rows > 0 ? rows : null,
            wishes.GetValueOrDefault("return") == "minimal",
            wishes.GetValueOrDefault("return") == "representation",
            wishes.GetValueOrDefault("omit-values") == "nulls");
    }

    /// <summary>What was honoured, for Preference-Applied.</summary>
    public string? Applied(bool paged, bool wrote)
    {
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

/// <summary>RFC 7240: preferences by name in lower case, without OData's prefix; the first of a name counts.</summary>
internal static class PreferText
{
    public static Dictionary<string, string> Parse(string header)
    {
        Dictionary<string, string> wishes = [];
        foreach (var item in header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = item.Split(';')[0].Split('=', 2, StringSplitOptions.TrimEntries);
            var name = pair[0].ToLowerInvariant();
            wishes.TryAdd(name.StartsWith("odata.", StringComparison.Ordinal) ? name[6..] : name, pair.Length > 1 ? pair[1].Trim('"') : "");
        }
        return wishes;
    }
}
