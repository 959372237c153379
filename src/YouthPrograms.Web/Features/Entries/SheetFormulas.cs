using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace YouthPrograms.Web.Features.Entries;

/// <summary>
/// Which cells of the first sheet hold a formula or an error instead of what was typed. The workbook reader gives the value
/// such a cell had when it was last calculated, which may be another child's by now.
/// </summary>
internal static class SheetFormulas
{
    public static HashSet<(int Row, int Column)> Of(ZipArchive zip)
    {
        var cells = new HashSet<(int Row, int Column)>();
        using var stream = zip.GetEntry(FirstSheet(zip))?.Open() ?? throw new InvalidDataException("The workbook names a sheet it does not hold.");
        using var reader = XmlReader.Create(stream);
        (int Row, int Column)? cell = null;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "c")
                cell = Place(reader.GetAttribute("r"));
            if ((reader.LocalName == "f" || (reader.LocalName == "c" && reader.GetAttribute("t") == "e")) && cell is { } place)
                cells.Add(place);
        }
        return cells;
    }

    private static string FirstSheet(ZipArchive zip)
    {
        var id = Load(zip, "xl/workbook.xml").Descendants().First(e => e.Name.LocalName == "sheet")
            .Attributes().First(a => a.Name.LocalName == "id").Value;
        var target = (string)Load(zip, "xl/_rels/workbook.xml.rels").Root!.Elements()
            .First(e => (string?)e.Attribute("Id") == id).Attribute("Target")!;
        return target.StartsWith('/') ? target[1..] : "xl/" + target;
    }

    private static XDocument Load(ZipArchive zip, string path)
    {
        using var stream = zip.GetEntry(path)?.Open() ?? throw new InvalidDataException($"Not a workbook: no {path}.");
        return XDocument.Load(stream);
    }

    /// <summary><c>C7</c> is row 7, column 3.</summary>
    private static (int Row, int Column)? Place(string? reference)
    {
        if (reference is null)
            return null;
        var letters = reference.TakeWhile(char.IsAsciiLetterUpper).ToArray();
        return int.TryParse(reference.AsSpan(letters.Length), CultureInfo.InvariantCulture, out var row)
            ? (row, letters.Aggregate(0, (column, letter) => (column * 26) + letter - 'A' + 1))
            : null;
    }
}
