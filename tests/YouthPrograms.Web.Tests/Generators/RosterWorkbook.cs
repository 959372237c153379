using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ExcelDataReader;

namespace YouthPrograms.Web.Tests.Generators;

/// <summary>A roster as an Excel file: one sheet, a header row, real dates.</summary>
internal static class RosterWorkbook
{
    private const uint Bold = 1;
    private const uint Date = 2;
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private static readonly double[] Widths = [6, 10, 6, 12, 22, 10, 16, 18];
    private static readonly DateTimeOffset Stamp = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(Roster roster)
    {
        using var package = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
            AddParts(document, roster);
        package.Position = 0;
        using var file = File.Create(roster.Path);
        CopyWithFixedStamps(package, file);
    }

    /// <summary>Reads the cells back with another library than the one that wrote them; dates become ISO text.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Read(string path)
    {
        // ExcelDataReader asks for Windows-1252 even where the file is XML.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var file = File.OpenRead(path);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(file);
        var rows = new List<IReadOnlyList<string>>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))]);
        return rows;
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTime date => DateOnly.FromDateTime(date).ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    // Every relationship is named: a random name would make another file of the same content.
    private static void AddParts(SpreadsheetDocument document, Roster roster)
    {
        document.AddNewPart<WorkbookPart>(WorkbookType, "rId1");
        var book = document.WorkbookPart!;
        book.AddNewPart<WorkbookStylesPart>("rId2").Stylesheet = Styles();
        book.AddNewPart<WorksheetPart>("rId1").Worksheet = new Worksheet(FrozenHeader(), Columns(), SheetRows(roster));
        book.Workbook = new Workbook(new Sheets(new Sheet { Id = "rId1", SheetId = 1, Name = "报名表" }));
    }

    private static SheetViews FrozenHeader() => new(new SheetView(
        new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
    {
        WorkbookViewId = 0,
    });

    private static Columns Columns() => new(Widths.Select((width, index) =>
        new Column { Min = (uint)index + 1, Max = (uint)index + 1, Width = width, CustomWidth = true }));

    private static SheetData SheetRows(Roster roster) =>
        new(roster.Rows.Select(Cells).Prepend(new Row(Roster.Headers.Select(header => TextCell(header, Bold)))));

    private static Row Cells(RosterRow row) => new(
        NumberCell(row.Number, 0),
        TextCell(row.Name),
        TextCell(row.Gender),
        NumberCell((int)row.BirthDate.ToDateTime(TimeOnly.MinValue).ToOADate(), Date),
        TextCell(row.School),
        TextCell(row.Guardian),
        TextCell(row.GuardianPhone),
        TextCell(row.Events));

    private static Cell NumberCell(int value, uint style) => new() { CellValue = new CellValue(value), StyleIndex = style };

    private static Cell TextCell(string text, uint style = 0) =>
        new() { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)), StyleIndex = style };

    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            // 14 is Excel's own short date, shown as the reader's locale writes it.
            new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }));

    private static void CopyWithFixedStamps(Stream package, Stream target)
    {
        using var source = new ZipArchive(package, ZipArchiveMode.Read);
        using var copy = new ZipArchive(target, ZipArchiveMode.Create);
        foreach (var entry in source.Entries)
        {
            var written = copy.CreateEntry(entry.FullName, CompressionLevel.Optimal);
            written.LastWriteTime = Stamp;
            using var from = entry.Open();
            using var to = written.Open();
            from.CopyTo(to);
        }
    }
}
