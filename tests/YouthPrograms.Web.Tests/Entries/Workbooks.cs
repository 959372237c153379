using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace YouthPrograms.Web.Tests.Entries;

/// <summary>Workbooks that no seed roster looks like.</summary>
internal static class Workbooks
{
    /// <summary>One athlete whose name is a formula with a remembered value.</summary>
    public static byte[] WithFormulaName()
    {
        using var package = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>("rId1");
            sheet.Worksheet = new Worksheet(new SheetData(
                new Row(Text("A1", "姓名"), Text("B1", "性别"), Text("C1", "出生日期")) { RowIndex = 1 },
                new Row(
                    new Cell { CellReference = "A2", DataType = CellValues.String, CellFormula = new CellFormula("D2&E2"), CellValue = new CellValue("癸一") },
                    Text("B2", "男"),
                    Text("C2", "2011-05-03"))
                { RowIndex = 2 }));
            book.Workbook = new Workbook(new Sheets(new Sheet { Id = "rId1", SheetId = 1, Name = "名单" }));
        }
        return package.ToArray();
    }

    private static Cell Text(string reference, string text) =>
        new() { CellReference = reference, DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) };
}
