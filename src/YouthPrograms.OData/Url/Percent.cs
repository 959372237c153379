namespace YouthPrograms.OData.Url;

/// <summary>Percent-decoding that remembers which semicolons were encoded.</summary>
internal static class Percent
{
    public static string Decode(string raw, out IReadOnlySet<int>? encodedSemicolons)
    {
        encodedSemicolons = null;
        if (!raw.Contains('%', StringComparison.Ordinal))
            return raw;
        if (!raw.Contains("%3B", StringComparison.OrdinalIgnoreCase))
            return Uri.UnescapeDataString(raw);
        var positions = new HashSet<int>();
        var decoded = new System.Text.StringBuilder();
        foreach (var part in raw.Split("%3B", StringSplitOptions.None).SelectMany(p => p.Split("%3b", StringSplitOptions.None)))
        {
            decoded.Append(Uri.UnescapeDataString(part));
            positions.Add(decoded.Length);
            decoded.Append(';');
        }
        decoded.Length--;
        positions.Remove(decoded.Length);
        encodedSemicolons = positions;
        return decoded.ToString();
    }
}
