using System.Globalization;

namespace YouthPrograms.OData.Http;

internal static class NextLink
{
    /// <summary>The same request from after the last row on; a $top that is not yet filled is what is left of it.</summary>
    public static string Of(string address, IEnumerable<(string Name, string Value)> options, long? top, int rows, string token)
    {
        var kept = options
            .Where(o => Uri.UnescapeDataString(o.Name).TrimStart('$').ToLowerInvariant() is not ("skip" or "skiptoken" or "top"))
            .Select(o => o.Value == "\0" ? o.Name : o.Name + "=" + o.Value)
            .ToList();
        if (top is not null)
            kept.Add("$top=" + (top - rows)?.ToString(CultureInfo.InvariantCulture));
        kept.Add("$skiptoken=" + token);
        return address + "?" + string.Join('&', kept);
    }
}
