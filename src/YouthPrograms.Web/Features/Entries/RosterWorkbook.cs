using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>Reads the first sheet of an Excel workbook.</summary>
internal static class RosterWorkbook
{
    private const long UnpackedLimit = 64L << 20;
    private const int MostColumns = 50;

    // A sheet whose whole columns are formatted has a million blank rows.
    private const int BlankRowsAtTheEnd = 200;

    // The reader asks for Windows-1252 even where the file is XML.
    static RosterWorkbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Outcome<SheetRow[]> Read(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content));
            if (!UnpacksWithinLimit(zip))
                return EntryProblems.FileTooLarge(UnpackedLimit >> 20);
            var formulas = SheetFormulas.Of(zip);
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(content));
            return Rows(reader, formulas).ToArray();
        }
        // A damaged workbook makes the reader throw whatever it met: null references, formats, ranges, keys.
        catch (Exception met) when (met is not OutOfMemoryException)
        {
            return EntryProblems.FileUnreadable();
        }
    }

    private static IEnumerable<SheetRow> Rows(IExcelDataReader reader, HashSet<(int Row, int Column)> formulas)
    {
        for (int number = 1, blank = 0, taken = 0; blank < BlankRowsAtTheEnd && taken <= RosterFile.MostLines * 2 && reader.Read(); number++)
        {
            var row = new SheetRow(number, [.. Cells(reader, number, formulas)]);
            blank = row.IsBlank ? blank + 1 : 0;
            if (row.IsBlank)
                continue;
            taken++;
            yield return row;
        }
    }

    // A formula is marked by its sign, so that the check of the cell finds it and the coach sees what to take away.
    private static IEnumerable<string> Cells(IExcelDataReader reader, int row, HashSet<(int Row, int Column)> formulas)
    {
        for (var column = 0; column < Math.Min(reader.FieldCount, MostColumns); column++)
            yield return (formulas.Contains((row, column + 1)) ? "=" : "") + Text(reader.GetValue(column));
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTime date => DateOnly.FromDateTime(date).ToString("O", CultureInfo.InvariantCulture),
        double number => number.ToString("0.###", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    // What the archive says about its sizes is the sender's word; only unpacking tells.
    private static bool UnpacksWithinLimit(ZipArchive zip)
    {
        var left = UnpackedLimit;
        var buffer = new byte[81920];
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            for (int read; left >= 0 && (read = stream.Read(buffer)) > 0;)
                left -= read;
        }
        return left >= 0;
    }
}
