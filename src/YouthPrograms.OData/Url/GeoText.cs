using System.Text.RegularExpressions;

namespace YouthPrograms.OData.Url;

/// <summary>Well-known text with its SRID. Only its form is known here; the service has no geographic values.</summary>
internal static partial class GeoText
{
    private const string Number = @"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?";
    private const string Position = Number + " " + Number + "(?: " + Number + "){0,2}";
    private const string Point = @"\(" + Position + @"\)";
    private const string Line = @"\(" + Position + "(?:," + Position + @")*\)";
    private const string Rings = @"\(" + Line + "(?:," + Line + @")*\)";
    private const string Shape = "(?:Point" + Point + "|LineString" + Line + "|Polygon" + Rings
        + @"|MultiPoint\((?:" + Point + "(?:," + Point + @")*)?\)"
        + @"|MultiLineString\((?:" + Line + "(?:," + Line + @")*)?\)"
        + @"|MultiPolygon\((?:" + Rings + "(?:," + Rings + @")*)?\))";

    public static bool IsValid(string text) => Whole().IsMatch(text);

    [GeneratedRegex("^SRID=[0-9]{1,5};(?:" + Shape + @"|GeometryCollection\(" + Shape + "(?:," + Shape + @")*\))$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Whole();
}
