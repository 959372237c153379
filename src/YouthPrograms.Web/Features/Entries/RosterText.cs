using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>Reads a roster from text: UTF-8 or UTF-16 by their marks, else UTF-8, else the Chinese encoding of Excel's CSV.</summary>
internal static class RosterText
{
    private static readonly char[] Separators = [',', ';', '\t'];

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    // GB18030 reads everything GBK and GB2312 can say.
    private static readonly Encoding Chinese = ChineseEncoding();

    public static Outcome<SheetRow[]> Read(byte[] content)
    {
        if (Decode(content) is not { } text || text.Contains('\0', StringComparison.Ordinal))
            return EntryProblems.FileOfWrongType();
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = SeparatorOf(text),
            // A stray quote is shown in the cell where it stands, like any other wrong character.
            BadDataFound = null,
        });
        var rows = new List<SheetRow>();
        while (rows.Count <= RosterFile.MostLines * 2 && parser.Read())
            rows.Add(new SheetRow(parser.RawRow, [.. parser.Record!]));
        return rows.ToArray();
    }

    private static string? Decode(byte[] content) => content switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => TryDecode(Utf8, rest),
        [0xFF, 0xFE, .. var rest] => TryDecode(Encoding.Unicode, rest),
        [0xFE, 0xFF, .. var rest] => TryDecode(Encoding.BigEndianUnicode, rest),
        _ => TryDecode(Utf8, content) ?? TryDecode(Chinese, content),
    };

    private static string? TryDecode(Encoding encoding, byte[] content)
    {
        try
        {
            return encoding.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string SeparatorOf(string text)
    {
        var header = text.Split('\n').FirstOrDefault(line => line.IndexOfAny(Separators) >= 0) ?? "";
        return Separators.MaxBy(separator => header.Count(c => c == separator)).ToString();
    }

    private static Encoding ChineseEncoding()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }
}
