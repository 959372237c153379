using System.Globalization;
using YouthPrograms.OData.Query;

namespace YouthPrograms.OData.Http;

internal static class NextLink
{
    /// <summary>The same request from after the last row on; a $top that is not yet filled is what is left of it.</summary>
    public static string Of(Exchange exchange, CollectionRead read, Page page)
    {
        var kept = exchange.Url.Raw
            .Where(o => Uri.UnescapeDataString(o.Name).TrimStart('$').ToLowerInvariant() is not ("skip" or "skiptoken" or "top"))
            .Select(o => o.Value == "\0" ? o.Name : o.Name + "=" + o.Value)
            .ToList();
        if (read.Options.Top is { } top)
            kept.Add("$top=" + (top - page.Rows.Count).ToString(CultureInfo.InvariantCulture));
        kept.Add("$skiptoken=" + SkipToken.Write(read.Order, page.Rows[^1]));
        return exchange.Root + "/" + exchange.RawPath.Trim('/') + "?" + string.Join('&', kept);
    }
}
